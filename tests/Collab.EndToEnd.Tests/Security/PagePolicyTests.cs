using System.Net;
using System.Text;
using Collab.EndToEnd.Tests.Hosting;
using Collab.EndToEnd.Tests.Http;
using Collab.Testing.Browser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Collab.EndToEnd.Tests.Security;

/// <summary>The pages work under their policies in a real browser, and the policies keep out what isn't theirs.</summary>
[Collection(OnEmbeddedApp.Name)]
public sealed class PagePolicyTests(EmbeddedApp running)
{
    private const string Intruder = "<script>document.title = 'INTRUDED'</script><style>h1 { color: red }</style><img src=\"/intruded.png\">";

    private readonly ApiClient api = new(running.App.Http);

    [BrowserFact]
    public async Task Docs_InABrowser_KeepToTheirPolicy()
    {
        var (html, _, refused) = await Chromium.LookAsync(new(running.App.Address, "api/docs"), CancellationToken.None);
        Assert.Contains("Registers a collaboration", html, StringComparison.Ordinal);
        Assert.Empty(refused);
    }

    [BrowserFact]
    public async Task Report_InABrowser_IsDrawnWholeAndAsksNobody()
    {
        var (report, policy) = await ReportAsync();
        await using var site = await ServeAsync(report, policy);

        var (html, asked, refused) = await Chromium.LookAsync(AddressOf(site), CancellationToken.None);

        Assert.Contains("<svg", html, StringComparison.Ordinal);
        Assert.Empty(refused);
        Assert.DoesNotContain(asked, a => a.AbsolutePath.Length > 1 && a.AbsolutePath != "/favicon.ico");
    }

    /// <summary>What somebody got into the page all the same stays without effect: with the server's policy, and with the page's own alone.</summary>
    [BrowserFact]
    public async Task Report_WithAnIntruder_RunsAndFetchesNothing()
    {
        var (report, policy) = await ReportAsync();
        var changed = report.Replace("<main>", "<main>" + Intruder, StringComparison.Ordinal);
        Assert.NotEqual(report, changed);
        foreach (var sent in new[] { policy, null })
        {
            await using var site = await ServeAsync(changed, sent);
            var (html, asked, refused) = await Chromium.LookAsync(AddressOf(site), CancellationToken.None);
            Assert.DoesNotContain("<title>INTRUDED", html, StringComparison.Ordinal);
            Assert.DoesNotContain(asked, a => a.AbsolutePath == "/intruded.png");
            Assert.NotEmpty(refused);
        }

        await using var open = await ServeAsync(Intruder, null);
        var without = await Chromium.LookAsync(AddressOf(open), CancellationToken.None);
        Assert.Contains("<title>INTRUDED", without.Html, StringComparison.Ordinal);
        Assert.Contains(without.Asked, a => a.AbsolutePath == "/intruded.png");
    }

    [Fact]
    public async Task Report_ByItsFormat_IsShownOrKept()
    {
        var id = await MakeAsync();
        foreach (var (format, isPage) in new[] { ("html", true), ("pdf", false), ("xlsx", false), ("csv", false), ("json", false) })
        {
            var answer = (await api.GetAsync($"reports/{id}/{format}")).Want(HttpStatusCode.OK);
            var policy = answer.Header("Content-Security-Policy")!;
            Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
            Assert.Equal(isPage, policy.Contains("style-src", StringComparison.Ordinal));
            Assert.Equal(format != "pdf", policy.Contains("sandbox", StringComparison.Ordinal));
            Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
            Assert.Contains("filename=", answer.Header("Content-Disposition"), StringComparison.Ordinal);
        }
    }

    private async Task<string> MakeAsync()
    {
        var (home, partner) = await api.InstitutionsAsync();
        var made = (await api.PostAsync("collaborations", Samples.Collaboration(home, partner))).Want(HttpStatusCode.Created).Text("id");
        (await api.PostAsync($"collaborations/{made}/activities", Samples.Activity())).Want(HttpStatusCode.Created);
        return (await api.PostAsync("reports", new { scope = home, from = "2025-09-01", to = "2025-09-30" })).Want(HttpStatusCode.Created).Text("id");
    }

    private async Task<(string Html, string Policy)> ReportAsync()
    {
        var answer = (await api.GetAsync($"reports/{await MakeAsync()}/html")).Want(HttpStatusCode.OK);
        return (Encoding.UTF8.GetString(answer.Bytes), answer.Header("Content-Security-Policy")!);
    }

    /// <summary>A browser can't send the API's token, so that the page is given out again here, with its policy.</summary>
    private static async Task<WebApplication> ServeAsync(string html, string? policy)
    {
        var builder = WebApplication.CreateSlimBuilder();
        var site = builder.Build();
        site.Urls.Add("http://127.0.0.1:0");
        site.Run(http =>
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            http.Response.Headers.ContentSecurityPolicy = policy;
            return http.Response.WriteAsync(html);
        });
        await site.StartAsync();
        return site;
    }

    private static Uri AddressOf(WebApplication site) => new(site.Urls.Single());
}
