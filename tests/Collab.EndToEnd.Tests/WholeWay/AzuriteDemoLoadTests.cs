using System.Globalization;
using System.Net;
using System.Text;
using Azure.Storage.Blobs;
using Collab.EndToEnd.Tests.Crashes;
using Collab.EndToEnd.Tests.Http;
using Collab.Functions.Demo;

namespace Collab.EndToEnd.Tests.WholeWay;

/// <summary>The real app with <c>--demo</c> over Azurite: the register that the seed gives, loaded once in spite of a kill.</summary>
[OnAzurite]
public sealed class AzuriteDemoLoadTests
{
    [StoreFact]
    public async Task Demo_KilledWhileLoading_LoadsOnce()
    {
        await using var place = await Place.OpenAsync(onAzurite: true);
        var app = await place.StartAppAsync("--demo");
        await DemoRun.SaysAsync(app, 0, " accepted, ");
        var from = app.Output.Length;
        await app.KillAsync();
        await place.ExpireLeasesAsync();
        await app.StartAgainAsync();
        var said = await DemoRun.EndedAsync(app, from);
        Assert.Contains("The demo register is loaded", said, StringComparison.Ordinal);
        var api = new ApiClient(app.Http);
        var address = new Uri(DemoRun.ReportLine().Match(said).Groups[1].Value);
        Assert.True(DemoRun.Charts().Count(Encoding.UTF8.GetString((await api.GetAsync(address.PathAndQuery)).Want(HttpStatusCode.OK).Bytes)) >= 2);

        var data = DemoData.Make(await BaseDateAsync(place));
        Assert.Equal(data.Collaborations.Select(c => c.Code).Order(), (await api.WalkAsync("collaborations?limit=500")).Select(c => c["code"]!.GetValue<string>()).Order());
        var summary = (await api.GetAsync("summary?scope=national&from=2020-01-01&to=2030-12-31")).Want(HttpStatusCode.OK).Body;
        const int ofTheRoster = 1;
        Assert.Equal(data.Activities.Count(a => a.Status != "cancelled") + ofTheRoster, summary["activities"]!["count"]!.GetValue<int>());

        var figures = await DemoRun.FiguresAsync(api);
        from = app.Output.Length;
        await app.KillAsync();
        await app.StartAgainAsync();
        Assert.Contains("The demo register is here already", await DemoRun.EndedAsync(app, from), StringComparison.Ordinal);
        Assert.Equal(figures, await DemoRun.FiguresAsync(new(app.Http)));
    }

    private static async Task<DateOnly> BaseDateAsync(Place place)
    {
        var blob = new BlobContainerClient(place.Azurite.ConnectionString, "reports").GetBlobClient("demo/base-date");
        return DateOnly.ParseExact((await blob.DownloadContentAsync()).Value.Content.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
