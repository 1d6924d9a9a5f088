using Collab.Testing.Node;
using Xunit;

namespace Collab.Testing.Azurite;

/// <summary>The test process's one Azurite, for <see cref="IClassFixture{T}"/> and collections.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private AzuriteServer? _server;

    /// <summary>The shared server.</summary>
    /// <exception cref="InvalidOperationException">The tests of this class should have been skipped.</exception>
    public AzuriteServer Server => _server ?? throw new InvalidOperationException(NodeJs.WhyMissing);

    /// <summary>The shared server's storage connection string.</summary>
    public string ConnectionString => Server.ConnectionString;

    // xunit makes the fixture even where it skips every test.
    async Task IAsyncLifetime.InitializeAsync() => _server = NodeJs.SkipReason is null ? await AzuriteServer.SharedAsync() : null;

    Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;
}
