using System.Diagnostics;
using System.Net;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;
using Collab.Testing.Azurite;
using Collab.Testing.Faults;

namespace Collab.EndToEnd.Tests.Watching;

/// <summary><c>/api/health</c> while the storage keeps silent: live is 200, ready is 503 long before the storage's clients give up.</summary>
public sealed class ReadyTests
{
    /// <summary>A client of ours waits far longer for a silent storage; whoever asks whether the app is ready doesn't.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(15);

    [AzuriteFact]
    public async Task Ready_StorageKeepsSilent_Is503WithTheTraceUntilItAnswersAgain()
    {
        await using var azurite = await AzuriteServer.StartNewAsync(CancellationToken.None);
        await using var proxy = await FaultProxy.StartAsync(azurite);
        await using var app = await AppProcess.StartAsync(new Dictionary<string, string> { ["AzureWebJobsStorage"] = proxy.ConnectionString });
        using var http = app.Client();
        http.Timeout = Bound;
        var api = new ApiClient(http);
        (await api.GetAsync("/api/health/ready")).Want(HttpStatusCode.OK);

        proxy.Make(Fault.Silence, oneIn: 1);
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        var header = ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01");
        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => api.GetAsync("/api/health/ready", header))))
        {
            answer.WantProblem(HttpStatusCode.ServiceUnavailable, "storage-unavailable");
            Assert.Equal(trace, answer.Text("traceId"));
            Assert.NotNull(answer.Header("Retry-After"));
        }

        (await api.GetAsync("/api/health/live")).Want(HttpStatusCode.OK);
        proxy.Heal();
        await Waiting.ForAsync("ready", async () => (await api.GetAsync("/api/health/ready")).Status == HttpStatusCode.OK);
    }
}
