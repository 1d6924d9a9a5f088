using System.Net;
using Collab.EndToEnd.Tests.Hosting;

namespace Collab.EndToEnd.Tests.Http;

/// <summary>The contract of <c>/collaborations</c>, its transitions and its history.</summary>
public abstract class CollaborationTests(IRunningApp running)
{
    private readonly ApiClient api = new(running.App.Http);

    [StoreFact]
    public async Task Change_ItsWholeLife_IsWhatTheContractSays()
    {
        var (home, partner) = await api.InstitutionsAsync();
        var made = (await api.PostAsync("collaborations", Samples.Collaboration(home, partner, "Ө-1"))).Want(HttpStatusCode.Created);
        var path = $"collaborations/{made.Text("id")}";

        (await api.PatchAsync(path, new { noticePeriodDays = 90 })).WantProblem(HttpStatusCode.PreconditionRequired, "precondition-required");
        var patched = (await api.PatchAsync(path, new { noticePeriodDays = 90 }, ("If-Match", made.ETag))).Want(HttpStatusCode.OK);
        Assert.Equal("2033-11-02", patched.Text("noticeDeadline"));
        Assert.Equal(patched.ETag, (await api.PatchAsync(path, new { noticePeriodDays = 90 }, ("If-Match", "*"))).Want(HttpStatusCode.OK).ETag);
        (await api.PatchAsync(path, new { status = "expired" }, ("If-Match", "*"))).WantProblem(HttpStatusCode.Conflict, "move-not-allowed");
        (await api.PutAsync(path, Samples.Collaboration(home, partner, "Ө-2"), ("If-Match", made.ETag))).WantProblem(HttpStatusCode.PreconditionFailed, "precondition-failed");
        var put = (await api.PutAsync(path, Samples.Collaboration(home, partner, "Ө-2"), ("If-Match", patched.ETag))).Want(HttpStatusCode.OK);
        Assert.Equal("Ө-2", put.Text("code"));
        Assert.Null(put.Body["noticeDeadline"]);

        var renewal = (await api.PostAsync($"{path}/renewals", new { code = "Ө-3" })).Want(HttpStatusCode.Created);
        Assert.Equal($"/api/v1/collaborations/{renewal.Text("id")}", renewal.Header("Location"));
        Assert.Equal((made.Text("id"), "2034-02-01", "2044-01-31"), (renewal.Text("renews"), renewal.Text("startsOn"), renewal.Text("endsOn")));
        (await api.PostAsync($"{path}/renewals", new { })).WantProblem(HttpStatusCode.Conflict, "already-renewed");
        var renewed = (await api.GetAsync(path)).Want(HttpStatusCode.OK);
        Assert.Equal(renewal.Text("id"), renewed.Text("renewedBy"));

        (await api.DeleteAsync(path)).WantProblem(HttpStatusCode.PreconditionRequired, "precondition-required");
        (await api.DeleteAsync(path, ("If-Match", put.ETag))).WantProblem(HttpStatusCode.PreconditionFailed, "precondition-failed");
        (await api.DeleteAsync(path, ("If-Match", renewed.ETag))).Want(HttpStatusCode.NoContent);
        (await api.GetAsync(path)).WantProblem(HttpStatusCode.NotFound, "not-found");
        Assert.Equal([renewal.Text("id")], (await api.WalkAsync($"collaborations?institution={home}")).Select(c => c["id"]!.GetValue<string>()));
        var history = (await api.GetAsync($"{path}/history?verify=true")).Want(HttpStatusCode.OK);
        Assert.True(history.Body["chain"]!["intact"]!.GetValue<bool>());
        Assert.Equal("delete-collaboration", history.Body["items"]!.AsArray()[^1]!["action"]!.GetValue<string>());
        Assert.Null((await api.GetAsync($"collaborations/{renewal.Text("id")}")).Want(HttpStatusCode.OK).Body["renews"]);
    }

    [StoreFact]
    public async Task Post_Valid_CreatesWithLocationAndTag()
    {
        var (home, partner) = await api.InstitutionsAsync();
        var created = (await api.PostAsync("collaborations", Samples.Collaboration(home, partner, "A-1"))).Want(HttpStatusCode.Created);
        Assert.Equal($"/api/v1/collaborations/{created.Text("id")}", created.Header("Location"));
        var stored = (await api.GetAsync(created.Header("Location")!)).Want(HttpStatusCode.OK);
        Assert.Equal(created.Bytes, stored.Bytes);
        Assert.Equal(created.ETag, stored.ETag);
        (await api.GetAsync(created.Header("Location")!, ("If-None-Match", stored.ETag))).Want(HttpStatusCode.NotModified);
    }

