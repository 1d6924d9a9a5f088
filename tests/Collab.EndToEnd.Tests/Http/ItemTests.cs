using System.Net;
using Collab.EndToEnd.Tests.Hosting;

namespace Collab.EndToEnd.Tests.Http;

/// <summary>The contract of what hangs on a collaboration: activities, outcomes, funding and challenges alike.</summary>
public abstract class ItemTests(IRunningApp running)
{
    private readonly ApiClient api = new(running.App.Http);

    [StoreTheory]
    [InlineData("activities")]
    [InlineData("outcomes")]
    [InlineData("funding")]
    [InlineData("challenges")]
    public async Task Item_ItsWholeLife_IsWhatTheContractSays(string list)
    {
        var path = await api.CollaborationAsync();
        var made = (await api.PostAsync($"{path}/{list}", Samples.Item(list, "Ө-1"))).Want(HttpStatusCode.Created);
        var one = $"{path}/{list}/{made.Text("id")}";
        Assert.Equal($"/api/v1/{one}", made.Header("Location"));
        Assert.Equal(made.Bytes, (await api.GetAsync(one)).Want(HttpStatusCode.OK).Bytes);
        (await api.GetAsync(one, ("If-None-Match", made.ETag))).Want(HttpStatusCode.NotModified);

        var changed = Samples.Item(list, "Ө-1", "2026-05-05");
        (await api.PutAsync(one, changed)).WantProblem(HttpStatusCode.PreconditionRequired, "precondition-required");
        (await api.PutAsync(one, changed, ("If-Match", "*"))).WantProblem(HttpStatusCode.BadRequest, "malformed");
        (await api.PutAsync(one, changed, ("If-Match", "\"99\""))).WantProblem(HttpStatusCode.PreconditionFailed, "precondition-failed");
        var put = (await api.PutAsync(one, changed, ("If-Match", made.ETag))).Want(HttpStatusCode.OK);
        Assert.NotEqual(made.ETag, put.ETag);
        (await api.PutAsync(one, changed, ("If-Match", made.ETag))).WantProblem(HttpStatusCode.PreconditionFailed, "precondition-failed");
        Assert.Equal(put.ETag, (await api.PutAsync(one, changed, ("If-Match", put.ETag))).Want(HttpStatusCode.OK).ETag);

        var patched = (await api.PatchAsync(one, Samples.Dated(list, "2026-06-06"), ("If-Match", put.ETag))).Want(HttpStatusCode.OK);
        Assert.Equal(patched.Bytes, (await api.GetAsync(one)).Bytes);
        Assert.Contains("2026-06-06", patched.Body.ToJsonString(), StringComparison.Ordinal);
        (await api.PatchAsync(one, new { passport = "X1" }, ("If-Match", "*"))).WantProblem(HttpStatusCode.BadRequest, "malformed");
        (await api.PatchAsync(one, "[1]", ("If-Match", "*"))).WantProblem(HttpStatusCode.BadRequest, "malformed");

        (await api.DeleteAsync(one)).WantProblem(HttpStatusCode.PreconditionRequired, "precondition-required");
        (await api.DeleteAsync(one, ("If-Match", made.ETag))).WantProblem(HttpStatusCode.PreconditionFailed, "precondition-failed");
        Assert.Empty((await api.DeleteAsync(one, ("If-Match", patched.ETag))).Want(HttpStatusCode.NoContent).Bytes);
        (await api.GetAsync(one)).WantProblem(HttpStatusCode.NotFound, "not-found");
        (await api.DeleteAsync(one, ("If-Match", "*"))).WantProblem(HttpStatusCode.NotFound, "not-found");
        Assert.Empty(await api.WalkAsync($"{path}/{list}"));
        Assert.Equal(5, (await api.WalkAsync($"{path}/history")).Count);
        var again = (await api.PostAsync($"{path}/{list}", Samples.Item(list, "Ө-1"))).Want(HttpStatusCode.Created);
        Assert.Equal(made.Text("id"), again.Text("id"));
        Assert.NotEqual(made.ETag, again.ETag);
    }

    [StoreTheory]
    [InlineData("activities")]
    [InlineData("outcomes")]
    [InlineData("funding")]
    [InlineData("challenges")]
    public async Task List_Pages_ShowEveryItemOnce(string list)
    {
        var path = await api.CollaborationAsync();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 5; i++)
        {
            ids.Add((await api.PostAsync($"{path}/{list}", Samples.Item(list))).Want(HttpStatusCode.Created).Text("id"));
        }

        var walked = await api.WalkAsync($"{path}/{list}?limit=2");

        Assert.Equal(ids.OrderDescending(StringComparer.Ordinal), walked.Select(i => i["id"]!.GetValue<string>()));
    }

    [StoreFact]
    public async Task Item_OfAnotherTypeOrCollaboration_IsNotFound()
    {
        var (path, other) = (await api.CollaborationAsync(), await api.CollaborationAsync());
        var made = (await api.PostAsync($"{path}/outcomes", Samples.Item("outcomes"))).Want(HttpStatusCode.Created).Text("id");
        foreach (var address in new[] { $"{path}/funding/{made}", $"{other}/outcomes/{made}", $"{path}/outcomes/{made.ToUpperInvariant()}", $"{path}/people/{made}" })
        {
            (await api.GetAsync(address)).WantProblem(HttpStatusCode.NotFound, "not-found");
        }
    }
}

[Collection(OnEmbeddedApp.Name)]
public sealed class EmbeddedItemTests(EmbeddedApp app) : ItemTests(app);

[Collection(OnAzuriteApp.Name)]
[OnAzurite]
public sealed class AzuriteItemTests(AzuriteApp app) : ItemTests(app);
