using System.Net;
using System.Text.Json.Nodes;
using Collab.EndToEnd.Tests.Hosting;
using Collab.EndToEnd.Tests.Http;

namespace Collab.EndToEnd.Tests.Access;

/// <summary>That nobody sees what isn't theirs by a detour: lists and their filters, cursors, references in bodies, history, replays, documents, reports.</summary>
public abstract class ReachTests(IRunningApp running)
{
    [StoreFact]
    public async Task List_WithAnyFilter_ShowsOnlyWhatIsInReach()
    {
        using var cast = await Cast.MakeAsync(running.App);
        await cast.AddCollaborationAsync(cast.OtherHome, cast.Partner);
        foreach (var filter in new[] { string.Empty, $"institution={cast.Home}", $"institution={cast.OtherHome}", $"partner={cast.Partner}", "country=JP", "status=active" })
        {
            var path = $"collaborations?limit=500&{filter}".TrimEnd('&');
            var all = await cast.As("commission").WalkAsync(path);
            Assert.Equal(Of(all, c => Has(c, cast.Partner)), Of(await cast.As("partner").WalkAsync(path)));
            Assert.Equal(Of(all, c => Has(c, cast.OtherPartner)), Of(await cast.As("other-partner").WalkAsync(path)));
            Assert.Equal(Of(all, c => IsOf(c, cast.Home)), Of(await cast.As("officer").WalkAsync(path)));
            Assert.Equal(Of(all, c => IsOf(c, cast.OtherHome)), Of(await cast.As("other-officer").WalkAsync(path)));
        }

        Assert.Empty(await cast.As("officer").WalkAsync($"collaborations?institution={cast.OtherHome}"));
        Assert.Equal(2, (await cast.As("partner").WalkAsync($"collaborations?partner={cast.Partner}")).Count);
    }

    [StoreFact]
    public async Task List_WithAnothersCursor_ShowsOnlyWhatIsInReach()
    {
        using var cast = await Cast.MakeAsync(running.App);
        for (var i = 0; i < 3; i++)
        {
            await cast.AddCollaborationAsync(cast.OtherHome, cast.OtherPartner);
        }

        var cursor = (await cast.As("other-officer").GetAsync("collaborations?limit=1")).Want(HttpStatusCode.OK).Text("next");
        Assert.Equal([cast.Ours], (await cast.As("officer").WalkAsync($"collaborations?limit=1&cursor={cursor}")).Select(PathOf));
        var activity = await cast.AddActivityAsync(cast.Ours);
        await cast.AddActivityAsync(cast.Ours);
        var items = (await cast.As("officer").GetAsync($"{cast.Ours}/activities?limit=1")).Want(HttpStatusCode.OK).Text("next");
        (await cast.As("other-officer").GetAsync($"{cast.Ours}/activities?cursor={items}")).WantProblem(HttpStatusCode.NotFound, "not-found");
        Assert.Empty((await cast.As("other-officer").GetAsync($"{cast.Theirs}/activities?cursor={items}")).Want(HttpStatusCode.OK).Body["items"]!.AsArray());
        (await cast.As("other-officer").GetAsync($"{cast.Theirs}/activities/{activity}")).WantProblem(HttpStatusCode.NotFound, "not-found");
        var versions = (await cast.As("officer").GetAsync($"{cast.Ours}/history?limit=1")).Want(HttpStatusCode.OK).Text("next");
        (await cast.As("other-partner").GetAsync($"{cast.Ours}/history?cursor={versions}")).WantProblem(HttpStatusCode.NotFound, "not-found");
    }

    [StoreFact]
    public async Task Post_ReferenceOutOfReach_IsAnsweredAsOneThatIsNotThere()
    {
        using var cast = await Cast.MakeAsync(running.App);
        var officer = cast.As("officer");
        foreach (var renewed in new[] { cast.Theirs.Split('/')[1], Guid.CreateVersion7().ToString() })
        {
            var body = Samples.Collaboration(cast.Home, cast.Partner);
            body["renews"] = renewed;
            var answer = await officer.PostAsync("collaborations", body);
            answer.WantProblem(HttpStatusCode.UnprocessableEntity, "invalid");
            Assert.Equal(["/renews unknown-collaboration"], answer.Errors());
        }

        foreach (var home in new[] { cast.OtherHome, Samples.Slug("nobody"), cast.OtherPartner })
        {
            var answer = await officer.PostAsync("collaborations", Samples.Collaboration(home, cast.Partner));
            answer.WantProblem(HttpStatusCode.UnprocessableEntity, "invalid");
            Assert.Equal(["/institution unknown-institution"], answer.Errors());
            var report = await officer.PostAsync("reports", new { scope = home, from = "2025-09-01", to = "2025-09-30" });
            report.WantProblem(HttpStatusCode.UnprocessableEntity, "invalid");
            Assert.Equal(["/scope unknown-scope"], report.Errors());
        }

        Assert.Single(await officer.WalkAsync("collaborations"));
        Assert.Single(await cast.As("other-officer").WalkAsync("collaborations"));
    }

