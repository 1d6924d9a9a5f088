using System.Net;
using System.Text;
using Collab.EndToEnd.Tests.Hosting;
using Collab.EndToEnd.Tests.Http;

namespace Collab.EndToEnd.Tests.Security;

/// <summary>What every answer tells a browser, whatever it answers, and what none says of the server.</summary>
[Collection(OnEmbeddedApp.Name)]
public sealed class HeaderTests(EmbeddedApp running)
{
    private static readonly (string Name, string Value)[] Always =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ];

    private readonly ApiClient api = new(running.App.Http);

    [Theory]
    [InlineData("GET", "/api/health/live", 200)]
    [InlineData("GET", "/api/health/ready", 200)]
    [InlineData("GET", "/api/docs", 200)]
    [InlineData("GET", "/api/docs/docs.js", 200)]
    [InlineData("GET", "/api/openapi.json", 200)]
    [InlineData("HEAD", "/api/openapi.json", 200)]
    [InlineData("GET", "code-lists", 200)]
    [InlineData("GET", "templates/activities.csv", 200)]
    [InlineData("GET", "institutions", 200)]
    [InlineData("HEAD", "institutions", 200)]
    [InlineData("GET", "institutions?limit=0", 400)]
    [InlineData("GET", "nothing", 404)]
    [InlineData("DELETE", "collaborations", 405)]
    [InlineData("OPTIONS", "collaborations", 405)]
    [InlineData("POST", "collaborations", 415)]
    [InlineData("PUT", "uploads/01a20219-12bd-7e71-8886-042c54aefe86?expires=1&size=1&signature=x", 403)]
    public async Task Answer_OfAnyKind_IsShutTightAndNamesNoServer(string method, string path, int status)
    {
        var answer = await api.SendAsync(new(method), path, null);
        answer.Want((HttpStatusCode)status);
        Check(answer);
    }

    [Fact]
    public async Task Answer_WithoutAToken_IsNeverKept()
    {
        using var http = running.App.Client();
        var answer = await new ApiClient(http).GetAsync("institutions");
        answer.Want(HttpStatusCode.Unauthorized);
        Check(answer);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
    }

    [Fact]
    public async Task Answer_WithSomebodysData_IsKeptByNoSharedCache()
    {
        var (home, partner) = await api.InstitutionsAsync();
        var made = (await api.PostAsync("collaborations", Samples.Collaboration(home, partner))).Want(HttpStatusCode.Created);
        var path = $"collaborations/{made.Text("id")}";
        var one = (await api.GetAsync(path)).Want(HttpStatusCode.OK);
        using var line = new StringContent("{}", Encoding.UTF8, "application/x-ndjson");
        Answer[] answers =
        [
            made, one, await api.GetAsync(path, ("If-None-Match", one.ETag)), await api.GetAsync("collaborations"), await api.GetAsync($"{path}/history"),
            await api.SendAsync(HttpMethod.Post, "records", line), await api.GetAsync($"{path}x"),
        ];
        Assert.All(answers, Check);
        Assert.All(answers, a => Assert.Contains(a.Header("Cache-Control"), new[] { "no-store", "no-cache, private" }));
        Assert.Equal(HttpStatusCode.NotModified, answers[2].Status);
    }

    [Fact]
    public async Task Answer_WithASecret_IsNeverKept()
    {
        var client = (await api.PostAsync("clients", new { name = "Оффис", role = "commission" })).Want(HttpStatusCode.Created);
        var subscription = (await api.PostAsync("subscriptions", new { url = "https://office.example.org/", events = new[] { "report.made" } })).Want(HttpStatusCode.Created);
        Assert.All([client, subscription], answer => Assert.Equal("no-store", answer.Header("Cache-Control")));
    }

    [Theory]
    [InlineData("https", true)]
    [InlineData("HTTPS", true)]
    [InlineData("http, https", true)]
    [InlineData("http", false)]
    [InlineData("https, http", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public async Task Answer_BehindAFrontEndWithHttps_BindsBrowsersToIt(string? forwarded, bool isBound)
    {
        var answer = await api.GetAsync("/api/health/live", forwarded is null ? [] : [("X-Forwarded-Proto", forwarded)]);
        Assert.Equal(isBound ? "max-age=31536000" : null, answer.Header("Strict-Transport-Security"));
    }

    private static void Check(Answer answer)
    {
        Assert.All(Always, header => Assert.Equal(header.Value, answer.Header(header.Name)));
        Assert.Contains("camera=()", answer.Header("Permissions-Policy"), StringComparison.Ordinal);
        var policy = answer.Header("Content-Security-Policy")!;
        Assert.StartsWith("default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.NotNull(answer.Header("Cache-Control"));
        Assert.All(["Server", "X-Powered-By", "X-AspNet-Version", "Set-Cookie"], name => Assert.Null(answer.Header(name)));
    }
}
