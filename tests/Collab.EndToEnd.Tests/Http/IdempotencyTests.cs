using System.Net;
using Collab.EndToEnd.Tests.Hosting;

namespace Collab.EndToEnd.Tests.Http;

/// <summary>The contract of <c>Idempotency-Key</c>.</summary>
public abstract class IdempotencyTests(IRunningApp running)
{
    private readonly ApiClient api = new(running.App.Http);

    [StoreFact]
    public async Task Post_SameKeyAndBody_GivesTheFirstAnswerAgain()
    {
        var path = await api.CollaborationAsync();
        var key = ("Idempotency-Key", Samples.Slug("key"));
        var first = (await api.PostAsync($"{path}/activities", Samples.Activity(), key)).Want(HttpStatusCode.Created);
        var again = (await api.PostAsync($"{path}/activities", Samples.Activity(), key)).Want(HttpStatusCode.Created);
        Assert.Null(first.Header("Idempotent-Replayed"));
        Assert.Equal("true", again.Header("Idempotent-Replayed"));
        Assert.Equal(first.Bytes, again.Bytes);
        Assert.Equal(first.ETag, again.ETag);
        Assert.Equal(first.Header("Location"), again.Header("Location"));
        Assert.Single(await api.WalkAsync($"{path}/activities"));
    }

    [StoreFact]
    public async Task Post_SameKeyOtherBody_IsRefusedAndStoresNothing()
    {
        var path = await api.CollaborationAsync();
        var key = ("Idempotency-Key", Samples.Slug("key"));
        (await api.PostAsync($"{path}/activities", Samples.Activity(), key)).Want(HttpStatusCode.Created);
        (await api.PostAsync($"{path}/activities", Samples.Activity(students: 99), key)).WantProblem(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        Assert.Single(await api.WalkAsync($"{path}/activities"));
    }

    [StoreFact]
    public async Task Post_CollaborationAndTransitionReplayed_AnswerAsAtFirst()
    {
        var (home, partner) = await api.InstitutionsAsync();
        var key = ("Idempotency-Key", Samples.Slug("key"));
        var body = Samples.Collaboration(home, partner, "C-1");
        var first = (await api.PostAsync("collaborations", body, key)).Want(HttpStatusCode.Created);
        var again = (await api.PostAsync("collaborations", body, key)).Want(HttpStatusCode.Created);
        Assert.Equal(first.Bytes, again.Bytes);
        Assert.Equal(first.Header("Location"), again.Header("Location"));

        var path = $"collaborations/{first.Text("id")}";
        var moveKey = ("Idempotency-Key", Samples.Slug("key"));
        var move = new { to = "terminated", on = "2026-01-31", reason = "Ended" };
        var moved = (await api.PostAsync($"{path}/transitions", move, moveKey)).Want(HttpStatusCode.OK);
        var movedAgain = (await api.PostAsync($"{path}/transitions", move, moveKey)).Want(HttpStatusCode.OK);
        Assert.Equal("true", movedAgain.Header("Idempotent-Replayed"));
        Assert.Equal(moved.Bytes, movedAgain.Bytes);
        Assert.Equal(2, (await api.WalkAsync($"{path}/history")).Count);
    }

    [StoreFact]
    public async Task Post_64TimesAtOnce_MakesOneRecord()
    {
        var path = await api.CollaborationAsync();
        var key = ("Idempotency-Key", Samples.Slug("key"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => api.PostAsync($"{path}/activities", Samples.Activity(), key)));
        Assert.All(answers, a => Assert.True(a.Status is HttpStatusCode.Created or HttpStatusCode.Conflict, $"{a.Status}"));
        var created = answers.Where(a => a.Status == HttpStatusCode.Created).ToList();
        Assert.Single(created, a => a.Header("Idempotent-Replayed") is null);
        Assert.All(created, a => Assert.Equal(created[0].Bytes, a.Bytes));
        Assert.All(answers.Except(created), a => a.WantProblem(HttpStatusCode.Conflict, "idempotency-key-in-use"));
        Assert.Single(await api.WalkAsync($"{path}/activities"));
    }

    [StoreFact]
    public async Task Post_KeyThatIsNone_IsMalformedAndStoresNothing()
    {
        var path = await api.CollaborationAsync();
        foreach (var key in new[] { "", "with space", new string('k', 256) })
        {
            (await api.PostAsync($"{path}/activities", Samples.Activity(), ("Idempotency-Key", key))).WantProblem(HttpStatusCode.BadRequest, "malformed");
        }

        Assert.Empty(await api.WalkAsync($"{path}/activities"));
        (await api.PostAsync($"{path}/activities", Samples.Activity(), ("Idempotency-Key", new string('k', 255)))).Want(HttpStatusCode.Created);
    }
}

[Collection(OnEmbeddedApp.Name)]
public sealed class EmbeddedIdempotencyTests(EmbeddedApp app) : IdempotencyTests(app);

[Collection(OnAzuriteApp.Name)]
[OnAzurite]
public sealed class AzuriteIdempotencyTests(AzuriteApp app) : IdempotencyTests(app);
