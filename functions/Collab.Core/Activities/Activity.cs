using System.Text.Json.Serialization;
using Collab.Core.Collaborations;
using Collab.Core.Standards;

namespace Collab.Core.Activities;

/// <summary>Something done under a collaboration: an exchange, a course, a study, a visit. Participants are counted, never named.</summary>
public sealed record Activity
{
    public required Guid Id { get; init; }

    public required Guid Collaboration { get; init; }

    public required CollaborationKind Kind { get; init; }

    public required Direction Direction { get; init; }

    public required ActivityStatus Status { get; init; }

    public required LocalText Title { get; init; }

    public required DateOnly StartsOn { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly EndsOn { get; init; }

    public required Participants Participants { get; init; }

    /// <summary>Days that each participant took part: as given, else from the first to the last day, both included.</summary>
    public required int Days { get; init; }

    /// <summary>Where it took place, ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    public Theme? Theme { get; init; }

    /// <summary>ISCED-F 2013 detailed field.</summary>
    public string? Field { get; init; }

    /// <summary>The sender's own key; the same one again updates this activity.</summary>
    public string? Reference { get; init; }

    /// <summary>Derived from <see cref="StartsOn"/>, <c>2026/2027</c>.</summary>
    public required string AcademicYear { get; init; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>True when the other says the same, whenever it was sent.</summary>
    public bool SaysTheSameAs(Activity other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this == other with { CreatedAt = CreatedAt, UpdatedAt = UpdatedAt };
    }
}

/// <summary>How many took part, by group.</summary>
public sealed record Participants(int Students, int Residents, int Faculty, int Staff)
{
    [JsonIgnore]
    public long Total => (long)Students + Residents + Faculty + Staff;
}
