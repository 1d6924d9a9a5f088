using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Collab.Core.Watching;

/// <summary>
/// What the app measures, all in this one place and in docs/watching.md. No value of an attribute tells of a person or of a record: they are
/// codes, table names and types of exceptions. An instrument to which nobody listens costs a comparison.
/// </summary>
public static class CollabMeter
{
    /// <summary>What a listener names to get them.</summary>
    public const string Name = "Collab";

    /// <summary>How long a sweep's count of unfinished uploads is told. Longer, and an instance that sweeps no more would tell it for ever.</summary>
    private static readonly TimeSpan UnfinishedFor = TimeSpan.FromMinutes(11);

    /// <summary>As the conventions for databases advise (seconds).</summary>
    private static readonly InstrumentAdvice<double> CallTimes = new() { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10] };

    /// <summary>For work of seconds and minutes (seconds).</summary>
    private static readonly InstrumentAdvice<double> WorkTimes = new() { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 600] };

    private static readonly Meter Meter = new(Name);
    private static Leftover? unfinished;

    /// <summary>Costs no call to the storage: it tells what the last sweep of this process has left behind.</summary>
    public static ObservableGauge<int> UnfinishedUploads { get; } = Meter.CreateObservableGauge(
        "collab.uploads.unfinished", ObserveUnfinished, "{upload}", "Uploads that the last sweep found and did not finish.");

    public static Counter<long> Submissions { get; } = Meter.CreateCounter<long>(
        "collab.submissions", "{record}", "Records that were sent to be registered, one by one or as lines, and what became of them.");

    public static Counter<long> Documents { get; } = Meter.CreateCounter<long>(
        "collab.documents", "{document}", "Documents that were read to their end.");

    public static Counter<long> DocumentRows { get; } = Meter.CreateCounter<long>(
        "collab.document.rows", "{row}", "Rows of documents that were read to their end.");

    public static Counter<long> CommitRetries { get; } = Meter.CreateCounter<long>(
        "collab.store.commit.retries", "{retry}", "Commits that lost a race against another writer and were tried again.");

    public static Histogram<double> RowCalls { get; } = Meter.CreateHistogram(
        "db.client.operation.duration", "s", "Time of a call to the tables.", tags: null, CallTimes);

    public static Histogram<double> BlobCalls { get; } = Meter.CreateHistogram(
        "collab.blob.operation.duration", "s", "Time of a call to the blobs, what is written included; what is read later isn't.", tags: null, CallTimes);

    public static Histogram<double> Reports { get; } = Meter.CreateHistogram(
        "collab.report.duration", "s", "Time to count a report's figures (format figures) or to draw and keep it in a format.", tags: null, WorkTimes);

    public static Histogram<double> Runs { get; } = Meter.CreateHistogram(
        "collab.run.duration", "s", "Time of a run of a timer or of the reading of an upload.", tags: null, WorkTimes);

    public static Counter<long> Deliveries { get; } = Meter.CreateCounter<long>(
        "collab.deliveries", "{delivery}", "Attempts to deliver an event by webhook or mail.");

    public static Counter<long> Reminders { get; } = Meter.CreateCounter<long>("collab.reminders", "{reminder}", "Reminders that were made.");

    public static Counter<long> CheckedCollaborations { get; } = Meter.CreateCounter<long>(
        "collab.check.collaborations", "{collaboration}", "Collaborations that the nightly check looked at.");

    public static Counter<long> CheckDifferences { get; } = Meter.CreateCounter<long>(
        "collab.check.differences", "{cell}", "Month cells of which the nightly check found that they don't say what their records say.");

    public static Counter<long> TelemetryFaults { get; } = Meter.CreateCounter<long>(
        "collab.telemetry.faults", "{fault}", "Faults of the exporters of telemetry, such as a collector that doesn't answer.");

    /// <summary>Keeps what a sweep has left behind for whoever asks.</summary>
    public static void LeaveUnfinished(int count) => Volatile.Write(ref unfinished, new(count, Stopwatch.GetTimestamp()));

    private static IEnumerable<Measurement<int>> ObserveUnfinished() =>
        Volatile.Read(ref unfinished) is { } last && Stopwatch.GetElapsedTime(last.At) < UnfinishedFor ? [new(last.Count)] : [];

    private sealed record Leftover(int Count, long At);
}
