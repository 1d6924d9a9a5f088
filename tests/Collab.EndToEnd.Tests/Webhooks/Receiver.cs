using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Collab.Core.Events.Sending;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Collab.EndToEnd.Tests.Webhooks;

/// <summary>An attempt that came to a subscriber, and the status that it was answered.</summary>
internal sealed record Received(WebhookHeaders Headers, byte[] Bytes, int Status)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonNode Body => JsonNode.Parse(Bytes)!;

    public string Type => Body["type"]!.GetValue<string>();

    public JsonNode Data => Body["data"]!;

    public bool IsSignedWith(string secret) => WebhookSignature.Verify(secret, Headers, Bytes, TimeProvider.System.GetUtcNow());
}

/// <summary>A subscriber's web server on this machine.</summary>
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

    /// <summary>The status that is answered from here on.</summary>
    public int Status { get; set; } = StatusCodes.Status204NoContent;

    public string Address => app.Urls.Single() + "/collab";

    public IReadOnlyList<Received> All => [.. all];

    public static async Task<Receiver> StartAsync()
    {
        var receiver = new Receiver();
        await receiver.app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers;
        context.Response.StatusCode = Status;
        all.Enqueue(new(
            new(headers[WebhookHeaders.IdName].ToString(), headers[WebhookHeaders.TimestampName].ToString(), headers[WebhookHeaders.SignatureName].ToString()),
            body.ToArray(),
            context.Response.StatusCode));
    }
}
