namespace Microsoft.Azure.Functions.Worker;

/// <summary>
/// Runs the function on <paramref name="schedule"/>: six cron fields (seconds first, UTC), a time span <c>hh:mm:ss</c>, or
/// <c>%Setting%</c>, the name of a setting that holds one.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute(string schedule) : Attribute
{
    public string Schedule { get; } = schedule;

    /// <summary>Whether the last run is kept, so that a run missed while the app was down is made up for at its start.</summary>
    public bool UseMonitor { get; set; } = true;

    public bool RunOnStartup { get; set; }
}
