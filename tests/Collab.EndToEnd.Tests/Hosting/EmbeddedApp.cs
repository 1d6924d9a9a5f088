namespace Collab.EndToEnd.Tests.Hosting;

/// <summary>The app over the embedded store.</summary>
public sealed class EmbeddedApp : IRunningApp, IAsyncLifetime
{
    private AppProcess? app;

    public AppProcess App => app ?? throw new InvalidOperationException("The app isn't running.");

    public async Task InitializeAsync() => app = await AppProcess.StartAsync(AppProcess.Shared);

    public async Task DisposeAsync() => await App.DisposeAsync();
}

/// <summary>The tests that share one app over the embedded store.</summary>
[CollectionDefinition(Name)]
public sealed class OnEmbeddedApp : ICollectionFixture<EmbeddedApp>
{
    public const string Name = "app over the embedded store";
}
