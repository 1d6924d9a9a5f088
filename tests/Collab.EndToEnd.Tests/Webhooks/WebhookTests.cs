using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Collab.Core.Events;
using Collab.Core.Store;
using Collab.EndToEnd.Tests.Access;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;

namespace Collab.EndToEnd.Tests.Webhooks;

/// <summary>From a change over HTTP to a subscriber's web server, with the app in a process of its own.</summary>
public sealed class WebhookTests
{
    private static readonly string[] Events = ["record.changed", "document.finished", "report.made"];

    /// <summary>The timer of deliveries runs every second, so that nobody waits for its minute.</summary>
    private static readonly Dictionary<string, string> EverySecond = new()
    {
        ["Collab__WebhooksToPrivateAddresses"] = "true",
        ["AzureFunctionsJobHost__schedules__deliveries"] = "*/1 * * * * *",
    };

    [Fact]
    public async Task Subscribe_AsOfficer_HearsOfOwnRecordsDocumentsAndReportsSignedAndWithoutNames()
    {
        await using var app = await AppProcess.StartAsync(EverySecond);
        using var cast = await Cast.MakeAsync(app);
        await using var receiver = await Receiver.StartAsync();
        var officer = cast.As("officer");
        var subscription = (await officer.PostAsync("subscriptions", new { url = receiver.Address, events = Events, institution = cast.Home })).Want(HttpStatusCode.Created);

        var made = (await officer.PostAsync("collaborations", Samples.Collaboration(cast.Home, cast.Partner, "WH-1"))).Want(HttpStatusCode.Created).Text("id");
        (await officer.PatchAsync($"collaborations/{made}", new { title = new { mn = "Нууц нэр Ө Ү" } }, ("If-Match", "*"))).Want(HttpStatusCode.OK);
        var activity = (await officer.PostAsync($"collaborations/{made}/activities", Samples.Activity())).Want(HttpStatusCode.Created).Text("id");
        await cast.AddActivityAsync(cast.Theirs);
        var document = await DropAsync(app, cast);
        var report = (await officer.PostAsync("reports", new { scope = cast.Home, from = "2025-09-01", to = "2025-09-30", language = "ne" })).Want(HttpStatusCode.Created).Text("id");
        await Waiting.ForAsync("six events", () => Task.FromResult(Once(receiver.All).Count >= 6));

        var test = $"subscriptions/{subscription.Text("id")}/test";
        (await officer.SendAsync(HttpMethod.Post, test, null)).Want(HttpStatusCode.NoContent);
        await Waiting.ForAsync("the event that tries the address", () => Task.FromResult(receiver.All.Any(r => r.Type == "subscription.test")));

        Assert.All(receiver.All, r => Assert.True(r.IsSignedWith(subscription.Text("secret")), r.Text));
        Assert.All(receiver.All, r => Assert.Equal(["type", "timestamp", "data"], r.Body.AsObject().Select(m => m.Key)));
        var all = Once(receiver.All);
        Assert.Equal(7, all.Count);
        AssertNothingTold(all, cast.OtherHome, "Нууц", "Exchange", "солилцоо", "semester", "сар.csv", "University", "Сургууль");

        var changes = all.Where(r => r.Type == "record.changed").OrderBy(r => r.Data["version"]!.GetValue<int>()).ToArray();
        Assert.Equal([1, 2, 3, 4], changes.Select(r => r.Data["version"]!.GetValue<int>()));
        Assert.Equal(
            $$"""{"collaboration":"{{made}}","institution":"{{cast.Home}}","version":3,"action":"submit-activity","records":[{"type":"activity","id":"{{activity}}","action":"created"}]}""",
            changes[2].Data.ToJsonString());
        Assert.Equal(["register-collaboration", "patch-collaboration", "submit-activity", "ingest-document"], changes.Select(r => r.Data["action"]!.GetValue<string>()));
        Assert.Equal(
            $$"""{"document":"{{document}}","institution":"{{cast.Home}}","status":"partly-accepted","rows":2,"accepted":1,"rejected":1}""",
            all.Single(r => r.Type == "document.finished").Data.ToJsonString());
        Assert.Equal(
            $$"""{"report":"{{report}}","scope":"{{cast.Home}}","kind":"month","from":"2025-09-01","to":"2025-09-30","language":"ne","revision":1}""",
            all.Single(r => r.Type == "report.made").Data.ToJsonString());
    }