    [StoreFact]
    public async Task Post_TakenCode_IsAConflictAndStoresNothing()
    {
        var (home, partner) = await api.InstitutionsAsync();
        (await api.PostAsync("collaborations", Samples.Collaboration(home, partner, "A-1"))).Want(HttpStatusCode.Created);
        (await api.PostAsync("collaborations", Samples.Collaboration(home, partner, "a-1"))).Want(HttpStatusCode.Conflict);
        Assert.Single(await api.WalkAsync($"collaborations?institution={home}"));
    }

    [StoreFact]
    public async Task Post_UnknownPartner_BreaksARuleAndStoresNothing()
    {
        var (home, _) = await api.InstitutionsAsync();
        var answer = await api.PostAsync("collaborations", Samples.Collaboration(home, "nobody-here"));
        answer.WantProblem(HttpStatusCode.UnprocessableEntity, "invalid");
        Assert.Equal(["/partners/0/institution unknown-institution"], answer.Errors());
        Assert.Empty(await api.WalkAsync($"collaborations?institution={home}"));
    }

    [StoreFact]
    public async Task List_PagedAndFiltered_NewestFirstEachOnce()
    {
        var (home, partner) = await api.InstitutionsAsync();
        var made = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            var body = Samples.Collaboration(home, partner);
            body["instrument"] = i == 0 ? "moa" : "mou";
            made.Insert(0, (await api.PostAsync("collaborations", body)).Want(HttpStatusCode.Created).Text("id"));
        }

