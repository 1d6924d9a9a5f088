using System.Text.Json.Serialization;
using Collab.Core.Collaborations;
using Collab.Core.Standards;

namespace Collab.Core.Reminders;

/// <summary>Something that somebody should look at, recorded once and then told as an event. It never changes, and says no more than ids.</summary>
public sealed record Reminder
{
    public required Guid Id { get; init; }

    public required ReminderKind Kind { get; init; }

    /// <summary>The home institution whose register it is about.</summary>
    public required string Institution { get; init; }

    public required Guid Collaboration { get; init; }

    /// <summary>The challenge that doesn't move; null for the other kinds.</summary>
    public Guid? Challenge { get; init; }

    /// <summary>90, 30 or 7: within how many days the end or the notice deadline is; null for the other kinds.</summary>
    public int? DaysBefore { get; init; }

    /// <summary>How long a dormant collaboration has lain still; null for the other kinds.</summary>
    public DormancyLevel? Level { get; init; }

    /// <summary>The end or the notice deadline that is ahead, or the day on which the time without movement was over.</summary>
    public required DateOnly Due { get; init; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset CreatedAt { get; init; }
}
