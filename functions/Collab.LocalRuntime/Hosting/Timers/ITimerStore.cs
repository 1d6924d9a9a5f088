using Microsoft.Azure.Functions.Worker;

namespace Collab.LocalRuntime.Hosting.Timers;

/// <summary>Keeps what timers did last, and lets one process at a time follow a timer.</summary>
internal interface ITimerStore
{
    /// <summary>Waits until this process is the one that follows the timer.</summary>
    Task<TimerHold> HoldAsync(string timer, CancellationToken cancellationToken);

    /// <summary>What was kept, or null.</summary>
    Task<ScheduleStatus?> ReadAsync(string timer, CancellationToken cancellationToken);

    Task WriteAsync(string timer, ScheduleStatus status, CancellationToken cancellationToken);
}
