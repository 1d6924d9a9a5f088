using System.Net;
using System.Text;
using Collab.EndToEnd.Tests.Hosting;
using Collab.EndToEnd.Tests.Http;

namespace Collab.EndToEnd.Tests.Security;

/// <summary>
/// Requests whose end two servers could see in two places, so that the second half would pass as somebody else's request. Each is refused or
/// answered once, and the half that was hidden is never carried out.
/// </summary>
[Collection(OnEmbeddedApp.Name)]
public sealed class SmugglingTests(EmbeddedApp running)
{
    private const string Institution = """{"names":{"en":"x"},"kind":"university","country":"MN"}""";

    private readonly ApiClient api = new(running.App.Http);

    /// <summary>Headers behind the head of a POST, an empty line, and what comes before the hidden request; {n} is how many bytes that and the request have.</summary>
    [Theory]
    [InlineData("length and chunks", "Content-Length: {n}\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")]
    [InlineData("chunks and length", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n")]
    [InlineData("two lengths", "Content-Length: 0\r\nContent-Length: {n}\r\n", "")]
    [InlineData("two lengths the other way", "Content-Length: {n}\r\nContent-Length: 0\r\n", "")]
    [InlineData("a list of lengths", "Content-Length: 0, {n}\r\n", "")]
    [InlineData("a length below zero", "Content-Length: -1\r\n", "")]
    [InlineData("a length in hexadecimal", "Content-Length: 0x0\r\n", "")]
    [InlineData("a blank before the colon", "Transfer-Encoding : chunked\r\nContent-Length: 0\r\n", "")]
    [InlineData("a folded line", "X-Fold: a\r\n Content-Length: 0\r\nContent-Length: 0\r\n", "")]
    [InlineData("a folded coding", "Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n")]
    [InlineData("an unknown coding", "Transfer-Encoding: xchunked\r\n", "0\r\n\r\n")]
    [InlineData("chunks twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n")]
    [InlineData("a coding with a vertical tab", "Transfer-Encoding: \u000bchunked\r\n", "0\r\n\r\n")]
    [InlineData("a bare line feed in a chunk's extension", "Transfer-Encoding: chunked\r\n", "2;\nxx\r\n{k}\r\n0\r\n\r\n")]
    [InlineData("a bare carriage return in a chunk's extension", "Transfer-Encoding: chunked\r\n", "2;a\rb\r\nxx\r\n")]
    [InlineData("a chunk that is too large", "Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\n")]
    [InlineData("a chunk below zero", "Transfer-Encoding: chunked\r\n", "-1\r\n")]
    [InlineData("a chunk without its end", "Transfer-Encoding: chunked\r\n", "1\r\nxx0\r\n\r\n")]
    [InlineData("a header without a colon", "Content-Length\r\nContent-Length: 0\r\n", "")]
    [InlineData("a header without a name", ": 0\r\nContent-Length: 0\r\n", "")]
    [InlineData("a zero byte", "X-Zero: a\0b\r\nContent-Length: 0\r\n", "")]
    public async Task Send_HalvesThatDisagree_TheHiddenOneIsNotCarriedOut(string what, string headers, string before)
    {
        var slug = Samples.Slug("smuggled");
        var hidden = Put(slug);
        before = before.Replace("{k}", (hidden.Length + 5).ToString("x", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        headers = headers.Replace("{n}", (before.Length + hidden.Length).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var answers = await RawRequests.SendAsync(running.App.Address, $"{Head("POST", "/api/v1/collaborations")}{headers}\r\n{before}{hidden}");

        var statuses = RawRequests.StatusesOf(answers);
        Assert.True(statuses.Length == 1, $"{what}: {string.Join(' ', statuses)}");
        Assert.All(statuses, status => Assert.InRange(status, 400, 505));
        (await api.GetAsync($"institutions/{slug}")).Want(HttpStatusCode.NotFound);
    }

    /// <summary>What is hidden above is a request that would be carried out: without a trick it is.</summary>
    [Fact]
    public async Task Send_TwoPlainRequests_BothAreCarriedOut()
    {
        var slug = Samples.Slug("plain");
        var answers = await RawRequests.SendAsync(running.App.Address, $"{Head("POST", "/api/v1/collaborations")}Content-Length: 2\r\n\r\n{{}}{Put(slug)}");

        Assert.Equal([422, 201], RawRequests.StatusesOf(answers));
        (await api.GetAsync($"institutions/{slug}")).Want(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("GET /api/v1/institutions HTTP/1.1\nHost: x\nAuthorization: Bearer {t}\nConnection: close\n\n")]
    [InlineData("GET /api/v1/institutions HTTP/1.1\r\nHost: x\nAuthorization: Bearer {t}\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /api/v1/institutions HTTP/1.1\rHost: x\r\n\r\n")]
    [InlineData("GET /api/v1/institutions\r\n\r\n")]
    [InlineData("GET /api/v1/institutions HTTP/1.1\r\n\r\n")]
    [InlineData("GET /api/v1/institutions HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")]
    [InlineData("GET /api/v1/institutions HTTP/1.1\r\nHost: a@b\r\n\r\n")]
    [InlineData("GET http://evil.example/api/v1/institutions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {t}\r\n\r\n")]
    [InlineData("GET /api/v1/../../etc/passwd\0 HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("CONNECT internal.example:80 HTTP/1.1\r\nHost: internal.example:80\r\nConnection: close\r\n\r\n")]
    public async Task Send_WhatIsNoRequest_IsRefusedWithoutData(string bytes)
    {
        var answers = await RawRequests.SendAsync(running.App.Address, bytes.Replace("{t}", running.App.Token, StringComparison.Ordinal));
        Assert.InRange(Assert.Single(RawRequests.StatusesOf(answers)), 400, 505);
        Assert.DoesNotContain("\"items\"", answers, StringComparison.Ordinal);
        Assert.DoesNotContain("\nServer:", answers, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>HTTP/2 is spoken by nobody here: the one answer is a frame of it that says so (GOAWAY, HTTP_1_1_REQUIRED), and the connection ends.</summary>
    [Fact]
    public async Task Send_BeginningOfHttp2_IsToldToComeWithTheOther() => Assert.Equal(
        Convert.ToHexString([0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 13]),
        Convert.ToHexString(Encoding.Latin1.GetBytes(await RawRequests.SendAsync(running.App.Address, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"))));

    [Fact]
    public async Task Send_FloodOfHeaders_IsRefused()
    {
        var head = "GET /api/health/live HTTP/1.1\r\nHost: x\r\n";
        var many = await RawRequests.SendAsync(running.App.Address, head + string.Concat(Enumerable.Range(0, 200).Select(i => $"X-{i}: 1\r\n")) + "\r\n");
        var large = await RawRequests.SendAsync(running.App.Address, $"{head}X: {new string('a', 60_000)}\r\n\r\n");
        var target = await RawRequests.SendAsync(running.App.Address, $"GET /api/{new string('a', 60_000)} HTTP/1.1\r\nHost: x\r\n\r\n");
        Assert.Equal([[431], [431], [414]], new[] { many, large, target }.Select(RawRequests.StatusesOf));
    }

    private string Head(string method, string target) =>
        $"{method} {target} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {running.App.Token}\r\nContent-Type: application/json\r\n";

    private string Put(string slug) =>
        $"{Head("PUT", $"/api/v1/institutions/{slug}")}If-None-Match: *\r\nConnection: close\r\nContent-Length: {Encoding.ASCII.GetByteCount(Institution)}\r\n\r\n{Institution}";
}
