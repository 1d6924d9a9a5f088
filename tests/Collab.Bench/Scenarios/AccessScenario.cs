using System.Diagnostics;
using System.Text;
using Collab.Bench.Register;
using Collab.Bench.Report;
using Collab.Core.Access;
using Collab.Core.Store;
using Collab.Functions.Start;
using Collab.Testing;
using Collab.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Collab.Bench.Scenarios;

/// <summary>
/// What signing in by a client's key, its rate and its reach add to a submission. The API's pipeline runs in this process, without a server:
/// a request refused for its query costs so much at an endpoint open to all and so much at one that wants a key, and the difference is set
/// against a submission by the same key. CPU time throughout.
/// </summary>
internal sealed class AccessScenario(BenchOptions options)
{
    private const string Query = "?colour=red";

    private int Refusals => options.Length == BenchLength.Short ? 2_000 : 40_000;

    private int Submissions => options.Length == BenchLength.Short ? 300 : 6_000;

    private int Rounds => options.Length == BenchLength.Short ? 3 : 7;

    public async Task RunAsync(FigureTable table)
    {
        using var folder = new TempFolder();
        Guid[] collaborations;
        await using (var register = await BenchRegister.CreateAsync(folder.Path, connection: null))
        {
            collaborations = register.Collaborations;
        }

        await using var host = HostOf(folder.Path);
        var services = host.Services;
        await services.GetRequiredService<IRowStore>().OpenAsync(default);
        var key = await KeyAsync(services);
        var pipeline = ApiPipeline.Build(services);
        var (shares, random, sent) = (new List<double>(), new Random(7), 0);
        for (var round = -1; round < Rounds; round++)
        {
            var open = await MeasureAsync(Refusals, () => AskAsync(services, pipeline, "/api/v1/code-lists/kinds", null));
            var signedIn = await MeasureAsync(Refusals, () => AskAsync(services, pipeline, "/api/v1/institutions/kinds", key));
            var submission = await MeasureAsync(Submissions, () => SubmitAsync(
                services, pipeline, key, collaborations[Samples.NextCollaboration(random)], Samples.Activity(random, sent++)));
            if (round >= 0)
            {
                shares.Add(100 * Math.Max(0, signedIn - open) / submission);
                table.Note(FormattableString.Invariant($"refused {open * 1000:0.0} µs open, {signedIn * 1000:0.0} µs signed in; a submission {submission * 1000:0} µs"));
            }
        }

        table.Add(new("access checks, share of a submission", "%", Bench.Report.Rounds.Median(shares), Wanted: "≤ 5 %") { Store = "any" });
    }

    /// <summary>The app's own services, of a host that is never started.</summary>
    private static WebApplication HostOf(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Collab:DataFolder"] = folder,
            ["Collab:Limits:RequestsPerSecond"] = "1000000",
            ["Collab:Limits:Burst"] = "1000000",
        });
        builder.Logging.ClearProviders();
        builder.Services.AddCollab(builder.Configuration);
        return builder.Build();
    }

    private static async Task<string> KeyAsync(IServiceProvider services)
    {
        using var json = System.Text.Json.JsonDocument.Parse($$"""{"name":"bench","role":"officer","institution":"{{Samples.Home}}"}""");
        var made = await services.GetRequiredService<MakeClient>().RunAsync(Caller.Admin, json.RootElement, default);
        return made.Match(m => m.Key, refusal => throw new InvalidOperationException(refusal.ToString()));
    }

    private static Task AskAsync(IServiceProvider services, RequestDelegate pipeline, string path, string? key) =>
        SendAsync(services, pipeline, HttpMethods.Get, path, Query, key, body: null, StatusCodes.Status400BadRequest);

    private static Task SubmitAsync(IServiceProvider services, RequestDelegate pipeline, string key, Guid collaboration, string json) =>
        SendAsync(services, pipeline, HttpMethods.Post, $"/api/v1/collaborations/{collaboration}/activities", string.Empty, key, json, StatusCodes.Status201Created);

    private static async Task SendAsync(
        IServiceProvider services, RequestDelegate pipeline, string method, string path, string query, string? key, string? body, int wanted)
    {
        var http = new DefaultHttpContext { RequestServices = services };
        (http.Request.Method, http.Request.Path, http.Request.QueryString) = (method, path, new(query));
        if (key is not null)
        {
            http.Request.Headers.Authorization = "Bearer " + key;
        }

        if (body is not null)
        {
            var bytes = Encoding.UTF8.GetBytes(body);
            (http.Request.ContentType, http.Request.ContentLength, http.Request.Body) = ("application/json", bytes.Length, new MemoryStream(bytes));
        }

        await pipeline(http);
        if (http.Response.StatusCode != wanted)
        {
            throw new InvalidOperationException($"{method} {path} answered {http.Response.StatusCode}.");
        }
    }

    /// <summary>CPU milliseconds of this process an operation.</summary>
    private static async Task<double> MeasureAsync(int operations, Func<Task> operation)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var i = 0; i < operations; i++)
        {
            await operation();
        }

        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMilliseconds / operations;
    }
}
