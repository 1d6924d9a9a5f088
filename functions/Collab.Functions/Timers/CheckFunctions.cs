using Collab.Core.MonthCells;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Collab.Functions.Timers;

/// <summary>The nightly check of what reports are made from.</summary>
public sealed class CheckFunctions(CheckMonthCells check, ILogger<CheckFunctions> logger)
{
    [Function("NightlyCheck")]
    public async Task NightlyCheck([TimerTrigger(Schedules.NightlyCheck)] TimerInfo timer, CancellationToken cancellationToken) =>
        Log.CellsChecked(logger, await check.RunAsync(cancellationToken));
}
