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

    public static byte[][] Submissions(Guid[] collaborations, Random random, int first, int count) =>
        [.. Enumerable.Range(first, count).Select(number => LeanConnection.Request(
            "POST", $"/api/v1/collaborations/{collaborations[Samples.NextCollaboration(random)]}/activities", Samples.Activity(random, number)))];

    /// <summary>Sends the requests one after the other and gives the milliseconds that each took.</summary>
    public static double[] Time(Uri app, IReadOnlyList<byte[]> requests)
    {
        using var connection = new LeanConnection(app);
        var times = new double[requests.Count];
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            connection.Send(requests[i]);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return times;
    }

    /// <summary>Sends all requests over as many connections as <paramref name="concurrency"/> says, a thread each, and gives the seconds it took.</summary>
    public static double Run(Uri app, byte[][] requests, int concurrency)
    {
        var connections = Enumerable.Range(0, concurrency).Select(_ => new LeanConnection(app)).ToArray();
        var next = -1;
        Exception? failure = null;
        var watch = Stopwatch.StartNew();
        var threads = connections.Select(connection => new Thread(() =>
        {
            try
            {
                for (var i = Interlocked.Increment(ref next); i < requests.Length; i = Interlocked.Increment(ref next))
                {
                    connection.Send(requests[i]);
                }
            }
#pragma warning disable CA1031 // Kept and thrown by whoever waits for the threads.
            catch (Exception thrown)
#pragma warning restore CA1031
            {
                failure = thrown;
            }
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        var seconds = watch.Elapsed.TotalSeconds;
        Array.ForEach(connections, connection => connection.Dispose());
        return failure is null ? seconds : throw new InvalidOperationException("A client failed.", failure);
    }
}
