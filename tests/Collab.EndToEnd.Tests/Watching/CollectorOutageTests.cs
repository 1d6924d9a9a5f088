using System.Net;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;
using Collab.Functions.Start;
using Collab.Functions.Telemetry;
using Microsoft.Extensions.Configuration;

namespace Collab.EndToEnd.Tests.Watching;

/// <summary>Collectors that fail, or never answer: the app goes on and stops as always, and says nothing of it.</summary>
public sealed class CollectorOutageTests
{
    [Fact]
    public async Task Run_CollectorNeverAnswers_AppWorksAndStops()
    {
        using var ending = new CancellationTokenSource();
        var asked = 0;
        await using var collector = await Collector.StartAsync(async http =>
        {
            Interlocked.Increment(ref asked);
            await Task.Delay(Timeout.Infinite, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            http.Abort();
        });
        await RunAsync(collector.Settings, () => asked > 0);
        await ending.CancelAsync();
    }

    [Fact]
    public async Task Run_CollectorFails_AppWorksAndStops()
    {
        var asked = 0;
        await using var collector = await Collector.StartAsync(http =>
        {
            Interlocked.Increment(ref asked);
            http.Response.StatusCode = (int)HttpStatusCode.InternalServerError;
            return Task.CompletedTask;
        });
        await RunAsync(collector.Settings, () => asked > 2);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "nowhere", "OTEL_EXPORTER_OTLP_ENDPOINT must be")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "nothing", "APPLICATIONINSIGHTS_CONNECTION_STRING must be")]
    public void From_WrongSetting_SaysSoInASentence(string name, string value, string sentence)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [name] = value }).Build();

        var failed = Assert.Throws<SettingsException>(() => TelemetryTargets.From(configuration));

        Assert.Contains(sentence, failed.Message, StringComparison.Ordinal);
    }

    private static async Task RunAsync(Dictionary<string, string> settings, Func<bool> wasAsked)
    {
        await using var app = await AppProcess.StartAsync(settings);
        var api = new ApiClient(app.Http);
        var path = await api.CollaborationAsync();
        (await api.PostAsync($"{path}/activities", Samples.Activity())).Want(HttpStatusCode.Created);
        await Waiting.ForAsync("the collector to be asked", () => Task.FromResult(wasAsked()));
        (await api.PostAsync($"{path}/activities", Samples.Activity())).Want(HttpStatusCode.Created);
        Assert.Equal(2, (await api.WalkAsync($"{path}/activities")).Count);
        Assert.Equal(0, await app.StopAsync());
        Assert.DoesNotContain("OpenTelemetry", app.Output, StringComparison.Ordinal);
    }
}