        var walked = await api.WalkAsync($"collaborations?institution={home}&limit=2");
        Assert.Equal(made.OrderDescending(StringComparer.Ordinal), walked.Select(c => c["id"]!.GetValue<string>()));
        Assert.Single(await api.WalkAsync($"collaborations?partner={partner}&instrument=moa"));
        Assert.Equal(5, (await api.WalkAsync($"collaborations?partner={partner}&instrument=moa&instrument=mou&country=JP&region=Asia&kind=student-exchange&theme=public-health&status=active")).Count);
        Assert.Empty(await api.WalkAsync($"collaborations?partner={partner}&country=KR"));
        Assert.Empty(await api.WalkAsync($"collaborations?partner={partner}&status=draft"));
    }

    [StoreFact]
    public async Task List_ByWordsEndChangeAndDormancy_FindsThose()
    {
        var (home, partner) = await api.InstitutionsAsync();

        // All hold a day later too: midnight may come meanwhile.
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var soon = await MakeAsync("Ө-1", today.AddDays(-1), today.AddDays(30));
        var amber = await MakeAsync("Ө-2", today.AddMonths(-12), today.AddDays(33));
        var red = await MakeAsync("Ө-3", today.AddMonths(-24), null);

        Assert.Equal(Newest(soon), await IdsAsync("expiringWithin=30"));
        Assert.Equal(Newest(soon, amber), await IdsAsync("expiringWithin=0&expiringWithin=33"));
        Assert.Equal(Newest(amber), await IdsAsync("dormant=amber"));
        Assert.Equal(Newest(amber, red), await IdsAsync("dormant=true"));
        Assert.Equal(Newest(soon, red), await IdsAsync("dormant=red&dormant=false"));
        Assert.Equal(Newest(amber), await IdsAsync($"q={Uri.EscapeDataString("СОЛИЛЦОО ө-2")}&limit=1"));
        Assert.Equal(Newest(soon, amber, red), await IdsAsync("q=partner+exch&limit=1"));
        Assert.Equal(
            Newest([.. new[] { soon, amber, red }.Where(c => string.CompareOrdinal(c.UpdatedAt, amber.UpdatedAt) >= 0)]),
            await IdsAsync($"updatedSince={amber.UpdatedAt}&limit=1"));
        Assert.Equal(Newest(soon, amber, red), await IdsAsync($"updatedSince={today.AddDays(-1):yyyy-MM-dd}"));
        Assert.Empty(await IdsAsync($"updatedSince={today.AddDays(2):yyyy-MM-dd}"));

        // By id: two that were made in the same millisecond have no other order.
        static IEnumerable<string> Newest(params (string Id, string UpdatedAt)[] made) => made.Select(c => c.Id).OrderDescending(StringComparer.Ordinal);

        async Task<(string Id, string UpdatedAt)> MakeAsync(string code, DateOnly startsOn, DateOnly? endsOn)
        {
            var body = Samples.Collaboration(home, partner, code);
            (body["signedOn"], body["startsOn"], body["endsOn"]) = (startsOn, startsOn, endsOn);
            var made = (await api.PostAsync("collaborations", body)).Want(HttpStatusCode.Created);
            return (made.Text("id"), made.Text("updatedAt"));
        }

        async Task<IEnumerable<string>> IdsAsync(string query) =>
            (await api.WalkAsync($"collaborations?institution={home}&{query}")).Select(c => c["id"]!.GetValue<string>());
    }

    [StoreFact]
    public async Task Transition_Allowed_MovesAndIsInTheHistory()
    {
        var path = await api.CollaborationAsync();
        var moved = (await api.PostAsync($"{path}/transitions", new { to = "terminated", on = "2026-01-31", reason = "Funding ended" })).Want(HttpStatusCode.OK);
        Assert.Equal("terminated", moved.Text("status"));
        Assert.Equal(moved.Bytes, (await api.GetAsync(path)).Bytes);
        var history = await api.WalkAsync($"{path}/history?limit=1");
        Assert.Equal(["register-collaboration", "move-collaboration"], history.Select(e => e["action"]!.GetValue<string>()));
    }

    [StoreFact]
    public async Task History_Verified_IsThePageWithWhatTheCheckFound()
    {
        var path = await api.CollaborationAsync();
        (await api.PostAsync($"{path}/activities", Samples.Activity())).Want(HttpStatusCode.Created);
        var plain = (await api.GetAsync($"{path}/history?limit=1")).Want(HttpStatusCode.OK);
        var verified = (await api.GetAsync($"{path}/history?limit=1&verify=true")).Want(HttpStatusCode.OK);
        Assert.Null(plain.Body["chain"]);
        Assert.Equal(plain.Body["items"]!.ToJsonString(), verified.Body["items"]!.ToJsonString());
        Assert.Equal(plain.Text("next"), verified.Text("next"));
        var chain = verified.Body["chain"]!;
        Assert.Equal(["intact", "entries", "brokenAt", "detail"], chain.AsObject().Select(m => m.Key));
        Assert.True(chain["intact"]!.GetValue<bool>());
        Assert.Equal(2, chain["entries"]!.GetValue<int>());
        Assert.Null(chain["brokenAt"]);
        Assert.NotEmpty(chain["detail"]!.GetValue<string>());
        Assert.Equal(verified.Header("Content-Length"), (await api.SendAsync(HttpMethod.Head, $"{path}/history?limit=1&verify=true", null)).Header("Content-Length"));
        (await api.GetAsync($"{path}/history?verify=yes")).WantProblem(HttpStatusCode.BadRequest, "malformed");
    }

    [StoreFact]
    public async Task Transition_Forbidden_NamesTheAllowedMovesAndChangesNothing()
    {
        var path = await api.CollaborationAsync();
        var before = await api.GetAsync(path);
        var answer = (await api.PostAsync($"{path}/transitions", new { to = "draft", on = "2026-01-31" })).Want(HttpStatusCode.Conflict);
        Assert.Contains("terminated", answer.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(before.Bytes, (await api.GetAsync(path)).Bytes);
    }

    [StoreFact]
    public async Task Get_UnknownOrImpossibleId_IsNotFound()
    {
        foreach (var id in new[] { Guid.CreateVersion7().ToString(), "not-an-id", Guid.CreateVersion7().ToString("N"), Guid.CreateVersion7().ToString().ToUpperInvariant() })
        {
            (await api.GetAsync($"collaborations/{id}")).WantProblem(HttpStatusCode.NotFound, "not-found");
            (await api.GetAsync($"collaborations/{id}/history")).WantProblem(HttpStatusCode.NotFound, "not-found");
            (await api.GetAsync($"collaborations/{id}/activities")).WantProblem(HttpStatusCode.NotFound, "not-found");
            (await api.PostAsync($"collaborations/{id}/activities", Samples.Activity())).WantProblem(HttpStatusCode.NotFound, "not-found");
        }
    }
}

[Collection(OnEmbeddedApp.Name)]
public sealed class EmbeddedCollaborationTests(EmbeddedApp app) : CollaborationTests(app);

[Collection(OnAzuriteApp.Name)]
[OnAzurite]
public sealed class AzuriteCollaborationTests(AzuriteApp app) : CollaborationTests(app);
