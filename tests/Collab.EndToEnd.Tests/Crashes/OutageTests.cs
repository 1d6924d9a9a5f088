using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;

namespace Collab.EndToEnd.Tests.Crashes;

/// <summary>The storage goes away while the app runs, and comes back.</summary>
[OnAzurite]
public sealed class OutageTests
{
    /// <summary>How long a client has to wait for the news at most: a read's three tries, or a commit that hangs.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);

    [StoreFact]
    public async Task Outage_OfTheStorage_IsA503AndLosesNothingAcknowledged()
    {
        await using var place = await Place.OpenAsync(onAzurite: true);
        var app = await place.StartAppAsync();
        using var http = app.Client();
        http.Timeout = Bound;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", app.Token);
        var api = new ApiClient(http);
        var register = await SentRegister.MakeAsync(api, collaborations: 4);
        using var writers = new Writers(register, [app], seed: 1, "o");
        await writers.GoOnAsync(more: 32);

        await place.Azurite.StopAsync();
        await Waiting.ForAsync("not ready", async () => (await api.GetAsync("/api/health/ready")).Status == HttpStatusCode.ServiceUnavailable);
        (await api.GetAsync("/api/health/live")).Want(HttpStatusCode.OK);
        var collaboration = $"collaborations/{register.Ids.Values.First()}";
        WantUnavailable(await api.GetAsync("/api/health/ready"));
        WantUnavailable(await api.GetAsync(collaboration));
        WantUnavailable(await api.GetAsync($"summary?scope={register.Home}&from=2025-01-01&to=2025-12-31"));
        var row = SentRows.MakeOne(new Random(2), register.Codes, null, "outage");
        var path = $"collaborations/{register.Ids[row.Collaboration]}/activities";
        WantUnavailable(await api.PostAsync(path, row.Body, ("Idempotency-Key", "outage")));
        (await api.GetAsync("/api/health/live")).Want(HttpStatusCode.OK);

        await place.Azurite.StartAsync(CancellationToken.None);
        await Waiting.ForAsync("ready", async () => (await api.GetAsync("/api/health/ready")).Status == HttpStatusCode.OK);
        (await api.PostAsync(path, row.Body, ("Idempotency-Key", "outage"))).Want(HttpStatusCode.Created);
        register.Rows.Add(row);
        await writers.GoOnAsync(more: 32);
        await writers.StopAsync();

        // The watch over the uploads has come back too.
        var rows = SentRows.Make(new Random(3), register.Codes, 40, "after");
        register.Rows.AddRange(rows);
        await Uploads.PutAsync(app, $"{register.Home}/after.csv", SentRows.Csv(rows));
        var document = await Waiting.ForDocumentAsync(api, register.Home, "after.csv");
        Assert.Equal("accepted", document["status"]!.GetValue<string>());

        await register.CheckAsync(api);
        Assert.Equal(0, await app.StopAsync());
        await register.CheckStoredAsync(app);
    }

    private static void WantUnavailable(Answer answer)
    {
        var problem = answer.WantProblem(HttpStatusCode.ServiceUnavailable, "storage-unavailable");
        Assert.True(int.Parse(answer.Header("Retry-After")!, CultureInfo.InvariantCulture) > 0, problem.ToJsonString());
    }
}