    [Fact]
    public async Task Subscribe_AsPartner_ThereIsNothingOfTheKind()
    {
        await using var app = await AppProcess.StartAsync(EverySecond);
        using var cast = await Cast.MakeAsync(app);
        await using var receiver = await Receiver.StartAsync();
        var partner = cast.As("partner");
        var body = new { url = receiver.Address, events = Events };
        (await partner.PostAsync("subscriptions", body)).WantProblem(HttpStatusCode.NotFound, "not-found");
        (await partner.PostAsync("subscriptions", new { body.url, body.events, institution = cast.Home })).WantProblem(HttpStatusCode.NotFound, "not-found");

        var id = (await cast.As("officer").PostAsync("subscriptions", new { body.url, body.events, institution = cast.Home })).Want(HttpStatusCode.Created).Text("id");
        foreach (var (method, path) in new[]
        {
            (HttpMethod.Get, $"subscriptions/{id}"), (HttpMethod.Delete, $"subscriptions/{id}"), (HttpMethod.Post, $"subscriptions/{id}/test"),
            (HttpMethod.Get, $"subscriptions/{id}/dead-letters"), (HttpMethod.Post, $"subscriptions/{id}/dead-letters/{id}/retry"),
        })
        {
            (await partner.SendAsync(method, path, null)).WantProblem(HttpStatusCode.NotFound, "not-found");
        }

        Assert.Single(await cast.Admin.WalkAsync("subscriptions"));
    }

    [Fact]
    public async Task Deliver_ReceiverFailsFirst_GetsTheSameLaterAndWhatIsGivenUpWhenAskedFor()
    {
        await using var app = await AppProcess.StartAsync(EverySecond);
        using var cast = await Cast.MakeAsync(app);
        await using var receiver = await Receiver.StartAsync();
        receiver.Status = 500;
        var subscription = (await cast.Admin.PostAsync("subscriptions", new { url = receiver.Address, events = Events, institution = cast.Home })).Want(HttpStatusCode.Created);
        await cast.AddActivityAsync(cast.Ours);
        await Waiting.ForAsync("an attempt", () => Task.FromResult(receiver.All.Count > 0));
        receiver.Status = 204;
        await Waiting.ForAsync("another attempt", () => Task.FromResult(receiver.All.Any(r => r.Status == 204)));

        var (first, last) = (receiver.All[0], receiver.All[^1]);
        Assert.Equal((500, first.Headers.Id, first.Text), (first.Status, last.Headers.Id, last.Text));
        Assert.All(receiver.All, r => Assert.True(r.IsSignedWith(subscription.Text("secret"))));

        receiver.Status = 500;
        await cast.AddActivityAsync(cast.Ours);
        await Waiting.ForAsync("an attempt", () => Task.FromResult(receiver.All.Any(r => r.Headers.Id != first.Headers.Id)));
        var happened = receiver.All.First(r => r.Headers.Id != first.Headers.Id).Headers.Id;
        await GiveUpAsync(app, Guid.Parse(subscription.Text("id")));
        receiver.Status = 204;

        var admin = new ApiClient(app.Http);
        var letters = $"subscriptions/{subscription.Text("id")}/dead-letters";
        var dead = Assert.Single((await admin.GetAsync(letters)).Want(HttpStatusCode.OK).Body["items"]!.AsArray())!;
        Assert.Equal((happened, "dead", "500"), (dead["event"]!["id"]!.GetValue<string>(), dead["status"]!.GetValue<string>(), dead["lastFault"]!.GetValue<string>()));
        (await admin.SendAsync(HttpMethod.Post, $"{letters}/{happened}/retry", null)).Want(HttpStatusCode.NoContent);
        await Waiting.ForAsync("what was given up", () => Task.FromResult(receiver.All.Any(r => r.Headers.Id == happened && r.Status == 204)));
        Assert.Empty((await admin.GetAsync(letters)).Want(HttpStatusCode.OK).Body["items"]!.AsArray());
        Assert.True(receiver.All[^1].IsSignedWith(subscription.Text("secret")));
    }

