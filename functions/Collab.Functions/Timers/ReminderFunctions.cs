using Collab.Core.Reminders;
using Collab.Core.Watching;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Collab.Functions.Timers;

/// <summary>
/// What the register reminds of by itself. A run in which a home institution failed is tried again, since the next one may be a week away;
/// what was made the first time isn't made again.
/// </summary>
public sealed class ReminderFunctions(RunReminders reminders, RunCompleteness completeness, ILogger<ReminderFunctions> logger)
{
    [Function("DailyReminders")]
    [FixedDelayRetry(3, "00:10:00")]
    public Task Reminders([TimerTrigger(Schedules.Reminders)] TimerInfo timer, CancellationToken cancellationToken) =>
        WatchedRun.OfTimerAsync("DailyReminders", async () => Log.RemindersMade(logger, await reminders.RunAsync(cancellationToken)));

    [Function("Completeness")]
    [FixedDelayRetry(3, "00:10:00")]
    public Task Completeness([TimerTrigger(Schedules.Completeness)] TimerInfo timer, CancellationToken cancellationToken) =>
        WatchedRun.OfTimerAsync("Completeness", async () => Log.CompletenessTold(logger, await completeness.RunAsync(cancellationToken)));
}
