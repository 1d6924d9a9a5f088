using System.Diagnostics;
using Collab.Core.Reports;
using Collab.Core.Standards;

namespace Collab.Core.Watching;

/// <summary>Takes the time of the parts of making a report.</summary>
internal static class WatchedReport
{
    /// <summary>The format of what isn't drawn yet: the counting of the figures.</summary>
    public const string Figures = "figures";

    public static async Task<T> RunAsync<T>(ReportKind kind, string format, Func<Task<T>> work)
    {
        var began = Stopwatch.GetTimestamp();
        using var span = CollabTraces.Source.StartActivity("report " + format);
        span?.SetTag(Attributes.ReportKind, Codes<ReportKind>.Of(kind)).SetTag(Attributes.ReportFormat, format);
        try
        {
            var done = await work();
            CollabMeter.Reports.Record(
                Stopwatch.GetElapsedTime(began).TotalSeconds,
                new KeyValuePair<string, object?>(Attributes.ReportKind, Codes<ReportKind>.Of(kind)),
                new KeyValuePair<string, object?>(Attributes.ReportFormat, format));
            return done;
        }
        catch (Exception fault)
        {
            span?.SetTag(Attributes.ErrorType, fault.GetType().FullName).SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }
}