    [Fact]
    public async Task Write_NobodyIsSubscribed_NoChangeIsPutDownAsAnEvent()
    {
        var never = new Dictionary<string, string>(EverySecond) { ["AzureFunctionsJobHost__schedules__deliveries"] = "0 0 0 1 1 *" };
        await using var app = await AppProcess.StartAsync(never);
        using var cast = await Cast.MakeAsync(app);
        (await cast.Admin.PostAsync("collaborations", Samples.Collaboration(cast.Home, cast.Partner, "WH-1"))).Want(HttpStatusCode.Created);
        await DropAsync(app, cast);
        Assert.Equal(0, await app.StopAsync());
        await using (var stored = await StoredRegister.OpenAsync(app))
        {
            Assert.Empty(await stored.RowsAsync(TableNames.Register, cast.Home, OutboxRow.All));
        }

        await app.StartAgainAsync();
        var admin = new ApiClient(app.Http);
        (await admin.PostAsync("subscriptions", new { url = "http://127.0.0.1:9/", events = Events, institution = cast.Home })).Want(HttpStatusCode.Created);
        (await admin.PatchAsync(cast.Ours, new { title = new { mn = "Өөр" } }, ("If-Match", "*"))).Want(HttpStatusCode.OK);
        Assert.Equal(0, await app.StopAsync());
        await using var after = await StoredRegister.OpenAsync(app);
        Assert.Single(await after.RowsAsync(TableNames.Register, cast.Home, OutboxRow.All));
    }

    /// <summary>Each event once: one that a busy subscriber was slow to answer may come again, and then says the same.</summary>
    private static List<Received> Once(IReadOnlyList<Received> all) =>
        [.. all.GroupBy(r => r.Headers.Id).Select(attempts => Assert.Single(attempts.DistinctBy(a => a.Text)))];

    /// <summary>Drops a table with a good and a wrong row for collaboration WH-1 and waits for its fate; its id.</summary>
    private static async Task<string> DropAsync(AppProcess app, Cast cast)
    {
        const string table = """
            collaboration,kind,direction,status,title,startsOn,endsOn,students,country
            WH-1,student-exchange,outbound,completed,Autumn semester,2025-09-02,2025-09-13,4,JP
            WH-1,student-exchange,outbound,completed,Autumn semester,2025-09-31,2025-09-13,4,JP
            """;
        await Uploads.PutAsync(app, $"{cast.Home}/9 сар.csv", Encoding.UTF8.GetBytes(table));
        var document = await Waiting.ForDocumentAsync(cast.Admin, cast.Home, "9 сар.csv");
        Assert.Equal("partly-accepted", document["status"]!.GetValue<string>());
        return document["id"]!.GetValue<string>();
    }

    /// <summary>Has all that waits for a subscription given up, as after days of trying. The app is stopped for it.</summary>
    private static async Task GiveUpAsync(AppProcess app, Guid subscription)
    {
        Assert.Equal(0, await app.StopAsync());
        await using (var stored = await StoredRegister.OpenAsync(app))
        {
            var deliveries = new DeliveryRegister(stored.Rows);
            foreach (var waiting in await deliveries.DueAsync(subscription, DateTimeOffset.MaxValue, 100, default))
            {
                await deliveries.KillAsync(waiting, waiting.Delivery.LastFault ?? "500", default);
            }
        }

        await app.StartAgainAsync();
    }

    private static void AssertNothingTold(IReadOnlyList<Received> all, params string[] texts)
    {
        foreach (var received in all)
        {
            // Escaped or not, a text is found in what it is read as.
            var read = JsonNode.Parse(received.Bytes)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            Assert.All(texts, t => Assert.DoesNotContain(t, read, StringComparison.OrdinalIgnoreCase));
        }
    }
}
