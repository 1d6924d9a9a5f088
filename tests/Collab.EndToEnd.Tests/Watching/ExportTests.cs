using System.Text;
using Collab.EndToEnd.Tests.Registers;
using Collab.EndToEnd.Tests.Webhooks;
using Collab.EndToEnd.Tests.WholeWay;
using Collab.Testing.Azurite;

namespace Collab.EndToEnd.Tests.Watching;

/// <summary>The whole app with a collector: what is sent to it and written to the console has what one looks for, and nothing of people or secrets.</summary>
public sealed class ExportTests
{
    private const string Schedules = "AzureFunctionsJobHost__schedules__";

    [Fact]
    public Task Run_Embedded_IsSeenWholeAndTellsNothingOfPeople() => RunAsync(new(), "sqlite", "file");

    [AzuriteFact]
    public async Task Run_Azurite_IsSeenWholeAndTellsNothingOfPeople()
    {
        await using var azurite = await AzuriteServer.StartNewAsync(CancellationToken.None);
        await RunAsync(new() { ["AzureWebJobsStorage"] = azurite.ConnectionString }, "azure.table", "azure.blob");
    }

    private static async Task RunAsync(Dictionary<string, string> settings, string tables, string blobs)
    {
        await using var collector = await Collector.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        foreach (var (name, value) in collector.Settings.Concat(EverySecond()))
        {
            settings[name] = value;
        }

        await using var app = await AppProcess.StartAsync(settings, "--demo");
        await DemoRun.EndedAsync(app, 0);
        var said = app.Output.Length;
        var run = new MarkedRun(app, receiver);
        await run.RunAsync();
        await Waiting.ForAsync("the timers", () => Task.FromResult(HaveRun(collector)));
        Assert.Equal(0, await app.StopAsync());

        CheckTraces(collector, run, tables, blobs);
        CheckMetrics(collector, tables, blobs);
        CheckLogs(collector, run);
        CheckMarks(collector, run, app, said);
    }

    /// <summary>The timers have found what they look for: their first runs come before there is a register, and have nothing to do or to read.</summary>
    private static bool HaveRun(Collector collector)
    {
        var spans = collector.Spans;
        return ((string[])["Sweep", "Deliveries", "DailyReminders"]).All(timer => spans.Any(s => s.Name == timer))
            && spans.Where(s => s.Name == "NightlyCheck").Any(check => spans.Any(s => IsCallOf(check, s)))
            && Has(collector.Metrics, "collab.reminders", "collab.reminder.kind", "ends-soon")
            && Has(collector.Metrics, "collab.deliveries", "collab.outcome", "sent");
    }

    private static bool Has(IReadOnlyList<ExportedMetric> metrics, string name, string attribute, string value) =>
        metrics.Any(m => m.Name == name && m.Points.Any(p => p.GetValueOrDefault(attribute) == value));

    private static Dictionary<string, string> EverySecond() => new()
    {
        ["Collab__WebhooksToPrivateAddresses"] = "true",
        // On a busy machine the spans of the demo would be more than the queue holds, and some be dropped.
        ["OTEL_BSP_MAX_QUEUE_SIZE"] = "200000",
        ["OTEL_SERVICE_NAME"] = "collab-watched",
        ["OTEL_RESOURCE_ATTRIBUTES"] = "deployment.environment.name=test",
        [$"{Schedules}deliveries"] = "*/1 * * * * *",
        [$"{Schedules}sweep"] = "*/2 * * * * *",
        [$"{Schedules}nightlyCheck"] = "*/3 * * * * *",
        [$"{Schedules}reminders"] = "*/3 * * * * *",
    };

    private static void CheckTraces(Collector collector, MarkedRun run, string tables, string blobs)
    {
        Assert.Equal(("collab-watched", "test"), (collector.Resource["service.name"], collector.Resource["deployment.environment.name"]));
        var spans = collector.Spans;
        var server = Assert.Single(spans, s => s.Trace == MarkedRun.Trace && s.Kind == ExportedSpan.Server);
        Assert.Equal((MarkedRun.ParentSpan, "POST /api/v1/collaborations/{id}/activities"), (server.Parent, Loose(server.Name)));
        Assert.Equal("POST", server.Attributes["http.request.method"]);
        var commit = Assert.Single(spans, s => s.Trace == MarkedRun.Trace && s.Name == "commit Register");
        Assert.Equal((server.Id, ExportedSpan.Client, "Collab"), (commit.Parent, commit.Kind, commit.Scope));
        Assert.Equal((tables, "commit", "Register"), (commit.Attributes["db.system.name"], commit.Attributes["db.operation.name"], commit.Attributes["db.collection.name"]));
        Assert.Contains(spans, s => s.Trace == run.FailedTrace && s.Kind == ExportedSpan.Server);

        var readings = spans.Where(s => s.Name == "ReadUpload").ToList();
        Assert.NotEmpty(readings);
        Assert.All(readings, r => Assert.Equal(ExportedSpan.Consumer, r.Kind));
        foreach (var (name, system, key) in new[] { ("open uploads", blobs, "collab.blob.system"), ("commit Register", tables, "db.system.name"), ("commit Documents", tables, "db.system.name") })
        {
            Assert.True(
                spans.Any(s => s.Name == name && s.Attributes[key] == system && readings.Any(r => r.Trace == s.Trace && r.Id == s.Parent)),
                $"No reading has a span {name} of {system}; there are: {string.Join(", ", spans.Where(s => readings.Any(r => r.Trace == s.Trace)).Select(s => $"{s.Name} {s.Attributes.GetValueOrDefault(key)}").Distinct())}");
        }

        Assert.Contains(spans.Where(s => s.Name == "NightlyCheck"), check => spans.Any(s => IsCallOf(check, s)));
        Assert.Contains(
            spans.Where(s => s.Name == "report pdf" && s.Kind == ExportedSpan.Internal), report => spans.Any(s => s.Name == "write reports" && IsCallOf(report, s)));
    }

