using System.Net;
using Collab.EndToEnd.Tests.Hosting;

namespace Collab.EndToEnd.Tests.Http;

/// <summary>The contract of <c>/collaborations</c>, its transitions and its history.</summary>
public abstract class CollaborationTests(IRunningApp running)
{
    private readonly ApiClient api = new(running.App.Http);

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
