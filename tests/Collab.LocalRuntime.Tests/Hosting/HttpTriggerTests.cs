using System.Net;
using System.Text;
using Collab.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.LocalRuntime.Tests.Hosting;

public sealed class HttpTriggerTests : IDisposable
{
    private static readonly object NoPrefix = new { version = "2.0", extensions = new { http = new { routePrefix = "" } } };
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Request_RouteWithParameters_BindsThemAndTheServices()
    {
        await using var host = await StartAsync(NoPrefix);
        Assert.Equal("item books 42 Zgreeting", await host.Client.GetStringAsync("shelves/books/42"));
    }

    [Fact]
    public async Task Request_CatchAll_TakesTheRestOfThePathEncoded()
    {
        await using var host = await StartAsync(NoPrefix);
        Assert.Equal("rest a/b%2Fc/d", await host.Client.GetStringAsync("files/a/b%2Fc/d"));
        Assert.Equal("rest ", await host.Client.GetStringAsync("files"));
    }

    [Fact]
    public async Task Request_TwoRoutesMatch_TheFirstFunctionByNameAnswers()
    {
        await using var host = await StartAsync(NoPrefix);
        // "any/{value}" belongs to "ordera", the literal "any/literal" to "OrderB": literals do not win, names do.
        Assert.Equal("parameter literal", await host.Client.GetStringAsync("any/literal"));
    }

    [Fact]
    public async Task Request_MethodOfAnotherFunction_GoesToThatFunction()
    {
        await using var host = await StartAsync(NoPrefix);
        using var answer = await host.Client.PostAsync("any/literal", null);
        Assert.Equal("literal", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Request_MethodNobodyTakes_Is404()
    {
        await using var host = await StartAsync(NoPrefix);
        using var answer = await host.Client.DeleteAsync("files/x");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Request_ConstraintFails_Is404()
    {
        await using var host = await StartAsync(NoPrefix);
        using var answer = await host.Client.GetAsync("shelves/books/many");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Request_NoHostJson_HasThePrefixApi()
    {
        await using var host = await StartAsync(null);
        Assert.Equal("rest x", await host.Client.GetStringAsync("api/files/x"));
        using var answer = await host.Client.GetAsync("files/x");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Request_RouteUnset_IsTheNameOfTheFunction()
    {
        await using var host = await StartAsync(NoPrefix);
        using var answer = await host.Client.GetAsync("ReturnsText");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("ReturnsText", HttpStatusCode.OK, "")]
    [InlineData("ReturnsNothing", HttpStatusCode.OK, "")]
    [InlineData("ReturnsStatus", HttpStatusCode.Accepted, "")]
    [InlineData("ReturnsContent", HttpStatusCode.OK, "content")]
    [InlineData("ReturnsResult", HttpStatusCode.Created, "\"made\"")]
    [InlineData("WritesItself", HttpStatusCode.OK, "written")]
    [InlineData("Throws", HttpStatusCode.InternalServerError, "")]
    public async Task Answer_OfEachKind_IsThatOfTheGenuineHost(string function, HttpStatusCode status, string body)
    {
        await using var host = await StartAsync(NoPrefix);
        using var answer = await host.Client.GetAsync(function);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(body, await answer.Content.ReadAsStringAsync());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Answer_ThrownAfterItBegan_IsCutOff()
    {
        await using var host = await StartAsync(NoPrefix);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => host.Client.GetStringAsync("ThrowsLate"));
    }

    [Fact]
    public async Task Answer_Streamed_ArrivesBeforeItEnds()
    {
        await using var host = await StartAsync(NoPrefix);
        using var answer = await host.Client.GetAsync("Streams", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[5];
        await body.ReadExactlyAsync(buffer);
        Assert.Equal("first", Encoding.UTF8.GetString(buffer));
        using var release = await host.Client.GetAsync("ReleasesStream");
        Assert.Equal("second", await new StreamReader(body).ReadToEndAsync());
    }

    [Fact]
    public async Task Body_OverTheLimitOfTheApp_IsRefused()
    {
        await using var host = await RunningHost.StartAsync(
            _folder, [typeof(WebFunctions)], NoPrefix,
            configure: builder => builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = 1000));
        using var small = await host.Client.PostAsync("CountsBytes", new ByteArrayContent(new byte[1000]));
        Assert.Equal("1000", await small.Content.ReadAsStringAsync());
        using var large = await host.Client.PostAsync("CountsBytes", new ByteArrayContent(new byte[1001]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
    }

    [Fact]
    public async Task Middleware_InTheOrderAdded_WrapsTheFunction()
    {
        await using var host = await RunningHost.StartAsync(
            _folder, [typeof(WebFunctions)], NoPrefix,
            configure: builder => builder
                .Use(next => context => Note(next, context, "outer"))
                .Use(next => context => Note(next, context, "inner")));
        using var answer = await host.Client.GetAsync("ReturnsNothing");
        Assert.Equal("outer,inner", string.Join(',', answer.Headers.GetValues("x-way")));

        static Task Note(Microsoft.Azure.Functions.Worker.Middleware.FunctionExecutionDelegate next, FunctionContext context, string step)
        {
            context.GetHttpContext()!.Response.Headers.Append("x-way", step);
            return next(context);
        }
    }

    [Fact]
    public async Task Stop_RequestUnderWay_IsFinished()
    {
        var host = await StartAsync(NoPrefix);

        // A client of its own: the host's is disposed of together with it.
        using var client = new HttpClient { BaseAddress = host.Client.BaseAddress };
        var answer = client.GetStringAsync("WaitsForStop");
        await WebFunctions.Waiting.Task.WaitAsync(TimeSpan.FromMinutes(5));
        var stopped = host.DisposeAsync();
        Assert.Equal("finished", await answer);
        await stopped;
    }

    private Task<RunningHost> StartAsync(object? hostJson) => RunningHost.StartAsync(
        _folder, [typeof(WebFunctions), typeof(OrderedFunctions)], hostJson, configure: builder => builder.Services.AddSingleton(new Greeting("greeting")));
}
