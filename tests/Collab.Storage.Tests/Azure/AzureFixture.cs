using Collab.Core.Store;
using Collab.Testing.Azurite;
using Collab.Testing.Node;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Storage.Tests.Azure;

/// <summary>Both Azure stores over the test process's Azurite, as the app registers them.</summary>
public sealed class AzureFixture : IAsyncLifetime
{
    private ServiceProvider? services;

    public IRowStore Rows => Get<IRowStore>();

    public IBlobStore Blobs => Get<IBlobStore>();

    public static ServiceProvider Services(string connectionString)
    {
        var settings = new Dictionary<string, string?> { ["AzureWebJobsStorage"] = connectionString };
        return new ServiceCollection()
            .AddCollabStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
    }

    public async Task InitializeAsync()
    {
        // xunit makes the fixture even where every test is skipped.
        if (NodeJs.SkipReason is not null)
        {
            return;
        }

        services = Services((await AzuriteServer.SharedAsync()).ConnectionString);
        await Rows.OpenAsync(CancellationToken.None);
        await Blobs.OpenAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
        }
    }

    private T Get<T>()
        where T : notnull => (services ?? throw new InvalidOperationException("Azurite isn't there.")).GetRequiredService<T>();
}