    [StoreFact]
    public async Task Post_CodeOfAnotherHome_IsFreeHere()
    {
        using var cast = await Cast.MakeAsync(running.App);
        (await cast.As("officer").PostAsync("collaborations", Samples.Collaboration(cast.Home, cast.Partner, "C-1"))).Want(HttpStatusCode.Created);
        (await cast.As("other-officer").PostAsync("collaborations", Samples.Collaboration(cast.OtherHome, cast.Partner, "C-1"))).Want(HttpStatusCode.Created);
    }

    [StoreFact]
    public async Task Post_SameIdempotencyKeyOfAnotherClient_IsAnotherRequest()
    {
        using var cast = await Cast.MakeAsync(running.App);
        var key = ("Idempotency-Key", Samples.Slug("key"));
        var path = $"{cast.Ours}/activities";
        var first = (await cast.As("officer").PostAsync(path, Samples.Activity(), key)).Want(HttpStatusCode.Created);
        var second = (await cast.As("partner").PostAsync(path, Samples.Activity(), key)).Want(HttpStatusCode.Created);
        Assert.NotEqual(first.Text("id"), second.Text("id"));
        Assert.Null(second.Header("Idempotent-Replayed"));
        foreach (var actor in new[] { "other-officer", "other-partner", "commission" })
        {
            (await cast.As(actor).PostAsync(path, Samples.Activity(), key)).WantProblem(HttpStatusCode.NotFound, "not-found");
        }

        Assert.Equal("true", (await cast.As("officer").PostAsync(path, Samples.Activity(), key)).Header("Idempotent-Replayed"));
        var report = new { scope = cast.Home, from = "2025-09-01", to = "2025-09-30" };
        (await cast.As("officer").PostAsync("reports", report, key)).Want(HttpStatusCode.Created);
        (await cast.As("other-officer").PostAsync("reports", report, key)).WantProblem(HttpStatusCode.UnprocessableEntity, "invalid");
    }

    [StoreFact]
    public async Task History_OfAChange_NamesItsClient()
    {
        using var cast = await Cast.MakeAsync(running.App);
        (await cast.As("partner").PostAsync($"{cast.Ours}/activities", Samples.Activity())).Want(HttpStatusCode.Created);
        var id = (await cast.Admin.WalkAsync("clients?limit=500")).Single(c => c["institution"]?.GetValue<string>() == cast.Partner)["id"]!.GetValue<string>();
        var history = await cast.As("officer").WalkAsync($"{cast.Ours}/history");
        Assert.Equal($"client:{id} Оффис partner", history[^1]["by"]!.GetValue<string>());
        Assert.Equal("admin", history[0]["by"]!.GetValue<string>());
    }

    [StoreFact]
    public async Task Reports_OfOthers_AreNeitherListedNorRead()
    {
        using var cast = await Cast.MakeAsync(running.App);
        var ours = await cast.AddReportAsync(cast.Home);
        var theirs = await cast.AddReportAsync(cast.OtherHome);
        Assert.Equal([ours], (await cast.As("officer").WalkAsync("reports")).Select(IdOf));
        Assert.Equal([theirs], (await cast.As("other-officer").WalkAsync("reports")).Select(IdOf));
        Assert.Empty(await cast.As("officer").WalkAsync($"reports?scope={cast.OtherHome}"));
        Assert.Empty(await cast.As("partner").WalkAsync("reports"));
        Assert.Equal([theirs], (await cast.As("commission").WalkAsync($"reports?scope={cast.OtherHome}")).Select(IdOf));
        Assert.DoesNotContain("national", (await cast.As("officer").WalkAsync("reports")).Select(r => r["scope"]!.GetValue<string>()));
    }

    private static string IdOf(JsonNode record) => record["id"]!.GetValue<string>();

    private static string PathOf(JsonNode collaboration) => $"collaborations/{IdOf(collaboration)}";

    private static bool IsOf(JsonNode collaboration, string home) => collaboration["institution"]!.GetValue<string>() == home;

    private static bool Has(JsonNode collaboration, string partner) =>
        collaboration["partners"]!.AsArray().Any(p => p!["institution"]!.GetValue<string>() == partner);

    private static string[] Of(IEnumerable<JsonNode> records, Func<JsonNode, bool>? where = null) => [.. records.Where(where ?? (_ => true)).Select(IdOf)];
}

[Collection(OnEmbeddedApp.Name)]
public sealed class EmbeddedReachTests(EmbeddedApp app) : ReachTests(app);

[Collection(OnAzuriteApp.Name)]
[OnAzurite]
public sealed class AzuriteReachTests(AzuriteApp app) : ReachTests(app);
