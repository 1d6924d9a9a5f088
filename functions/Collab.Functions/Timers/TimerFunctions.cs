using Collab.Core.Collaborations;
using Collab.Core.Documents;
using Collab.Core.Reports;
using Collab.Core.Rosters;
using Collab.Core.Watching;
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
    public Task Lifecycle([TimerTrigger(Schedules.Lifecycle)] TimerInfo timer, CancellationToken cancellationToken) =>
        WatchedRun.OfTimerAsync("Lifecycle", async () => Log.LifecycleRan(logger, await lifecycle.RunAsync(cancellationToken)));

    [Function("Sweep")]
    public Task Sweep([TimerTrigger(Schedules.Sweep)] TimerInfo timer, CancellationToken cancellationToken) =>
        WatchedRun.OfTimerAsync("Sweep", async () => Log.Swept(logger, await sweep.RunAsync(cancellationToken)));

    [Function("Retention")]
    public Task Retention([TimerTrigger(Schedules.Retention)] TimerInfo timer, CancellationToken cancellationToken) =>
        WatchedRun.OfTimerAsync("Retention", async () =>
        {
            Log.MarkersCleared(logger, await retention.RunAsync(cancellationToken));
            Log.ReportFilesCleared(logger, await reportFiles.RunAsync(cancellationToken));
        });

    [Function("RosterRetention")]
    public Task RosterRetention([TimerTrigger(Schedules.RosterRetention)] TimerInfo timer, CancellationToken cancellationToken) =>
        WatchedRun.OfTimerAsync("RosterRetention", async () => Log.RostersForgotten(logger, await rosters.RunAsync(cancellationToken)));
}
