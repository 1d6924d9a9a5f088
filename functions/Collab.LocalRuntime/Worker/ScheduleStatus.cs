namespace Microsoft.Azure.Functions.Worker;

/// <summary>The last run of a timer, the next one, and when this was written. All in UTC.</summary>
public sealed class ScheduleStatus
{
    public DateTime Last { get; set; }

    public DateTime Next { get; set; }

    public DateTime LastUpdated { get; set; }
}
