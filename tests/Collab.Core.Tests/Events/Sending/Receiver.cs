using System.Collections.Concurrent;
using Collab.Core.Events.Sending;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Collab.Core.Tests.Events.Sending;

/// <summary>A request that a receiver got.</summary>
internal sealed record Received(WebhookHeaders Headers, byte[] Body, IReadOnlyDictionary<string, string> AllHeaders)
{
    public Guid Event => Guid.Parse(Headers.Id);
}

/// <summary>A web server on this machine that takes webhooks: it puts down what comes, and then answers as it was told to.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Received> all = new();

    private Receiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(TakeAsync);
    }

    /// <summary>How to answer; 204 unless set.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = WithStatus(204);

    public IReadOnlyList<Received> All => [.. all];

    public IReadOnlyList<Guid> Events => [.. all.Select(r => r.Event)];

    public Uri Address => new(app.Urls.Single() + "/hooks?token=abc");

    public static async Task<Receiver> StartAsync()
    {
        var receiver = new Receiver();
        await receiver.app.StartAsync();
        return receiver;
    }

    public static Func<HttpContext, Task> WithStatus(int status, string? retryAfter = null) => context =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        return Task.CompletedTask;
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        all.Enqueue(new(
            new(headers[WebhookHeaders.IdName], headers[WebhookHeaders.TimestampName], headers[WebhookHeaders.SignatureName]), body.ToArray(), headers));
        await Answer(context);
    }
}
