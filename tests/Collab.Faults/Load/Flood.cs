using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Collab.Faults.Scenarios;
using Collab.Faults.Traffic;

namespace Collab.Faults.Load;

/// <summary>Far more connections than the app takes, many with large bodies: it sheds with 429 or 503 that say when to come again, keeps its memory, and answers normally afterwards.</summary>
internal static class Flood
{
    private const int Connections = 768;
    private const int Requests = 6;
    private const int LinesOfABody = 1500;
    private const int SmallBody = 64 * 1024;
    /// <summary>
    /// A request is shed before its body is read, and Kestrel then takes the rest of it for five seconds only: who is slower than that at sending half
    /// a megabyte loses the connection, and perhaps the answer. Whoever has sent all of the request has no such excuse.
    /// </summary>
    private const string ResetOfABody = "reset while half a megabyte was being sent";

    private const long MostMemory = 1536L * 1024 * 1024;

    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(30);

    public static async Task<bool> RunAsync(Ground ground)
    {
        var app = ground.App;
        var answers = new ConcurrentDictionary<string, int>();
        var collaboration = (await ground.Door.WalkAsync(app, "collaborations?limit=1"))[0]["id"]!.GetValue<string>();
        var body = Body(collaboration);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = Connections }) { Timeout = TimeSpan.FromMinutes(2) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", app.Token);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(client => Task.Run(() => SendAsync(http, app.Address, client, collaboration, body, answers))));
        var flood = Stopwatch.GetElapsedTime(started);
        var peak = Sample.PeakOf(app);

        started = Stopwatch.GetTimestamp();
        var again = await UntilServedAsync(ground, collaboration);
        var took = Stopwatch.GetElapsedTime(started);
        var told = string.Join(", ", answers.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Value}× {a.Key}"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"flood of {Connections} connections: {told} in {flood.TotalSeconds:0.0} s; peak {peak / 1024 / 1024} MB; served again after {took.TotalSeconds:0.00} s"));
        var isShed = answers.Keys.Any(k => k.StartsWith("503 with", StringComparison.Ordinal) || k.StartsWith("429 with", StringComparison.Ordinal));
        return isShed && again && peak < MostMemory && answers.Keys.All(IsRight);
    }

    private static bool IsRight(string answer) => answer is "200" or "201" or "503 with Retry-After" or "429 with Retry-After" or ResetOfABody;

    private static async Task SendAsync(HttpClient http, Uri address, int client, string collaboration, byte[] body, ConcurrentDictionary<string, int> answers)
    {
        for (var i = 0; i < Requests; i++)
        {
            using var request = ((client + i) % 3) switch
            {
                0 => new HttpRequestMessage(HttpMethod.Get, new Uri(address, $"api/v1/collaborations/{collaboration}/activities?limit=500")),
                1 => Post(new Uri(address, "api/v1/records"), body, Door.Lines),
                _ => Post(new Uri(address, $"api/v1/collaborations/{collaboration}/activities"), One(client, i), Door.Json),
            };
            var answer = await AnswerAsync(http, request);
            answers.AddOrUpdate(answer, 1, (_, count) => count + 1);
        }
    }

    private static async Task<string> AnswerAsync(HttpClient http, HttpRequestMessage request)
    {
        try
        {
            using var response = await http.SendAsync(request);
            await response.Content.CopyToAsync(Stream.Null);
            var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            return response.Headers.RetryAfter is null ? status : $"{status} with Retry-After";
        }
        catch (HttpRequestException)
        {
            return request.Content?.Headers.ContentLength > SmallBody ? ResetOfABody : "reset";
        }
    }

    private static HttpRequestMessage Post(Uri address, byte[] body, string type)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new(type);
        return new(HttpMethod.Post, address) { Content = content };
    }

    private static byte[] One(int client, int number) => Draws.Bytes(Draws.Item(new Random(client), "activities", $"flood-{Draws.Text(client)}-{Draws.Text(number)}", withReference: true));

    /// <summary>Nearly a megabyte of the same lines, so that the register isn't what grows.</summary>
    private static byte[] Body(string collaboration)
    {
        var random = new Random(1);
        var text = new StringBuilder();
        for (var i = 0; i < LinesOfABody; i++)
        {
            var record = Draws.Item(random, "outcomes", $"flood-{Draws.Text(i)}", withReference: true);
            text.Append(Draws.Line(new JsonObject { ["type"] = "outcome", ["collaboration"] = collaboration, ["record"] = record })).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static async Task<bool> UntilServedAsync(Ground ground, string collaboration)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < Recovery)
        {
            var read = await ground.Door.GetAsync(ground.App, $"collaborations/{collaboration}");
            var write = await ground.Door.SendAsync(ground.App, HttpMethod.Post, $"collaborations/{collaboration}/activities", One(-1, 0));
            if (read.Fate == Fate.Done && write.Fate == Fate.Done)
            {
                return true;
            }
        }

        return false;
    }
}
