using System.Net;
using System.Text;
using Collab.EndToEnd.Tests.Hosting;
using Collab.EndToEnd.Tests.Http;

namespace Collab.EndToEnd.Tests.Security;

/// <summary>What a request says comes back in headers, addresses and problems: as data, never as a header, a host or markup of its own.</summary>
[Collection(OnEmbeddedApp.Name)]
public sealed class InjectionTests(EmbeddedApp running)
{
    private const string Evil = "evil.example";

    private readonly ApiClient api = new(running.App.Http);

    [Theory]
    [InlineData("%0d%0aX-Injected:%201")]
    [InlineData("%0aX-Injected:%201")]
    [InlineData("%E5%98%8A%E5%98%8DX-Injected:%201")]
    [InlineData("%22%3E%3Cscript%3E")]
    [InlineData("%3E;%20rel=next,%20%3Chttp://evil.example/")]
    [InlineData("a%00b")]
    public async Task Get_LineEndsInWhatIsEchoed_AddNoHeader(string value)
    {
        await api.InstitutionsAsync();
        string[] targets =
        [
            $"/api/v1/institutions?limit=1&region=x{value}", $"/api/v1/institutions?limit=1&q={value}", $"/api/v1/institutions/{value}", $"/api/v1/{value}",
            $"/api/v1/institutions?limit=1&cursor={value}", $"/api/v1/templates/{value}.csv", $"/api/docs/{value}",
        ];
        foreach (var target in targets)
        {
            var answer = await RawRequests.SendAsync(
                running.App.Address, $"GET {target} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {running.App.Token}\r\nConnection: close\r\n\r\n");
            var head = answer.Split("\r\n\r\n")[0];
            Assert.StartsWith("HTTP/1.1 ", head, StringComparison.Ordinal);
            Assert.DoesNotContain(head.Split("\r\n"), line => line.TrimStart().StartsWith("X-Injected", StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain('\n', head.Replace("\r\n", string.Empty, StringComparison.Ordinal));
            Assert.DoesNotContain("<script>", head, StringComparison.Ordinal);
            Assert.DoesNotContain(", <http", head, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("a\r\nX-Injected: 1.csv")]
    [InlineData("a\nb.csv")]
    [InlineData("a\u0000b.csv")]
    [InlineData("..\\..\\a.csv")]
    [InlineData("../../a.csv")]
    [InlineData("annexe\u202evsc.exe")]
    [InlineData("...")]
    public async Task Announce_NameThatIsMoreThanAName_IsRefused(string fileName)
    {
        var (home, _) = await api.InstitutionsAsync();
        var answer = await api.PostAsync("uploads", new { institution = home, kind = "records", fileName, size = 3 });
        Assert.InRange((int)answer.Status, 400, 422);
        Assert.Empty(await api.WalkAsync($"documents?institution={home}"));
    }

    [Theory]
    [InlineData("a\";filename=evil.html;x=\".csv")]
    [InlineData("a;b=c.csv")]
    [InlineData("Тайлан Өү%0d%0aX-Injected: 1.csv")]
    [InlineData("%2e%2e%2fa.csv")]
    [InlineData("CON.csv")]
    [InlineData("<img src=x onerror=alert(1)>.csv")]
    public async Task Content_OfAnOddName_ComesBackAsOneAttachment(string fileName)
    {
        var (home, _) = await api.InstitutionsAsync();
        var bytes = Encoding.UTF8.GetBytes($"a,b\n{home},1\n");
        var announced = (await api.PostAsync("uploads", new { institution = home, kind = "records", fileName, size = bytes.Length })).Want(HttpStatusCode.Created);
        using var content = new ByteArrayContent(bytes);
        (await api.SendAsync(HttpMethod.Put, announced.Text("content"), content)).Want(HttpStatusCode.Accepted);

        var kept = (await api.GetAsync(announced.Text("content"))).Want(HttpStatusCode.OK);

        Assert.Equal(bytes, kept.Bytes);
        Assert.Null(kept.Header("X-Injected"));
        var disposition = kept.Header("Content-Disposition")!;
        Assert.StartsWith("attachment; filename=", disposition, StringComparison.Ordinal);
        Assert.All(disposition, c => Assert.InRange(c, ' ', '~'));
        Assert.Equal("nosniff", kept.Header("X-Content-Type-Options"));
        Assert.Contains("sandbox", kept.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("html", kept.Header("Content-Type"), StringComparison.Ordinal);
    }

    /// <summary>A page that somebody sends is a file to keep, and is nothing that a browser would draw or run in our name.</summary>
    [Theory]
    [InlineData("a.html", "<!DOCTYPE html><script>fetch('/api/v1/clients')</script>")]
    [InlineData("a.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("a.js", "alert(1)")]
    public async Task Content_OfAPage_IsNeverShown(string fileName, string text)
    {
        var (home, _) = await api.InstitutionsAsync();
        var announced = (await api.PostAsync("uploads", new { institution = home, kind = "records", fileName, size = text.Length })).Want(HttpStatusCode.Created);
        using var content = new StringContent(text, Encoding.UTF8, "text/html");
        (await api.SendAsync(HttpMethod.Put, announced.Text("content"), content)).Want(HttpStatusCode.Accepted);

        var kept = (await api.GetAsync(announced.Text("content"))).Want(HttpStatusCode.OK);

        Assert.StartsWith("attachment;", kept.Header("Content-Disposition"), StringComparison.Ordinal);
        Assert.Equal("default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox", kept.Header("Content-Security-Policy"));
        Assert.True(kept.Header("Content-Type") is "application/octet-stream" or "text/csv", kept.Header("Content-Type"));
    }

    [Fact]
    public async Task Answers_ToAForgedHost_NameNoHostAtAll()
    {
        (string, string)[] forged = [("Host", Evil), ("X-Forwarded-Host", Evil), ("Forwarded", $"host={Evil};proto=http"), ("X-Host", Evil), ("X-Forwarded-Proto", "http")];
        var (home, partner) = await api.InstitutionsAsync();
        var made = await api.PostAsync("collaborations", Samples.Collaboration(home, partner), forged);
        Answer[] answers =
        [
            made.Want(HttpStatusCode.Created),
            (await api.PostAsync("uploads", new { institution = home, kind = "records", fileName = "a.csv", size = 3 }, forged)).Want(HttpStatusCode.Created),
            (await api.GetAsync("institutions?limit=1", forged)).Want(HttpStatusCode.OK),
            (await api.GetAsync("/api/openapi.json", forged)).Want(HttpStatusCode.OK),
            (await api.GetAsync("/api/docs", forged)).Want(HttpStatusCode.OK),
            (await api.GetAsync("nothing", forged)).Want(HttpStatusCode.NotFound),
        ];

        Assert.All(answers, answer =>
        {
            Assert.DoesNotContain(Evil, Encoding.UTF8.GetString(answer.Bytes), StringComparison.OrdinalIgnoreCase);
            Assert.All(answer.Headers.Values, value => Assert.DoesNotContain(Evil, value, StringComparison.OrdinalIgnoreCase));
        });
        Assert.StartsWith("/api/v1/collaborations/", made.Header("Location"), StringComparison.Ordinal);
        Assert.StartsWith("/api/v1/uploads/", answers[1].Body["upload"]!["url"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.StartsWith("</api/v1/institutions?", answers[2].Header("Link"), StringComparison.Ordinal);
    }
}
