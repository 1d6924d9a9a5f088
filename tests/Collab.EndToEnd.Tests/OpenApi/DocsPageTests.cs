using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Collab.EndToEnd.Tests.Hosting;
using Collab.EndToEnd.Tests.Http;
using Collab.Testing.Browser;

namespace Collab.EndToEnd.Tests.OpenApi;

/// <summary>The page that a person reads and tries.</summary>
[Collection(OnEmbeddedApp.Name)]
public sealed partial class DocsPageTests(EmbeddedApp running)
{
    [Fact]
    public async Task Page_WithoutToken_IsWholeAndNeedsNothingFromOutside()
    {
        using var http = running.App.Client();
        var api = new ApiClient(http);
        var page = (await api.GetAsync("/api/docs")).Want(HttpStatusCode.OK);
        var html = Encoding.UTF8.GetString(page.Bytes);
        var policy = page.Header("Content-Security-Policy")!;
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.Contains("; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script>|<style|style=| on[a-z]+=|https?://|//[a-z]", html);
        var parts = Part().Matches(html).Select(m => m.Groups[1].Value).ToArray();
        Assert.True(parts.Length >= 5, html);
        foreach (var part in parts)
        {
            var file = (await api.GetAsync($"/api/{part}")).Want(HttpStatusCode.OK);
            Assert.NotEmpty(file.Bytes);
            (await api.GetAsync($"/api/{part}", ("If-None-Match", file.ETag))).Want(HttpStatusCode.NotModified);
        }
    }

    [Theory]
    [InlineData("gzip, br", true)]
    [InlineData("gzip;q=0, identity", false)]
    [InlineData(null, false)]
    public async Task File_ByWhatTheClientTakes_IsPackedOrNot(string? accepts, bool packed)
    {
        using var http = running.App.Client();
        var answer = (await new ApiClient(http).GetAsync("/api/docs/swagger-ui.css", accepts is null ? [] : [("Accept-Encoding", accepts)])).Want(HttpStatusCode.OK);
        Assert.Equal(packed ? "gzip" : null, answer.Header("Content-Encoding"));
        Assert.Equal(packed, answer.Bytes is [0x1f, 0x8b, ..]);
        Assert.Equal(packed, !Encoding.UTF8.GetString(answer.Bytes).Contains(".swagger-ui", StringComparison.Ordinal));
    }

    [Fact]
    public async Task File_Unknown_IsNotFound() =>
        (await new ApiClient(running.App.Http).GetAsync("/api/docs/index.htm")).WantProblem(HttpStatusCode.NotFound, "not-found");

    [BrowserFact]
    public async Task Page_InABrowser_ShowsEveryOperationAndAsksNobodyElse()
    {
        var (html, asked) = await Chromium.OpenAsync(new(running.App.Address, "api/docs"), CancellationToken.None);
        Assert.Contains("<h1>The HTTP API of Collab</h1>", html, StringComparison.Ordinal);
        Assert.Contains("Registers a collaboration", html, StringComparison.Ordinal);
        Assert.Matches("<button class=\"btn authorize[^>]*>", html);
        var document = (await new ApiClient(running.App.Http).GetAsync("/api/openapi.json")).Want(HttpStatusCode.OK).Body;
        Assert.All(Operation.AllOf(document), operation => Assert.Contains($"-{operation.Id}\"", html, StringComparison.Ordinal));
        Assert.Contains(asked, address => address.AbsolutePath == "/api/openapi.json");
        Assert.All(asked, address => Assert.Equal(running.App.Address.Authority, address.Authority));
    }

    [GeneratedRegex("(?:src|href)=\"([^\"]+)\"")]
    private static partial Regex Part();
}
