namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer function is told of the run it makes.</summary>
public sealed class TimerInfo
{
    /// <summary>The runs around this one; null where the timer is not monitored.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether this run makes up for one that was missed.</summary>
    public bool IsPastDue { get; set; }
}
