using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;
using Collab.Testing.Azurite;
using Collab.Testing.Faults;
using Xunit.Abstractions;

namespace Collab.EndToEnd.Tests.Faults;

/// <summary>The storage fails every request: each answer is a 503 that says when to come again, in bounded time, and afterwards all is as before.</summary>
[OnAzurite]
public sealed class AzuriteOutageTests(ITestOutputHelper output)
{
    /// <summary>
    /// How long a client has to wait for the news at most; a longer wait is a failure of the client's, not of a clock. Usually it is
    /// much less; clients that waited one after the other, or for all three tries of a storage client that doesn't give up, would wait longer.
    /// </summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(70);

    [StoreFact]
    public async Task Outage_OfEachKindThatAnswers_IsA503InBoundedTimeAndEndsByItself() =>
        await RunAsync([Fault.Error, Fault.Unavailable, Fault.TooMany, Fault.Reset, Fault.HalfAnswer], clients: 4);

    /// <summary>The clients of one collaboration take turns: each finds out for itself that nobody answers, but not one after the other.</summary>
    [StoreFact]
    public async Task Outage_InWhichNobodyAnswers_IsA503InBoundedTimeAndEndsByItself() => await RunAsync([Fault.Silence], clients: 12);

    private async Task RunAsync(IReadOnlyList<Fault> outages, int clients)
    {
        await using var azurite = await AzuriteServer.StartNewAsync(CancellationToken.None);
        await using var proxy = await FaultProxy.StartAsync(azurite);
        await using var app = await AppProcess.StartAsync(new Dictionary<string, string> { ["AzureWebJobsStorage"] = proxy.ConnectionString });
        using var http = app.Client();
        http.Timeout = Bound;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", app.Token);
        var api = new ApiClient(http);
        var register = await SentRegister.MakeAsync(api, collaborations: 2);
        var ledger = new Ledger(register);
        foreach (var fault in outages)
        {
            var started = Stopwatch.GetTimestamp();
            proxy.Make(fault, oneIn: 1);
            await Task.WhenAll(Reads(register).Select(path => UnavailableAsync(api, HttpMethod.Get, path))
                .Append(UnavailableAsync(api, HttpMethod.Put, $"institutions/{Samples.Slug("new")}", Samples.Partner(), ("If-None-Match", "*")))
                .Append(UnavailableAsync(api, HttpMethod.Post, "collaborations", NewCollaboration(register, fault), KeyOf(fault)))
                .Concat(Enumerable.Range(0, clients).Select(i => SubmitInVainAsync(api, ledger, $"{fault}-{i}", i))));
            (await api.GetAsync("/api/health/live")).Want(HttpStatusCode.OK);
            proxy.Heal();
            output.WriteLine($"{fault}: {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");

            await Waiting.ForAsync("ready", async () => (await api.GetAsync("/api/health/ready")).Status == HttpStatusCode.OK);
            await ledger.CheckSoFarAsync(api);
            foreach (var (key, row) in ledger.Owed)
            {
                var answer = (await api.PostAsync($"collaborations/{register.Ids[row.Collaboration]}/activities", row.Body, ("Idempotency-Key", key))).Want(HttpStatusCode.Created);
                ledger.Acknowledge(key, answer.Text("id"));
            }

            await MakeAfterAllAsync(api, register, fault);
        }

        ledger.Close();
        await register.CheckAsync(api);
        Assert.Equal(0, await app.StopAsync());
        await register.CheckStoredAsync(app);
    }

    /// <summary>
    /// What was answered with 503 may be stored all the same, where only the answer was lost: sent again under its key it is there once, either
    /// way. It is deleted then, so that the register is again what was sent to it.
    /// </summary>
    private static async Task MakeAfterAllAsync(ApiClient api, SentRegister register, Fault fault)
    {
        var made = (await api.PostAsync("collaborations", NewCollaboration(register, fault), KeyOf(fault))).Want(HttpStatusCode.Created);
        var listed = await api.WalkAsync($"collaborations?institution={register.Home}&q=new-{fault}");
        Assert.Equal([made.Text("id")], listed.Select(c => c["id"]!.GetValue<string>()));
        (await api.DeleteAsync($"collaborations/{made.Text("id")}", ("If-Match", made.ETag))).Want(HttpStatusCode.NoContent);
    }

    private static Dictionary<string, object?> NewCollaboration(SentRegister register, Fault fault) =>
        Samples.Collaboration(register.Home, register.Partners.Values.First()[0], $"new-{fault}");

    private static (string Name, string Value) KeyOf(Fault fault) => ("Idempotency-Key", $"new-{fault}");

    private static IEnumerable<string> Reads(SentRegister register)
    {
        var collaboration = $"collaborations/{register.Ids.Values.First()}";
        return
        [
            "/api/health/ready",
            "documents",
            collaboration,
            $"{collaboration}/activities",
            $"{collaboration}/history",
            $"{collaboration}/history?verify=true",
            $"collaborations?institution={register.Home}",
            $"summary?scope={register.Home}&from=2025-01-01&to=2025-12-31",
        ];
    }

    /// <summary>All to one collaboration, whose writers take turns: that must not make the last of them wait for ever.</summary>
    private static async Task SubmitInVainAsync(ApiClient api, Ledger ledger, string key, int number)
    {
        var row = SentRows.MakeOne(new Random(number), [ledger.Register.Codes[0]], number % 2 == 0 ? key : null, key);
        ledger.Send(key, row);
        await UnavailableAsync(api, HttpMethod.Post, $"collaborations/{ledger.Register.Ids[row.Collaboration]}/activities", row.Body, ("Idempotency-Key", key));
    }

    private static async Task UnavailableAsync(ApiClient api, HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        var answer = await api.SendAsync(method, path, body is null ? null : ApiClient.Content(body), headers);
        answer.WantProblem(HttpStatusCode.ServiceUnavailable, "storage-unavailable");
        Assert.True(int.Parse(answer.Header("Retry-After")!, CultureInfo.InvariantCulture) > 0, path);
    }
}
