using Collab.Testing.Azurite;
using Collab.Testing.Node;

namespace Collab.EndToEnd.Tests.Hosting;

/// <summary>The app over an Azurite of its own.</summary>
public sealed class AzuriteApp : IRunningApp, IAsyncLifetime
{
    private AzuriteServer? azurite;
    private AppProcess? app;

    public AppProcess App => app ?? throw new InvalidOperationException(NodeJs.WhyMissing);

    // xunit makes the fixture even where it skips every test.
    public async Task InitializeAsync()
    {
        if (NodeJs.SkipReason is not null)
        {
            return;
        }

        azurite = await AzuriteServer.StartNewAsync(CancellationToken.None);
        app = await AppProcess.StartAsync(new Dictionary<string, string>(AppProcess.Shared) { ["AzureWebJobsStorage"] = azurite.ConnectionString });
    }

    public async Task DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        if (azurite is not null)
        {
            await azurite.DisposeAsync();
        }
    }
}

/// <summary>The tests that share one app over Azurite.</summary>
[CollectionDefinition(Name)]
public sealed class OnAzuriteApp : ICollectionFixture<AzuriteApp>
{
    public const string Name = "app over Azurite";
}
