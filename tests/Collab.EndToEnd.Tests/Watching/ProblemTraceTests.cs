using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Collab.EndToEnd.Tests.Hosting;
using Collab.EndToEnd.Tests.Http;

namespace Collab.EndToEnd.Tests.Watching;

/// <summary>Every kind of problem carries its trace: the caller's own where it sent one.</summary>
[Collection(OnEmbeddedApp.Name)]
public sealed class ProblemTraceTests(EmbeddedApp running)
{
    private readonly ApiClient api = new(running.App.Http);

    [Theory]
    [InlineData("POST", "collaborations", "{", 400)]
    [InlineData("GET", "institutions?colour=red", null, 400)]
    [InlineData("PUT", "uploads/01a20219-12bd-7e71-8886-042c54aefe86?expires=1&size=1&signature=x", "{}", 403)]
    [InlineData("GET", "institutions/nobody-of-that-name", null, 404)]
    [InlineData("GET", "/api/nothing", null, 404)]
    [InlineData("DELETE", "collaborations", null, 405)]
    [InlineData("POST", "collaborations", "text", 415)]
    [InlineData("PUT", "institutions/some-university", "{}", 428)]
    public async Task Problem_CallerSentATrace_CarriesIt(string method, string path, string? body, int status)
    {
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        using var content = body is null ? null : new StringContent(body, new MediaTypeHeaderValue(body == "text" ? "text/plain" : "application/json"));
        var answer = await api.SendAsync(new HttpMethod(method), path, content, ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01"));
        answer.Want((HttpStatusCode)status);
        Assert.Equal("application/problem+json", answer.Header("Content-Type"));
        Assert.Equal(trace, answer.Text("traceId"));
    }

    [Fact]
    public async Task Problem_OfARecord_CarriesTheCallersTrace()
    {
        var (home, partner) = await api.InstitutionsAsync();
        (await api.PostAsync("collaborations", Samples.Collaboration(home, partner, "T-1"))).Want(HttpStatusCode.Created);
        await WantAsync(HttpStatusCode.Conflict, header => api.PostAsync("collaborations", Samples.Collaboration(home, partner, "T-1"), header));
        await WantAsync(HttpStatusCode.UnprocessableEntity, header => api.PostAsync("collaborations", Samples.Collaboration(home, "nobody-of-that-name"), header));
        await WantAsync(HttpStatusCode.PreconditionFailed, header => api.PutAsync($"institutions/{home}", Samples.Home(), header, ("If-Match", "\"999\"")));
        await WantAsync(HttpStatusCode.RequestEntityTooLarge, header => api.PostAsync("collaborations", "{\"a\":\"" + new string('a', 1024 * 1024) + "\"}", header));
        using var http = running.App.Client();
        await WantAsync(HttpStatusCode.Unauthorized, header => new ApiClient(http).GetAsync("institutions", header));
        await WantAsync(HttpStatusCode.Unauthorized, header => new ApiClient(http).GetAsync("institutions", header, ("Authorization", "Bearer wrong"), ("X-Forwarded-For", Samples.Address())));
    }

    [Fact]
    public async Task Problem_OverTheRate_CarriesTheCallersTrace()
    {
        await using var app = await AppProcess.StartAsync(new Dictionary<string, string> { ["Collab__Limits__RequestsPerSecond"] = "1", ["Collab__Limits__Burst"] = "1" });
        var client = new ApiClient(app.Http);

        // Many at once: on a slow machine a second may be over before the second one comes.
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(async _ =>
        {
            var (trace, header) = NewTrace();
            return (Trace: trace, Answer: await client.GetAsync("institutions", header));
        }));
        var refused = answers.Where(a => a.Answer.Status != HttpStatusCode.OK).ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, r => Assert.Equal((HttpStatusCode.TooManyRequests, r.Trace), (r.Answer.Status, r.Answer.Text("traceId"))));
    }

    [Fact]
    public async Task Problem_CallerSentNone_HasATraceOfItsOwn()
    {
        var traces = new HashSet<string>();
        for (var i = 0; i < 3; i++)
        {
            var trace = (await api.GetAsync("institutions/nobody-of-that-name")).WantProblem(HttpStatusCode.NotFound, "not-found")["traceId"]!.GetValue<string>();
            Assert.Matches("^[0-9a-f]{32}$", trace);
            Assert.True(traces.Add(trace));
        }
    }

    private static async Task WantAsync(HttpStatusCode status, Func<(string Name, string Value), Task<Answer>> ask)
    {
        var (trace, header) = NewTrace();
        var answer = (await ask(header)).Want(status);
        Assert.Equal(trace, answer.Text("traceId"));
    }

    private static (string Trace, (string Name, string Value) Header) NewTrace()
    {
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        return (trace, ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01"));
    }
}
