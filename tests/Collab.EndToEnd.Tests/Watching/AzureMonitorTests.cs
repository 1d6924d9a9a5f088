using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;
using Microsoft.AspNetCore.Http;

namespace Collab.EndToEnd.Tests.Watching;

/// <summary>Application Insights, played by a server of this machine: every request and every log line arrives, however many come at once.</summary>
public sealed class AzureMonitorTests
{
    private const int Requests = 80;
    private const int FailedSignIns = 8;

    [Fact]
    public async Task Run_ManyRequestsAtOnce_EachHasItsTraceAndItsLog()
    {
        var told = new ConcurrentQueue<JsonNode>();
        await using var insights = await Collector.StartAsync(http => TakeAsync(http, told));
        await using var app = await AppProcess.StartAsync(new Dictionary<string, string>
        {
            ["APPLICATIONINSIGHTS_CONNECTION_STRING"] =
                $"InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint={insights.Url}/;LiveEndpoint={insights.Url}/",
            ["APPLICATIONINSIGHTS_STATSBEAT_DISABLED"] = "true",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "200",
        });
        var api = new ApiClient(app.Http);

        var traces = await TracesAsync(Requests, () => api.GetAsync("institutions/nowhere"), HttpStatusCode.NotFound);

        // A sign-in that fails is logged, and after so many requests the exporter's own sampler would leave it out.
        var logged = await TracesAsync(FailedSignIns, () => api.GetAsync("institutions", ("Authorization", "Bearer no-such-key")), HttpStatusCode.Unauthorized);

        await Waiting.ForAsync("every request", () => Task.FromResult(traces.Concat(logged).ToHashSet().IsSubsetOf(TracesOf(told, "RequestData"))));
        await Waiting.ForAsync("every log line", () => Task.FromResult(logged.IsSubsetOf(TracesOf(told, "MessageData"))));
        Assert.Equal(0, await app.StopAsync());
        Assert.DoesNotContain(told, t => t.ToJsonString().Contains("no-such-key", StringComparison.Ordinal));
    }

    private static async Task<HashSet<string>> TracesAsync(int count, Func<Task<Answer>> ask, HttpStatusCode status)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => ask()));
        return [.. answers.Select(a => a.Want(status).Text("traceId"))];
    }

    private static IEnumerable<string> TracesOf(IEnumerable<JsonNode> told, string type) =>
        told.Where(t => t["data"]!["baseType"]!.GetValue<string>() == type).Select(t => t["tags"]?["ai.operation.id"]?.GetValue<string>()).OfType<string>();

    private static async Task TakeAsync(HttpContext http, ConcurrentQueue<JsonNode> told)
    {
        if (http.Request.Path != "/v2.1/track")
        {
            http.Response.StatusCode = (int)HttpStatusCode.NotFound;
            return;
        }

        await using var body = http.Request.Headers.ContentEncoding == "gzip" ? new GZipStream(http.Request.Body, CompressionMode.Decompress) : http.Request.Body;
        using var reader = new StreamReader(body);
        var count = 0;
        for (; await reader.ReadLineAsync() is { } line; count++)
        {
            told.Enqueue(JsonNode.Parse(line)!);
        }

        await http.Response.WriteAsJsonAsync(new { itemsReceived = count, itemsAccepted = count, errors = Array.Empty<object>() });
    }
}
