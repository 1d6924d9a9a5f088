using Azure.Storage.Blobs;
using Collab.Faults.Scenarios;
using Collab.Testing.Azurite;

namespace Collab.EndToEnd.Tests.Crashes;

/// <summary>A store of a test's own, and the apps it has started over it; all end with the test.</summary>
internal sealed class Place : IAsyncDisposable
{
    private readonly List<AppProcess> apps = [];
    private AzuriteServer? azurite;

    /// <summary>The Azurite of this place.</summary>
    public AzuriteServer Azurite => azurite ?? throw new InvalidOperationException("This place is on the embedded store.");

    public static async Task<Place> OpenAsync(bool onAzurite)
    {
        var place = new Place();
        if (onAzurite)
        {
            place.azurite = await AzuriteServer.StartNewAsync(CancellationToken.None);
        }

        return place;
    }

    /// <summary>On Azurite, several apps share the account; on the embedded store each has a folder of its own.</summary>
    public async Task<AppProcess> StartAppAsync(params string[] arguments)
    {
        var settings = azurite is null ? null : new Dictionary<string, string> { ["AzureWebJobsStorage"] = azurite.ConnectionString };
        var app = await AppProcess.StartAsync(settings, arguments);
        apps.Add(app);
        return app;
    }

    /// <summary>Lets the blob leases of a killed app run out, for which the next one would wait a minute.</summary>
    public Task ExpireLeasesAsync() => azurite is null ? Task.CompletedTask : HostLeases.BreakAsync(new BlobServiceClient(azurite.ConnectionString));

    public async ValueTask DisposeAsync()
    {
        foreach (var app in apps)
        {
            await app.DisposeAsync();
        }

        if (azurite is not null)
        {
            await azurite.DisposeAsync();
        }
    }
}
