using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Collab.EndToEnd.Tests.Hosting;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;

namespace Collab.EndToEnd.Tests.Access;

/// <summary>The life of a client over HTTP, on both stores: made, signing in, rotated, expired, removed.</summary>
public abstract class ClientLifeTests(IRunningApp running)
{
    private readonly ApiClient admin = new(running.App.Http);

    [StoreFact]
    public async Task Post_Client_ShowsTheKeyOnceAndLetsItIn()
    {
        var (home, _) = await admin.InstitutionsAsync();
        var made = (await admin.PostAsync("clients", new { name = "Гадаад харилцааны алба", role = "officer", institution = home })).Want(HttpStatusCode.Created);
        var key = made.Text("key");
        Assert.Matches("^clb_[0-9A-Za-z]{43}$", key);
        Assert.Equal("no-store", made.Header("Cache-Control"));
        Assert.Equal($"/api/v1/clients/{made.Text("id")}", made.Header("Location"));
        var stored = (await admin.GetAsync(made.Header("Location")!)).Want(HttpStatusCode.OK);
        Assert.Null(stored.Body["key"]);
        Assert.Equal("Гадаад харилцааны алба", stored.Text("name"));
        Assert.All(await admin.WalkAsync("clients?limit=500"), c => Assert.DoesNotContain(key[4..], c.ToJsonString(), StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await TryAsync(key));
        Assert.Equal(HttpStatusCode.Unauthorized, await TryAsync(key[..^1] + (key[^1] == 'a' ? 'b' : 'a')));
    }

    [StoreFact]
    public async Task Post_RuleBroken_NamesTheFaults()
    {
        (await admin.PostAsync("clients", new { name = "a", role = "officer", institution = Samples.Slug("nobody") })).WantProblem(HttpStatusCode.UnprocessableEntity, "invalid");
        (await admin.PostAsync("clients", new { name = "a", role = "admin", institution = "who" })).WantProblem(HttpStatusCode.UnprocessableEntity, "invalid");
        (await admin.PostAsync("clients", new { name = 5 })).WantProblem(HttpStatusCode.BadRequest, "malformed");
    }

    [StoreFact]
    public async Task Post_WithIdempotencyKey_IsRefusedAndMakesNothing()
    {
        var before = (await admin.WalkAsync("clients?limit=500")).Count;
        var answer = await admin.PostAsync("clients", new { name = "a", role = "commission" }, ("Idempotency-Key", Samples.Slug("key")));
        answer.WantProblem(HttpStatusCode.BadRequest, "malformed");
        Assert.Equal([" idempotency-key"], answer.Errors());
        Assert.Equal(before, (await admin.WalkAsync("clients?limit=500")).Count);
    }

    [StoreFact]
    public async Task Rotate_WithOverlap_BothWorkAndThenOnlyTheNew()
    {
        var made = (await admin.PostAsync("clients", new { name = "Rotating", role = "commission" })).Want(HttpStatusCode.Created);
        var path = $"clients/{made.Text("id")}";
        var second = (await admin.PostAsync($"{path}/rotate", new { })).Want(HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, await TryAsync(made.Text("key")));
        Assert.Equal(HttpStatusCode.OK, await TryAsync(second.Text("key")));

        // An overlap of three seconds: both old keys end by themselves.
        var third = (await admin.PostAsync($"{path}/rotate", new { overlapHours = 3 / 3600m })).Want(HttpStatusCode.OK);
        await UntilRefusedAsync(made.Text("key"));
        await UntilRefusedAsync(second.Text("key"));
        Assert.Equal(HttpStatusCode.OK, await TryAsync(third.Text("key")));

        // No overlap: the key that was good a moment ago is refused at once.
        var last = (await admin.PostAsync($"{path}/rotate", new { overlapHours = 0 })).Want(HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.Unauthorized, await TryAsync(third.Text("key")));
        Assert.Equal(HttpStatusCode.OK, await TryAsync(last.Text("key")));
        Assert.Single((await admin.GetAsync(path)).Body["keys"]!.AsArray());
    }

    [StoreFact]
    public async Task Delete_Client_EndsItsKeyAtOnceAndKeepsItsHistory()
    {
        var collaboration = await admin.CollaborationAsync();
        var home = (await admin.GetAsync(collaboration)).Text("institution");
        var made = (await admin.PostAsync("clients", new { name = "Эмнэлэг", role = "officer", institution = home })).Want(HttpStatusCode.Created);
        using (var http = Client(made.Text("key")))
        {
            (await new ApiClient(http).PostAsync($"{collaboration}/activities", Samples.Activity())).Want(HttpStatusCode.Created);
        }

        var path = $"clients/{made.Text("id")}";
        var gone = (await admin.SendAsync(HttpMethod.Delete, path, null)).Want(HttpStatusCode.NoContent);
        Assert.Empty(gone.Bytes);
        Assert.Equal(HttpStatusCode.Unauthorized, await TryAsync(made.Text("key")));
        (await admin.GetAsync(path)).WantProblem(HttpStatusCode.NotFound, "not-found");
        (await admin.SendAsync(HttpMethod.Delete, path, null)).WantProblem(HttpStatusCode.NotFound, "not-found");
        (await admin.PostAsync($"{path}/rotate", new { })).WantProblem(HttpStatusCode.NotFound, "not-found");
        var last = (await admin.WalkAsync($"{collaboration}/history"))[^1].ToJsonString();
        Assert.Contains(made.Text("id"), last, StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task SignIn_Client_IsNotedWithItsDay()
    {
        var made = (await admin.PostAsync("clients", new { name = "Used", role = "commission" })).Want(HttpStatusCode.Created);
        var path = $"clients/{made.Text("id")}";
        Assert.Null((await admin.GetAsync(path)).Body["lastUsedOn"]);
        Assert.Equal(HttpStatusCode.OK, await TryAsync(made.Text("key")));
        await Waiting.ForAsync("the day to be noted", async () => (await admin.GetAsync(path)).Body["lastUsedOn"] is not null);

        Assert.Matches(@"^\d{4}-\d{2}-\d{2}$", (await admin.GetAsync(path)).Text("lastUsedOn"));
        Assert.Equal(HttpStatusCode.OK, await TryAsync(made.Text("key")));
    }

    private HttpClient Client(string key)
    {
        var http = running.App.Client();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return http;
    }

    /// <summary>The status of a request with this key, from an address that has failed never before.</summary>
    private async Task<HttpStatusCode> TryAsync(string key)
    {
        using var http = Client(key);
        var answer = await new ApiClient(http).GetAsync("institutions?limit=1", ("X-Forwarded-For", Samples.Address()));
        if (answer.Status is HttpStatusCode.Unauthorized)
        {
            Assert.Equal("Bearer error=\"invalid_token\"", answer.Header("WWW-Authenticate"));
            Assert.DoesNotContain(key, Encoding.UTF8.GetString(answer.Bytes), StringComparison.Ordinal);
        }

        return answer.Status;
    }

    private Task UntilRefusedAsync(string key) =>
        Waiting.ForAsync("the key to end", async () => await TryAsync(key) == HttpStatusCode.Unauthorized);
}

[Collection(OnEmbeddedApp.Name)]
public sealed class EmbeddedClientLifeTests(EmbeddedApp app) : ClientLifeTests(app);

[Collection(OnAzuriteApp.Name)]
[OnAzurite]
public sealed class AzuriteClientLifeTests(AzuriteApp app) : ClientLifeTests(app);
