using Collab.Core.Collaborations;
using Collab.Core.Documents;
using Collab.Core.Reports;
using Collab.Core.Rosters;
using Collab.Core.Writing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Collab.Functions.Timers;

/// <summary>What happens by the calendar. Schedules are in UTC; a run that was missed is made up for at the next start.</summary>
public sealed class TimerFunctions(
    RunLifecycle lifecycle, RunReports reports, RunRetention retention, ForgetRosters rosters, SweepUploads sweep, ILogger<TimerFunctions> logger)
{
    /// <summary>Every day at 00:05.</summary>
    [Function("Lifecycle")]
    public async Task Lifecycle([TimerTrigger("0 5 0 * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        Log.LifecycleRan(logger, await lifecycle.RunAsync(cancellationToken));

    /// <summary>The first day of the month at 02:00.</summary>
    [Function("MonthlyReports")]
    public async Task MonthlyReports([TimerTrigger("0 0 2 1 * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        Log.ReportsMade(logger, await reports.RunAsync(cancellationToken));

    /// <summary>Every five minutes.</summary>
    [Function("Sweep")]
    public async Task Sweep([TimerTrigger("0 */5 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        Log.Swept(logger, await sweep.RunAsync(cancellationToken));

    /// <summary>Every day at 03:30.</summary>
    [Function("Retention")]
    public async Task Retention([TimerTrigger("0 30 3 * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        Log.MarkersCleared(logger, await retention.RunAsync(cancellationToken));

    /// <summary>Every day at 03:45.</summary>
    [Function("RosterRetention")]
    public async Task RosterRetention([TimerTrigger("0 45 3 * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        Log.RostersForgotten(logger, await rosters.RunAsync(cancellationToken));
}
