using System.Net;
using Collab.EndToEnd.Tests.Hosting;
using Collab.EndToEnd.Tests.Http;

namespace Collab.EndToEnd.Tests.Security;

/// <summary>Pages of other sites get nothing: no answer allows their origin, and what a browser asks beforehand is refused.</summary>
[Collection(OnEmbeddedApp.Name)]
public sealed class CrossOriginTests(EmbeddedApp running)
{
    private readonly ApiClient api = new(running.App.Http);

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1")]
    public async Task Get_FromAnotherOrigin_AllowsNobody(string origin)
    {
        foreach (var path in new[] { "institutions", "code-lists", "/api/openapi.json", "/api/docs", "/api/health/live", "nothing" })
        {
            WantShut(await api.GetAsync(path, ("Origin", origin), ("Sec-Fetch-Site", "cross-site")));
        }
    }

    [Theory]
    [InlineData("institutions/mn-x", "PUT")]
    [InlineData("collaborations", "POST")]
    [InlineData("records", "POST")]
    [InlineData("clients", "POST")]
    [InlineData("uploads/01a20219-12bd-7e71-8886-042c54aefe86", "PUT")]
    [InlineData("/api/health/live", "GET")]
    public async Task Options_AskedBeforehand_IsRefusedAndAllowsNothing(string path, string method)
    {
        using var http = running.App.Client();
        var answer = await new ApiClient(http).SendAsync(
            HttpMethod.Options, path, null, ("Origin", "https://evil.example"), ("Access-Control-Request-Method", method), ("Access-Control-Request-Headers", "authorization"));
        Assert.True(answer.Status is HttpStatusCode.MethodNotAllowed or HttpStatusCode.Unauthorized, answer.Status.ToString());
        WantShut(answer);
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("TRACK")]
    [InlineData("DEBUG")]
    [InlineData("PROPFIND")]
    [InlineData("MOVE")]
    public async Task Method_ThatEchoesOrMoves_IsRefused(string method)
    {
        var answer = await api.SendAsync(new(method), "institutions", null, ("X-Secret", "echo-me"));
        Assert.True(answer.Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, answer.Status.ToString());
        Assert.DoesNotContain("echo-me", System.Text.Encoding.UTF8.GetString(answer.Bytes), StringComparison.Ordinal);
    }

    /// <summary>A header that is meant to change the method or the address from inside changes neither.</summary>
    [Fact]
    public async Task Get_WithOverrides_StaysAGetOfItsAddress()
    {
        var home = Samples.Slug("home");
        (await api.PutAsync($"institutions/{home}", Samples.Home(), ("If-None-Match", "*"))).Want(HttpStatusCode.Created);
        var answer = await api.GetAsync(
            $"institutions/{home}", ("X-HTTP-Method-Override", "DELETE"), ("X-Original-URL", "/api/v1/clients"), ("X-Rewrite-URL", "/api/v1/clients"), ("X-Forwarded-Prefix", "/evil"));
        Assert.Equal(home, answer.Want(HttpStatusCode.OK).Text("id"));
    }

    private static void WantShut(Answer answer) => Assert.DoesNotContain(answer.Headers.Keys, name => name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
}
