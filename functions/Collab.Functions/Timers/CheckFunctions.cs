using Collab.Core.MonthCells;
using Collab.Core.Watching;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Collab.Functions.Timers;

/// <summary>The nightly check of what reports are made from.</summary>
public sealed class CheckFunctions(CheckMonthCells check, ILogger<CheckFunctions> logger)
{
    [Function("NightlyCheck")]
    public Task NightlyCheck([TimerTrigger(Schedules.NightlyCheck)] TimerInfo timer, CancellationToken cancellationToken) =>
        WatchedRun.OfTimerAsync("NightlyCheck", async () => Log.CellsChecked(logger, await check.RunAsync(cancellationToken)));
}
