using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Collab.EndToEnd.Tests.Hosting;

namespace Collab.EndToEnd.Tests.Http;

/// <summary>What holds for every resource, whatever the store: sign-in, media types, sizes, parameters, methods.</summary>
[Collection(OnEmbeddedApp.Name)]
public sealed class ProtocolTests(EmbeddedApp running)
{
    private readonly ApiClient api = new(running.App.Http);

    [Theory]
    [InlineData("institutions")]
    [InlineData("collaborations")]
    [InlineData("collaborations/01a20219-12bd-7e71-8886-042c54aefe86/activities")]
    [InlineData("documents")]
    [InlineData("reports")]
    [InlineData("summary?from=2026-01-01&to=2026-01-31")]
    public async Task Get_WithoutToken_Is401(string path)
    {
        using var http = running.App.Client();
        var answer = await new ApiClient(http).GetAsync(path);
        answer.WantProblem(HttpStatusCode.Unauthorized, "unauthorized");
        Assert.Equal("Bearer", answer.Header("WWW-Authenticate"));
    }

    [Theory]
    [InlineData("access_token")]
    [InlineData("token")]
    [InlineData("key")]
    [InlineData("code")]
    public async Task Get_TokenInTheAddress_CountsForNothing(string parameter)
    {
        using var http = running.App.Client();
        var answer = await new ApiClient(http).GetAsync($"institutions?{parameter}={running.App.Token}");
        answer.WantProblem(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Theory]
    [InlineData("Bearer wrong")]
    [InlineData("Bearer")]
    [InlineData("Basic YTpi")]
    public async Task Get_WrongToken_IsInvalidToken(string authorization)
    {
        using var http = running.App.Client();
        var answer = await new ApiClient(http).GetAsync("institutions", ("Authorization", authorization));
        answer.WantProblem(HttpStatusCode.Unauthorized, "unauthorized");
        Assert.Equal("Bearer error=\"invalid_token\"", answer.Header("WWW-Authenticate"));
    }

    [Theory]
    [InlineData("/api/health/live")]
    [InlineData("/api/health/ready")]
    public async Task Health_WithoutToken_IsOpen(string path)
    {
        using var http = running.App.Client();
        (await new ApiClient(http).GetAsync(path)).Want(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/v1")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/api/health/other")]
    [InlineData("/api/v1/reports/01a20219-12bd-7e71-8886-042c54aefe86/pdf")]
    public async Task Get_UnknownAddress_IsAProblem(string path) =>
        (await api.GetAsync(path)).WantProblem(HttpStatusCode.NotFound, "not-found");

    [Fact]
    public async Task Delete_WhereThereIsNone_Is405WithAllow()
    {
        var answer = await api.SendAsync(HttpMethod.Delete, "collaborations", null);
        answer.WantProblem(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        Assert.Equal(["GET", "HEAD", "POST"], answer.Header("Allow")!.Split(", ").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("text/csv")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task Post_OtherMediaType_Is415(string? type)
    {
        using var content = new ByteArrayContent("{}"u8.ToArray());
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        (await api.SendAsync(HttpMethod.Post, "collaborations", content)).WantProblem(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{} {}")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    public async Task Post_NotAJsonObject_IsMalformed(string body) =>
        (await api.PostAsync("collaborations", body)).WantProblem(HttpStatusCode.BadRequest, "malformed");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_OverTheLimit_Is413(bool announced)
    {
        using var content = new StreamContent(new MemoryStream(Encoding.ASCII.GetBytes("{\"a\":\"" + new string('a', 1024 * 1024) + "\"}")));
        content.Headers.ContentType = new("application/json");
        if (!announced)
        {
            // Chunked: no Content-Length to refuse it by.
            content.Headers.ContentLength = null;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/collaborations") { Content = content };
        request.Headers.TransferEncodingChunked = announced ? null : true;
        using var response = await running.App.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.ToString());
    }

    [Theory]
    [InlineData("institutions?colour=red", "unknown-parameter")]
    [InlineData("institutions?limit=0", "limit")]
    [InlineData("institutions?limit=501", "limit")]
    [InlineData("institutions?limit=1&limit=2", "limit")]
    [InlineData("institutions?limit=+5", "limit")]
    [InlineData("institutions?cursor=AAAA", "cursor")]
    [InlineData("institutions?cursor=", "cursor")]
    [InlineData("institutions?home=yes", "home")]
    [InlineData("institutions?country=mn", "country")]
    [InlineData("institutions?region=Atlantis", "region")]
    [InlineData("collaborations?status=open", "status")]
    [InlineData("collaborations?Limit=5", "unknown-parameter")]
    [InlineData("collaborations?expiringWithin=-1", "expiringWithin")]
    [InlineData("collaborations?expiringWithin=3661", "expiringWithin")]
    [InlineData("collaborations?expiringWithin=99999999999", "expiringWithin")]
    [InlineData("collaborations?expiringWithin=1.5", "expiringWithin")]
    [InlineData("collaborations?expiringWithin=", "expiringWithin")]
    [InlineData("collaborations?dormant=yes", "dormant")]
    [InlineData("collaborations?dormant=Amber", "dormant")]
    [InlineData("collaborations?q=", "q")]
    [InlineData("collaborations?q=%20%E3%80%80", "q")]
    [InlineData("institutions?q=%CC%81", "q")]
    [InlineData("collaborations?updatedSince=yesterday", "updatedSince")]
    [InlineData("collaborations?updatedSince=2026-02-30", "updatedSince")]
    [InlineData("collaborations?updatedSince=2026-11-01T24:00:00Z", "updatedSince")]
    [InlineData("collaborations?updatedSince=2026-11-01T00:00:00", "updatedSince")]
    [InlineData("collaborations?updatedsince=2026-11-01", "unknown-parameter")]
    [InlineData("collaborations/01a20219-12bd-7e71-8886-042c54aefe86/activities?q=x", null)]
    [InlineData("collaborations/01a20219-12bd-7e71-8886-042c54aefe86?fields=id", null)]
    [InlineData("documents?collaboration=1", "collaboration")]
    [InlineData("reports?kind=decade", "kind")]
    [InlineData("summary?from=2026-01-01", "to")]
    [InlineData("summary?from=2026-02-30&to=2026-03-01", "from")]
    public async Task Get_BadParameter_IsMalformedAndNamed(string path, string? code)
    {
        var answer = await api.GetAsync(path);
        answer.WantProblem(HttpStatusCode.BadRequest, "malformed");
        Assert.Equal([$" {code ?? "unknown-parameter"}"], answer.Errors());
    }

    [Fact]
    public async Task Get_QueryLongerThanATextIs_IsMalformed() =>
        (await api.GetAsync($"collaborations?q={new string('a', 201)}")).WantProblem(HttpStatusCode.BadRequest, "malformed");

    [Theory]
    [InlineData("%ED%A0%80")]
    [InlineData("%EF%BF%BE")]
    [InlineData("%00")]
    [InlineData("%F0%9F%8E%93")]
    public async Task Get_QueryNoTextHas_FindsNothing(string query) => Assert.Empty(await api.WalkAsync($"collaborations?q={query}"));

    [Fact]
    public async Task Get_CursorOfAnotherList_IsRefused()
    {
        var (home, partner) = await api.InstitutionsAsync();
        for (var i = 0; i < 2; i++)
        {
            (await api.PostAsync("collaborations", Samples.Collaboration(home, partner))).Want(HttpStatusCode.Created);
        }

        var cursor = (await api.GetAsync($"collaborations?institution={home}&limit=1")).Want(HttpStatusCode.OK).Text("next");
        (await api.GetAsync($"collaborations?cursor={cursor}")).Want(HttpStatusCode.OK);
        (await api.GetAsync($"documents?cursor={cursor}")).WantProblem(HttpStatusCode.BadRequest, "malformed");
        (await api.GetAsync($"collaborations?cursor={cursor[..^1]}")).WantProblem(HttpStatusCode.BadRequest, "malformed");
    }
}