    /// <summary>A call to the storage that a run or a request has made itself.</summary>
    private static bool IsCallOf(ExportedSpan maker, ExportedSpan span) =>
        span.Trace == maker.Trace && span.Parent == maker.Id && span.Kind == ExportedSpan.Client;

    private static void CheckMetrics(Collector collector, string tables, string blobs)
    {
        var metrics = collector.Metrics;
        foreach (var (name, unit, attribute, value) in new[]
        {
            ("collab.submissions", "{record}", "collab.outcome", "created"),
            ("collab.submissions", "{record}", "collab.outcome", "replayed"),
            ("collab.submissions", "{record}", "collab.outcome", "refused"),
            ("collab.submissions", "{record}", "collab.record.type", "challenge"),
            ("collab.documents", "{document}", "collab.outcome", "accepted"),
            ("collab.document.rows", "{row}", "collab.document.kind", "roster"),
            ("collab.document.rows", "{row}", "collab.outcome", "rejected"),
            ("db.client.operation.duration", "s", "db.system.name", tables),
            ("collab.blob.operation.duration", "s", "collab.blob.system", blobs),
            ("collab.report.duration", "s", "collab.report.format", "figures"),
            ("collab.report.duration", "s", "collab.report.format", "xlsx"),
            ("collab.run.duration", "s", "collab.run.name", "Sweep"),
            ("collab.deliveries", "{delivery}", "collab.outcome", "sent"),
            ("collab.reminders", "{reminder}", "collab.reminder.kind", "ends-soon"),
            ("collab.check.collaborations", "{collaboration}", "collab.outcome", "checked"),
            ("http.server.request.duration", "s", "http.request.method", "POST"),
        })
        {
            Assert.True(
                metrics.Any(m => m.Name == name && m.Unit == unit && m.Points.Any(p => p.GetValueOrDefault(attribute) == value)),
                $"{name} with {attribute} {value} is missing; there are: {string.Join("; ", metrics.Where(m => m.Name == name).SelectMany(m => m.Points).Select(p => string.Join(",", p)).Distinct())}");
        }

        Assert.Contains(metrics, m => m is { Name: "collab.uploads.unfinished", Unit: "{upload}" });
        Assert.Contains(metrics, m => m is { Name: "collab.check.differences", Unit: "{cell}" });
        Assert.Contains(metrics, m => m.Scope == "System.Runtime");
        Assert.Contains(
            metrics.Where(m => m.Name == "http.server.request.duration").SelectMany(m => m.Points),
            p => p.TryGetValue("http.route", out var route) && Loose(route) == "/api/v1/collaborations/{id}/activities");
    }

    private static void CheckLogs(Collector collector, MarkedRun run)
    {
        var failed = Assert.Single(collector.Logs, l => l.Trace == run.FailedTrace);
        Assert.StartsWith("A sign-in failed: unknown-token", failed.Body, StringComparison.Ordinal);
        Assert.NotEmpty(failed.Span);
        var checks = collector.Spans.Where(s => s.Name == "NightlyCheck").ToDictionary(s => s.Id, s => s.Trace);
        Assert.Contains(collector.Logs, l => l.Body.StartsWith("The nightly check looked at", StringComparison.Ordinal) && checks.GetValueOrDefault(l.Span) == l.Trace);
    }

    /// <summary>The demo tells its admin token on the console, for that is what it is for; after that nothing does.</summary>
    private static void CheckMarks(Collector collector, MarkedRun run, AppProcess app, int said)
    {
        Assert.NotEmpty(collector.Bytes);
        foreach (var mark in run.Marks.Append(app.Token))
        {
            var bytes = Encoding.UTF8.GetBytes(mark);
            Assert.True(collector.Bytes.All(b => b.AsSpan().IndexOf(bytes) < 0), $"'{mark}' was exported.");
            Assert.DoesNotContain(mark, app.Output[said..], StringComparison.Ordinal);
        }
    }

    /// <summary>A route without the types of its parameters and the slash before it, which frameworks write differently.</summary>
    private static string Loose(string route)
    {
        var plain = System.Text.RegularExpressions.Regex.Replace(route, @"\{(\w+)[^}]*\}", "{$1}");
        return plain.StartsWith("api/", StringComparison.Ordinal) ? "/" + plain : plain;
    }
}
