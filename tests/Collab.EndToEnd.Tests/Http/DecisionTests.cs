using System.Net;
using Collab.EndToEnd.Tests.Access;
using Collab.EndToEnd.Tests.Hosting;

namespace Collab.EndToEnd.Tests.Http;

/// <summary>The contract of <c>/documents/{id}/decision</c>: a partner sends an agreement, and an officer decides on what was read from it.</summary>
[Collection(OnEmbeddedApp.Name)]
public sealed class DecisionTests(EmbeddedApp running)
{
    [Fact]
    public async Task Decide_PartnersAgreement_IsProposedCorrectedAndRegistered()
    {
        using var cast = await Cast.MakeAsync(running.App);
        var (partner, officer) = (cast.As("partner"), cast.As("officer"));
        var sent = await SummaryForm.SendAsync(partner, cast.Home, cast.Partner);
        var path = $"documents/{sent["id"]}";
        Assert.Equal(("partly-accepted", "kinds"), (sent["status"]!.GetValue<string>(), Assert.Single(sent["proposal"]!["missing"]!.AsArray())!.GetValue<string>()));
        Assert.Contains(await officer.WalkAsync("documents?awaiting=true"), d => d["id"]!.GetValue<string>() == sent["id"]!.GetValue<string>());
        var etag = (await officer.GetAsync(path)).Want(HttpStatusCode.OK).ETag;

        var faults = (await officer.PostAsync($"{path}/decision", new { accept = true })).WantProblem(HttpStatusCode.UnprocessableEntity, "invalid");
        Assert.Equal("/corrections/kinds", Assert.Single(faults["errors"]!.AsArray())!["pointer"]!.GetValue<string>());
        var decision = new { accept = true, corrections = new { kinds = new[] { "joint-research" } } };
        (await officer.PostAsync($"{path}/decision", decision, ("If-Match", "\"77\""))).WantProblem(HttpStatusCode.PreconditionFailed, "precondition-failed");
        (await officer.PostAsync($"{path}/decision?colour=red", decision)).WantProblem(HttpStatusCode.BadRequest, "malformed");
        var decided = (await officer.PostAsync($"{path}/decision", decision, ("If-Match", etag), ("Idempotency-Key", "d-1"))).Want(HttpStatusCode.OK);

        var collaboration = $"collaborations/{decided.Text("collaboration")}";
        Assert.Equal("accepted", decided.Text("status"));
        Assert.Equal(("active", "Санамж бичиг Ө Ү"), await StatusAndTitleAsync(partner, collaboration));
        var entry = Assert.Single(await officer.WalkAsync($"{collaboration}/history"));
        Assert.Equal(("document", sent["id"]!.GetValue<string>()), (entry["via"]!.GetValue<string>(), entry["source"]!.GetValue<string>()));
        Assert.StartsWith("client:", entry["by"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(entry["by"]!.GetValue<string>(), decided.Body["decision"]!["by"]!.GetValue<string>());
        var again = (await officer.PostAsync($"{path}/decision", decision, ("If-Match", etag))).Want(HttpStatusCode.OK);
        Assert.Equal(decided.Bytes, again.Bytes);
        (await cast.Admin.PostAsync($"{path}/decision", new { accept = false })).WantProblem(HttpStatusCode.Conflict, "already-decided");
        Assert.DoesNotContain(await officer.WalkAsync("documents?awaiting=true"), d => d["id"]!.GetValue<string>() == sent["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Decide_No_RejectsTheDocument()
    {
        using var cast = await Cast.MakeAsync(running.App);
        var sent = await SummaryForm.SendAsync(cast.As("partner"), cast.Home, cast.Partner);

        var decided = (await cast.As("officer").PostAsync($"documents/{sent["id"]}/decision", new { accept = false, reason = "हस्ताक्षर छैन" })).Want(HttpStatusCode.OK);

        Assert.Equal("rejected", decided.Text("status"));
        Assert.Contains("हस्ताक्षर छैन", Assert.Single(decided.Body["reasons"]!.AsArray())!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(decided.Body["collaboration"]);
    }

    [Fact]
    public async Task Decide_AgreementAnnouncedForACollaboration_ChangesIt()
    {
        using var cast = await Cast.MakeAsync(running.App);
        var sent = await SummaryForm.SendAsync(cast.As("partner"), cast.Home, cast.Partner, cast.Ours.Split('/')[1]);

        (await cast.As("officer").PostAsync($"documents/{sent["id"]}/decision", new { accept = true })).Want(HttpStatusCode.OK);

        var changed = (await cast.Admin.GetAsync(cast.Ours)).Want(HttpStatusCode.OK).Body;
        Assert.Equal(("2031-01-31", 2), (changed["endsOn"]!.GetValue<string>(), changed["partners"]!.AsArray().Count));
    }

    private static async Task<(string Status, string Title)> StatusAndTitleAsync(ApiClient api, string collaboration)
    {
        var made = (await api.GetAsync(collaboration)).Want(HttpStatusCode.OK);
        return (made.Text("status"), made.Body["title"]!.AsObject().Single().Value!.GetValue<string>());
    }
}
