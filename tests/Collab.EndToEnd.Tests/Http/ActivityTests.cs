using System.Net;
using Collab.EndToEnd.Tests.Hosting;

namespace Collab.EndToEnd.Tests.Http;

/// <summary>The contract of <c>/collaborations/{id}/activities</c>.</summary>
public abstract class ActivityTests(IRunningApp running)
{
    private readonly ApiClient api = new(running.App.Http);

    [StoreFact]
    public async Task Post_New_CreatesWithLocation()
    {
        var path = await api.CollaborationAsync();
        var created = (await api.PostAsync($"{path}/activities", Samples.Activity())).Want(HttpStatusCode.Created);
        Assert.Equal($"/api/v1/{path}/activities/{created.Text("id")}", created.Header("Location"));
        Assert.Equal(10, created.Body["days"]!.GetValue<int>());
        Assert.Equal("2025/2026", created.Text("academicYear"));
        var stored = (await api.GetAsync(created.Header("Location")!)).Want(HttpStatusCode.OK);
        Assert.Equal(created.Bytes, stored.Bytes);
        Assert.Equal(created.ETag, stored.ETag);
    }

    [StoreFact]
    public async Task Post_SameReference_UpdatesAndNeverDuplicates()
    {
        var path = await api.CollaborationAsync();
        var first = (await api.PostAsync($"{path}/activities", Samples.Activity("R-1"))).Want(HttpStatusCode.Created);
        var same = (await api.PostAsync($"{path}/activities", Samples.Activity("R-1"))).Want(HttpStatusCode.OK);
        Assert.Equal(first.Bytes, same.Bytes);
        Assert.Equal(first.ETag, same.ETag);
        var changed = (await api.PostAsync($"{path}/activities", Samples.Activity("R-1", students: 20))).Want(HttpStatusCode.OK);
        Assert.Equal(first.Text("id"), changed.Text("id"));
        Assert.NotEqual(first.ETag, changed.ETag);
        Assert.Equal(20, Assert.Single(await api.WalkAsync($"{path}/activities"))["participants"]!["students"]!.GetValue<int>());
    }

    [StoreFact]
    public async Task Post_Faults_AreAllNamedAndNothingIsStored()
    {
        var path = await api.CollaborationAsync();
        var body = Samples.Activity();
        body["endsOn"] = "2025-08-01";
        body["country"] = "XX";
        var answer = await api.PostAsync($"{path}/activities", body);
        answer.WantProblem(HttpStatusCode.UnprocessableEntity, "invalid");
        Assert.Equal(["/country", "/endsOn"], answer.Errors().Select(e => e.Split(' ')[0]).Order(StringComparer.Ordinal));
        Assert.Empty(await api.WalkAsync($"{path}/activities"));
    }

    [StoreFact]
    public async Task List_Paged_ShowsEachOnceNewestFirst()
    {
        var path = await api.CollaborationAsync();
        var made = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            made.Add((await api.PostAsync($"{path}/activities", Samples.Activity())).Want(HttpStatusCode.Created).Text("id"));
        }

        var walked = await api.WalkAsync($"{path}/activities?limit=3");
        Assert.Equal(made.OrderDescending(StringComparer.Ordinal), walked.Select(a => a["id"]!.GetValue<string>()));
    }

    [StoreFact]
    public async Task Get_AnotherCollaborationsActivity_IsNotFound()
    {
        var (path, other) = (await api.CollaborationAsync(), await api.CollaborationAsync());
        var id = (await api.PostAsync($"{path}/activities", Samples.Activity())).Want(HttpStatusCode.Created).Text("id");
        (await api.GetAsync($"{other}/activities/{id}")).WantProblem(HttpStatusCode.NotFound, "not-found");
    }
}

[Collection(OnEmbeddedApp.Name)]
public sealed class EmbeddedActivityTests(EmbeddedApp app) : ActivityTests(app);

[Collection(OnAzuriteApp.Name)]
[OnAzurite]
public sealed class AzuriteActivityTests(AzuriteApp app) : ActivityTests(app);
