using System.Net;
using Collab.EndToEnd.Tests.Hosting;

namespace Collab.EndToEnd.Tests.Http;

/// <summary>Subscriptions over HTTP: the secret is seen once, and a problem names every fault.</summary>
[Collection(OnEmbeddedApp.Name)]
public sealed class SubscriptionTests(EmbeddedApp running)
{
    [Fact]
    public async Task Life_FromMakingToRemoving_ShowsTheSecretOnce()
    {
        var api = new ApiClient(running.App.Http);
        var made = (await api.PostAsync("subscriptions", Body())).Want(HttpStatusCode.Created);
        var (id, secret) = (made.Text("id"), made.Text("secret"));
        Assert.Equal($"/api/v1/subscriptions/{id}", made.Header("Location"));
        Assert.Equal("no-store", made.Header("Cache-Control"));
        Assert.Equal(32, Convert.FromBase64String(secret["whsec_".Length..]).Length);

        var read = (await api.GetAsync($"subscriptions/{id}")).Want(HttpStatusCode.OK);
        Assert.Equal(made.ETag, read.ETag);
        Assert.Null(read.Body["secret"]);
        Assert.Equal(("active", "Самбар Ө Ү", "admin"), (read.Text("status"), read.Text("description"), read.Text("createdBy")));
        (await api.GetAsync($"subscriptions/{id}", ("If-None-Match", read.ETag))).Want(HttpStatusCode.NotModified);
        Assert.Contains((await api.WalkAsync("subscriptions?limit=1")).Select(s => s["id"]!.GetValue<string>()), i => i == id);

        (await api.SendAsync(HttpMethod.Post, $"subscriptions/{id}/test", null)).Want(HttpStatusCode.NoContent);
        Assert.Empty((await api.GetAsync($"subscriptions/{id}/dead-letters")).Want(HttpStatusCode.OK).Body["items"]!.AsArray());
        (await api.SendAsync(HttpMethod.Post, $"subscriptions/{id}/dead-letters/{id}/retry", null)).WantProblem(HttpStatusCode.NotFound, "not-found");
        (await api.DeleteAsync($"subscriptions/{id}")).Want(HttpStatusCode.NoContent);
        (await api.GetAsync($"subscriptions/{id}")).WantProblem(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Post_AgainstTheRules_NamesEveryFault()
    {
        var api = new ApiClient(running.App.Http);
        var problem = (await api.PostAsync("subscriptions", new { url = "http://127.0.0.1/", events = new[] { "tea.ready" }, institution = "nobody" }))
            .WantProblem(HttpStatusCode.UnprocessableEntity, "invalid");
        Assert.Equal(["/events/0", "/institution", "/url"], problem["errors"]!.AsArray().Select(e => e!["pointer"]!.GetValue<string>()).Order());
        var refused = (await api.PostAsync("subscriptions", Body(), ("Idempotency-Key", "once"))).WantProblem(HttpStatusCode.BadRequest, "malformed");
        Assert.Contains("Idempotency-Key", refused.ToJsonString(), StringComparison.Ordinal);
    }

    private static object Body() => new { url = "https://office.example.org/collab", events = new[] { "reminder.due" }, description = "Самбар Ө Ү" };
}
