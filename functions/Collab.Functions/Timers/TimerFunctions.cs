using Collab.Core.Collaborations;
using Collab.Core.Documents;
using Collab.Core.Reports;
using Collab.Core.Rosters;
using Collab.Core.Writing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Collab.Functions.Timers;

/// <summary>What happens by the calendar (<see cref="Schedules"/>). A run that was missed is made up for at the next start.</summary>
public sealed class TimerFunctions(
    RunLifecycle lifecycle,
    RunRetention retention,
    ClearReportFiles reportFiles,
    ForgetRosters rosters,
    SweepUploads sweep,
    ILogger<TimerFunctions> logger)
{
    /// <summary>Tried again, since a day's moves would otherwise wait for the next day.</summary>
    [Function("Lifecycle")]
    [FixedDelayRetry(3, "00:05:00")]
    public async Task Lifecycle([TimerTrigger(Schedules.Lifecycle)] TimerInfo timer, CancellationToken cancellationToken) =>
        Log.LifecycleRan(logger, await lifecycle.RunAsync(cancellationToken));

    [Function("Sweep")]
    public async Task Sweep([TimerTrigger(Schedules.Sweep)] TimerInfo timer, CancellationToken cancellationToken) =>
        Log.Swept(logger, await sweep.RunAsync(cancellationToken));

    [Function("Retention")]
    public async Task Retention([TimerTrigger(Schedules.Retention)] TimerInfo timer, CancellationToken cancellationToken)
    {
        Log.MarkersCleared(logger, await retention.RunAsync(cancellationToken));
        Log.ReportFilesCleared(logger, await reportFiles.RunAsync(cancellationToken));
    }

    [Function("RosterRetention")]
    public async Task RosterRetention([TimerTrigger(Schedules.RosterRetention)] TimerInfo timer, CancellationToken cancellationToken) =>
        Log.RostersForgotten(logger, await rosters.RunAsync(cancellationToken));
}
