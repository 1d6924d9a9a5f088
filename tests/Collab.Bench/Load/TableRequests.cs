using System.Diagnostics.Metrics;

namespace Collab.Bench.Load;

/// <summary>Counts this process's requests to a Table service by .NET's own metric of HTTP requests, and commits tried again by the app's.</summary>
internal static class TableRequests
{
    private static long all;
    private static long retries;

    public static long All => Interlocked.Read(ref all);

    /// <summary>Commits that were tried again because another process was first.</summary>
    public static long Retries => Interlocked.Read(ref retries);

    /// <summary>Begins to count; the service is known by its port.</summary>
    public static void Count(int port)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument is { Meter.Name: "System.Net.Http", Name: "http.client.request.duration" } or { Meter.Name: "Collab", Name: "collab.store.commit.retries" })
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Add(port, tags));
        listener.SetMeasurementEventCallback<long>((_, more, _, _) => Interlocked.Add(ref retries, more));
        listener.Start();
    }

    private static void Add(int port, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags)
        {
            if (name == "server.port" && value is int p && p == port)
            {
                Interlocked.Increment(ref all);
            }
        }
    }
}
