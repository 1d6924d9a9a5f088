using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Collab.LocalRuntime.Tests.Hosting;

public sealed record Greeting(string Text);

/// <summary>HTTP functions that answer in every way a function can.</summary>
public sealed class WebFunctions(IServiceProvider services)
{
    private static readonly TaskCompletionSource Release = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Function("Item")]
    public IActionResult Item(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "shelves/{shelf}/{number:int}")] HttpRequest request,
        string shelf, int number, FunctionContext context, CancellationToken cancellationToken) =>
        Text($"item {shelf} {number} {(cancellationToken == request.HttpContext.RequestAborted && context.GetHttpContext() == request.HttpContext ? "Z" : "?")}{services.GetService<Greeting>()?.Text}");

    [Function("Files")]
    public static IActionResult Files([HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", Route = "files/{*rest}")] HttpRequest request, string? rest) =>
        Text($"rest {rest}");

    [Function("ReturnsText")]
    public static string ReturnsText([HttpTrigger] HttpRequest request) => "dropped";

    [Function("ReturnsNothing")]
    public static Task ReturnsNothing([HttpTrigger] HttpRequest request) => Task.CompletedTask;

    [Function("ReturnsStatus")]
    public static async Task<IActionResult> ReturnsStatus([HttpTrigger] HttpRequest request)
    {
        await Task.Yield();
        return new StatusCodeResult(StatusCodes.Status202Accepted);
    }

    [Function("ReturnsContent")]
    public static ValueTask<ContentResult> ReturnsContent([HttpTrigger] HttpRequest request) => ValueTask.FromResult(Text("content"));

    [Function("ReturnsResult")]
    public static IResult ReturnsResult([HttpTrigger] HttpRequest request) => Results.Created("/made", "made");

    [Function("WritesItself")]
    public static async Task<EmptyResult> WritesItself([HttpTrigger] HttpRequest request)
    {
        await request.HttpContext.Response.WriteAsync("written");
        return new EmptyResult();
    }

    [Function("Throws")]
    public static Task<IActionResult> Throws([HttpTrigger] HttpRequest request)
    {
        request.HttpContext.Response.Headers.Append("x-half", "done");
        throw new InvalidOperationException("Meant to fail.");
    }

    [Function("ThrowsLate")]
    public static async Task ThrowsLate([HttpTrigger] HttpRequest request)
    {
        await request.HttpContext.Response.WriteAsync("half");
        await request.HttpContext.Response.Body.FlushAsync();
        throw new InvalidOperationException("Meant to fail.");
    }

    [Function("Streams")]
    public static async Task Streams([HttpTrigger] HttpRequest request)
    {
        await request.HttpContext.Response.WriteAsync("first");
        await request.HttpContext.Response.Body.FlushAsync();
        await Release.Task.WaitAsync(request.HttpContext.RequestAborted);
        await request.HttpContext.Response.WriteAsync("second");
    }

    [Function("ReleasesStream")]
    public static void ReleasesStream([HttpTrigger] HttpRequest request) => Release.TrySetResult();

    [Function("CountsBytes")]
    public static async Task<IActionResult> CountsBytes([HttpTrigger] HttpRequest request)
    {
        try
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            return Text(body.Length.ToString(CultureInfo.InvariantCulture));
        }
        catch (BadHttpRequestException fault)
        {
            return new StatusCodeResult(fault.StatusCode);
        }
    }

    [Function("WaitsForStop")]
    public async Task<IActionResult> WaitsForStop([HttpTrigger] HttpRequest request)
    {
        var stopping = new TaskCompletionSource();
        await using var registration = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);
        Waiting.TrySetResult();
        await stopping.Task;
        return Text("finished");
    }

    private static ContentResult Text(string text) => new() { Content = text, ContentType = "text/plain" };
}
