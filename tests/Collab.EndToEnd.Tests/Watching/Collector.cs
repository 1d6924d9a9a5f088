using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Collab.EndToEnd.Tests.Watching;

/// <summary>Takes telemetry over OTLP (HTTP, protobuf) on this machine, and keeps every byte of it.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Path, byte[] Bytes)> all = new();

    private Collector(Func<HttpContext, Task>? answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(new RequestDelegate(answer ?? TakeAsync));
    }

    public string Url => app.Urls.Single();

    /// <summary>What an app is given to send its telemetry here, and soon.</summary>
    public Dictionary<string, string> Settings => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Url,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "200",
        ["OTEL_BSP_MAX_QUEUE_SIZE"] = "100000",
        ["OTEL_BLRP_MAX_QUEUE_SIZE"] = "100000",
    };

    /// <summary>Everything that came, as it came.</summary>
    public IReadOnlyList<byte[]> Bytes => [.. all.Select(r => r.Bytes)];

    public IReadOnlyList<ExportedSpan> Spans => [.. Of("/v1/traces").SelectMany(ExportedSpan.Read)];

    public IReadOnlyList<ExportedMetric> Metrics => [.. Of("/v1/metrics").SelectMany(ExportedMetric.Read)];

    public IReadOnlyList<ExportedLog> Logs => [.. Of("/v1/logs").SelectMany(ExportedLog.Read)];

    /// <summary>The attributes of whoever sent it.</summary>
    public IReadOnlyDictionary<string, string> Resource =>
        ExportedSpan.AttributesOf(new WireField(0, 0, Of("/v1/traces").First()).Down(1, 1).First(), 1);

    public static async Task<Collector> StartAsync(Func<HttpContext, Task>? answer = null)
    {
        var collector = new Collector(answer);
        await collector.app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IEnumerable<byte[]> Of(string path) => all.Where(r => r.Path == path).Select(r => r.Bytes);

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Assert.Equal("application/x-protobuf", context.Request.ContentType);
        Assert.Empty(context.Request.Headers.ContentEncoding.ToString());
        all.Enqueue((context.Request.Path, body.ToArray()));
        context.Response.ContentType = "application/x-protobuf";
    }
}
