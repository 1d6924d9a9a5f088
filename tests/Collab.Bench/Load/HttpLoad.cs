using System.Diagnostics;
using System.Text.Json;
using Collab.Bench.Register;

namespace Collab.Bench.Load;

/// <summary>Clients of a running app.</summary>
internal static class HttpLoad
{
    /// <summary>Fills the register with the samples and gives the collaborations' ids by number.</summary>
    public static Guid[] Fill(Uri app)
    {
        using var connection = new LeanConnection(app);
        foreach (var (id, json) in Samples.Institutions)
        {
            connection.Send(LeanConnection.Request("PUT", $"/api/v1/institutions/{id}", json, "If-None-Match: *\r\n"));
        }

        var ids = new Guid[Samples.Collaborations];
        for (var i = 0; i < ids.Length; i++)
        {
            var answer = connection.Send(LeanConnection.Request("POST", "/api/v1/collaborations", Samples.Collaboration(i)));
            var json = new Utf8JsonReader(answer[(answer.IndexOf("\r\n\r\n"u8) + 4)..]);
            ids[i] = JsonElement.ParseValue(ref json).GetProperty("id").GetGuid();
        }

        return ids;
    }

    /// <summary>Activities for the collaborations, the first of which see the most.</summary>
    public static byte[][] Submissions(Guid[] collaborations, Random random, int first, int count) =>
        [.. Enumerable.Range(first, count).Select(number => LeanConnection.Request(
            "POST", $"/api/v1/collaborations/{collaborations[Samples.Next(random, collaborations.Length)]}/activities", Samples.Activity(random, number)))];

    /// <summary>Sends the requests one after the other and gives the milliseconds that each took.</summary>
    public static IReadOnlyList<double> Time(Uri app, byte[][] requests) => Run(app, requests, 1).Milliseconds;

    /// <summary>Sends all requests over as many connections as <paramref name="concurrency"/> says, a thread each.</summary>
    public static TimedRun Run(Uri app, byte[][] requests, int concurrency) => Run([(app, requests)], concurrency);

    /// <summary>Sends each app its own requests, over so many connections each, all at the same time.</summary>
    public static TimedRun Run(IReadOnlyList<(Uri App, byte[][] Requests)> shares, int concurrencyOfEach)
    {
        var times = shares.Select(share => new double[share.Requests.Length]).ToArray();
        var next = shares.Select(_ => -1).ToArray();
        Exception? failure = null;
        var clients = Enumerable.Range(0, shares.Count * concurrencyOfEach)
            .Select(i => (Share: i % shares.Count, Connection: new LeanConnection(shares[i % shares.Count].App))).ToArray();
        var threads = clients.Select(client => new Thread(() =>
        {
            try
            {
                var requests = shares[client.Share].Requests;
                for (var i = Interlocked.Increment(ref next[client.Share]); i < requests.Length; i = Interlocked.Increment(ref next[client.Share]))
                {
                    var start = Stopwatch.GetTimestamp();
                    client.Connection.Send(requests[i]);
                    times[client.Share][i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                }
            }
#pragma warning disable CA1031 // Kept and thrown by whoever waits for the threads.
            catch (Exception thrown)
#pragma warning restore CA1031
            {
                failure = thrown;
            }
        })).ToArray();
        var watch = Stopwatch.StartNew();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        var seconds = watch.Elapsed.TotalSeconds;
        Array.ForEach(clients, client => client.Connection.Dispose());
        return failure is null ? new(seconds, [.. times.SelectMany(t => t)]) : throw new InvalidOperationException("A client failed.", failure);
    }
}
