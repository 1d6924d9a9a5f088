using Azure.Storage.Blobs;
using Collab.Faults.Traffic;
using Collab.Testing;
using Collab.Testing.Azurite;
using Collab.Testing.Faults;
using Collab.Testing.Hosting;

namespace Collab.Faults.Scenarios;

/// <summary>A store of a run's own and the apps over it; all end with the run.</summary>
internal sealed class Ground : IAsyncDisposable
{
    private const int MostStarts = 5;

    private readonly List<AppProcess> apps = [];
    private readonly List<AppProcess> stopped = [];
    private readonly TempFolder folder = new();

    private Ground()
    {
    }

    public AzuriteServer? Azurite { get; private set; }

    /// <summary>Stands between the apps and Azurite, where that was asked for.</summary>
    public FaultProxy? Proxy { get; private set; }

    public IReadOnlyList<AppProcess> Apps => apps;

    /// <summary>The apps that weren't stopped; a killed one is among them, because it comes back.</summary>
    public IReadOnlyList<AppProcess> Running => [.. apps.Except(stopped)];

    /// <summary>The first app, whose data folder is the embedded store.</summary>
    public AppProcess App => apps[0];

    public Door Door { get; } = new();

    /// <summary>A folder for whatever else a run needs.</summary>
    public TempFolder Folder => folder;

    /// <summary>The account as it is without a proxy; null on the embedded store.</summary>
    public string? Connection => Azurite?.ConnectionString;

    public static async Task<Ground> OpenAsync(bool onAzurite, bool proxied = false)
    {
        var ground = new Ground();
        if (onAzurite)
        {
            ground.Azurite = await AzuriteServer.StartNewAsync(CancellationToken.None);
            ground.Proxy = proxied ? await FaultProxy.StartAsync(ground.Azurite) : null;
        }

        return ground;
    }

    public async Task StartAppAsync(Func<Dictionary<string, string>, Task<AppProcess>>? start = null)
    {
        var settings = new Dictionary<string, string>
        {
            ["Collab__Limits__RequestsPerSecond"] = "100000",
            ["Collab__Limits__Burst"] = "100000",
        };
        if (Azurite is not null)
        {
            settings["AzureWebJobsStorage"] = Proxy?.ConnectionString ?? Azurite.ConnectionString;
        }

        apps.Add(await (start ?? (s => AppProcess.StartAsync(s)))(settings));
    }

    /// <summary>SIGKILL, and a start behind it.</summary>
    public async Task KillAsync(AppProcess app)
    {
        await app.KillAsync();
        await ExpireLeasesAsync();
        await StartAsync(app);
    }

    /// <summary>Stops all apps as an operator does, and waits until nothing of theirs is under way.</summary>
    public async Task StopAsync()
    {
        foreach (var app in apps.Except(stopped).ToArray())
        {
            var code = await app.StopAsync();
            stopped.Add(app);
            if (code != 0)
            {
                throw new InvalidOperationException($"The app ended with {code}:\n{app.Output}");
            }
        }

        while (Proxy is { IsIdle: false })
        {
            await Task.Delay(20);
        }

        await ExpireLeasesAsync();
    }

    /// <summary>Starts so many of the stopped apps again, the first ones first.</summary>
    public async Task StartAgainAsync(int count)
    {
        foreach (var app in apps.Take(count).Where(stopped.Contains).ToArray())
        {
            await StartAsync(app);
            stopped.Remove(app);
        }
    }

    /// <summary>Ends all apps at once, whose folders then belong to nobody.</summary>
    public async Task LetGoAsync()
    {
        foreach (var app in apps)
        {
            await app.DisposeAsync();
        }

        apps.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await LetGoAsync();

        Door.Dispose();
        if (Proxy is not null)
        {
            await Proxy.DisposeAsync();
        }

        if (Azurite is not null)
        {
            await Azurite.DisposeAsync();
        }

        folder.Dispose();
    }

    /// <summary>As whoever watches over a service does: an app that ends at its start, because its storage is slow, is started once more.</summary>
    private static async Task StartAsync(AppProcess app)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await app.StartAgainAsync();
                return;
            }
            catch (InvalidOperationException) when (tries < MostStarts)
            {
                await Task.Delay(TimeSpan.FromSeconds(tries));
            }
        }
    }

    private Task ExpireLeasesAsync() => Connection is null ? Task.CompletedTask : HostLeases.BreakAsync(new BlobServiceClient(Connection));
}
