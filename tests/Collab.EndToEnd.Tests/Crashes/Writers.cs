using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;

namespace Collab.EndToEnd.Tests.Crashes;

/// <summary>
/// Clients that send activities, and now and then a collaboration, one after the other until they are told to stop. What was not acknowledged they send again with the same
/// key, to whichever app is there, until it is. Every second client gives references, the others rely on their keys alone.
/// </summary>
internal sealed class Writers : IDisposable
{
    private const int Clients = 16;

    /// <summary>So many writes of a client are one new collaboration.</summary>
    private const int AgreementEvery = 12;

    /// <summary>Until a write is acknowledged at last, however many tries that takes and however long one of them.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly HttpClient http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly SentRegister register;
    private readonly IReadOnlyList<AppProcess> apps;
    private readonly int seed;
    private readonly string mark;
    private readonly Ledger ledger;
    private readonly Task running;
    private volatile bool stopping;

    /// <param name="register">Gets the rows when all are acknowledged.</param>
    /// <param name="apps">Apps over the same store.</param>
    /// <param name="seed">Of the rows.</param>
    /// <param name="mark">Tells these rows and keys from those of other writers.</param>
    public Writers(SentRegister register, IReadOnlyList<AppProcess> apps, int seed, string mark)
    {
        this.register = register;
        ledger = new(register);
        this.apps = apps;
        this.seed = seed;
        this.mark = mark;
        running = Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => WriteAsync(client))));
    }

    /// <summary>What was sent and acknowledged.</summary>
    public Ledger Ledger => ledger;

    /// <summary>Acknowledged writes.</summary>
    public int Count => ledger.Count;

    /// <summary>Tries that brought no acknowledgement.</summary>
    public int SentAgain => ledger.SentAgain;

    /// <summary>Waits for so many more acknowledgements.</summary>
    public async Task GoOnAsync(int more)
    {
        var wanted = Count + more;
        await Waiting.ForAsync("acknowledgements", () => running.IsFaulted ? Task.FromException<bool>(running.Exception!) : Task.FromResult(Count >= wanted));
    }

    /// <summary>Waits for so many more tries that bring no acknowledgement.</summary>
    public async Task InVainAsync(int more)
    {
        var wanted = SentAgain + more;
        await Waiting.ForAsync("tries in vain", () => running.IsFaulted ? Task.FromException<bool>(running.Exception!) : Task.FromResult(SentAgain >= wanted));
    }

    /// <summary>Stops when everything begun is acknowledged, and hands over the rows and collaborations. The activities' ids, all different.</summary>
    public async Task<IReadOnlyCollection<string>> StopAsync()
    {
        stopping = true;
        await running;
        return ledger.Close();
    }

    public void Dispose()
    {
        stopping = true;
        http.Dispose();
    }

    private async Task WriteAsync(int client)
    {
        var random = new Random(HashCode.Combine(seed, client));
        for (var number = 0; !stopping; number++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{mark}-{client}-{number}");
            if (number % AgreementEvery == AgreementEvery - 1)
            {
                await AgreeAsync(key, client);
                continue;
            }

            var row = SentRows.MakeOne(random, register.Codes, client % 2 == 0 ? key : null, key);
            ledger.Send(key, row);
            var activity = await AcknowledgedAsync($"collaborations/{register.Ids[row.Collaboration]}/activities", row.Body, key, HttpStatusCode.Created, client);
            ledger.Acknowledge(key, activity["id"]!.GetValue<string>());
        }
    }

    /// <summary>Registers a collaboration, whose code only one may have, and ends it, which can be done once.</summary>
    private async Task AgreeAsync(string key, int client)
    {
        var body = Samples.Collaboration(register.Home, register.Partners.Values.First()[0], key);
        var made = await AcknowledgedAsync("collaborations", body, key, HttpStatusCode.Created, client);
        var path = $"collaborations/{made["id"]!.GetValue<string>()}/transitions";
        var ended = await AcknowledgedAsync(path, new { to = "terminated", on = "2025-06-30", reason = "Done" }, key + "-end", HttpStatusCode.OK, client);
        Assert.Equal("terminated", ended["status"]!.GetValue<string>());
        ledger.Agree(key, made["id"]!.GetValue<string>());
    }

    /// <summary>Sends until it is acknowledged; the answer.</summary>
    private async Task<JsonNode> AcknowledgedAsync(string path, object body, string key, HttpStatusCode wanted, int client)
    {
        using var limit = new CancellationTokenSource(Patience);
        for (var tries = 0; ; tries++)
        {
            var app = apps[(client + tries) % apps.Count];
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(app.Address, $"api/v1/{path}"));
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", app.Token);
                request.Headers.Add("Idempotency-Key", key);
                request.Content = ApiClient.Content(body);
                using var response = await http.SendAsync(request, limit.Token);
                var answer = await response.Content.ReadAsStringAsync(limit.Token);
                if (response.StatusCode == wanted)
                {
                    return JsonNode.Parse(answer)!;
                }

                // Only these two answers mean "again".
                var isInUse = response.StatusCode == HttpStatusCode.Conflict && answer.Contains("idempotency-key-in-use", StringComparison.Ordinal);
                Assert.True(isInUse || response.StatusCode == HttpStatusCode.ServiceUnavailable, $"{path}: {(int)response.StatusCode} {answer}");
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException && !limit.IsCancellationRequested)
            {
                // Killed, or not there yet: whether the write landed is what the next try has to find out.
            }

            ledger.NoteTryInVain();
            await Task.Delay(Pause, limit.Token);
        }
    }
}
