using System.Diagnostics.Metrics;

namespace Collab.Bench.Load;

/// <summary>Counts this process's requests to a Table service by .NET's own metric of HTTP requests.</summary>
internal static class TableRequests
{
    private static long all;
    private static long commits;

    public static long All => Interlocked.Read(ref all);

    /// <summary>Requests that store: a transaction, or an entity alone.</summary>
    public static long Commits => Interlocked.Read(ref commits);

    /// <summary>Begins to count; the service is known by its port.</summary>
    public static void Count(int port)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument is { Meter.Name: "System.Net.Http", Name: "http.client.request.duration" })
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Add(port, tags));
        listener.Start();
    }

    private static void Add(int port, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var (isTable, isRead) = (false, false);
        foreach (var (name, value) in tags)
        {
            isTable |= name == "server.port" && value is int p && p == port;
            isRead |= name == "http.request.method" && value is "GET";
        }

        if (isTable)
        {
            Interlocked.Increment(ref all);
            Interlocked.Add(ref commits, isRead ? 0 : 1);
        }
    }
}
