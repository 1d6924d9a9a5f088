using Collab.Core.Reports;
using Collab.Core.Watching;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Collab.Functions.Timers;

/// <summary>
/// The reports that come out by themselves. A run makes what is missing and no more, so it may come on several days: where a day begins
/// later than in UTC, and where a report failed, the next one makes up for it.
/// </summary>
public sealed class ReportTimers(RunReports reports, ILogger<ReportTimers> logger)
{
    private const int Retries = 3;
    private const string Pause = "00:05:00";

    [Function("MonthlyReports")]
    [FixedDelayRetry(Retries, Pause)]
    public Task MonthlyReports([TimerTrigger(Schedules.MonthlyReports)] TimerInfo timer, CancellationToken cancellationToken) =>
        RunAsync("MonthlyReports", ReportKind.Month, cancellationToken);

    [Function("QuarterlyReports")]
    [FixedDelayRetry(Retries, Pause)]
    public Task QuarterlyReports([TimerTrigger(Schedules.QuarterlyReports)] TimerInfo timer, CancellationToken cancellationToken) =>
        RunAsync("QuarterlyReports", ReportKind.Quarter, cancellationToken);

    [Function("YearlyReports")]
    [FixedDelayRetry(Retries, Pause)]
    public Task YearlyReports([TimerTrigger(Schedules.YearlyReports)] TimerInfo timer, CancellationToken cancellationToken) =>
        RunAsync("YearlyReports", ReportKind.Year, cancellationToken);

    /// <summary>Every month, because the month in which academic years begin is a setting.</summary>
    [Function("AcademicYearReports")]
    [FixedDelayRetry(Retries, Pause)]
    public Task AcademicYearReports([TimerTrigger(Schedules.AcademicYearReports)] TimerInfo timer, CancellationToken cancellationToken) =>
        RunAsync("AcademicYearReports", ReportKind.AcademicYear, cancellationToken);

    /// <exception cref="InvalidOperationException">Some could not be made, and each was logged; the host tries again.</exception>
    private Task RunAsync(string name, ReportKind kind, CancellationToken cancellationToken) => WatchedRun.OfTimerAsync(name, async () =>
    {
        var run = await reports.RunAsync(kind, cancellationToken);
        Log.ReportsRan(logger, run);
        if (run.Failures.Count > 0)
        {
            throw new InvalidOperationException($"{run.Failures.Count} reports could not be made.");
        }
    });
}
