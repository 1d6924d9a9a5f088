using System.Text.Json;
using System.Text.Json.Serialization;
using Collab.Core.Collaborations;
using Collab.Core.Items;
using Collab.Core.MonthCells;
using Collab.Core.Standards;

namespace Collab.Core.Activities;

/// <summary>Something done under a collaboration: an exchange, a course, a study, a visit. Participants are counted, never named.</summary>
public sealed record Activity : IItem
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

    ItemType IItem.Type => ItemType.Activity;

    CellEntry? IItem.Counted => Status == ActivityStatus.Cancelled ? null : ActivityKey.EntryOf(this);

    public IItem With(ItemStamp stamp) => this with
    {
        Id = stamp.Id,
        Collaboration = stamp.Collaboration,
        Reference = stamp.Reference,
        CreatedAt = stamp.CreatedAt,
        UpdatedAt = stamp.UpdatedAt,
    };

    /// <summary>Fields that a patch outdates without naming them: <c>days</c> where it was the time from the first to the last day.</summary>
    public IReadOnlyCollection<string> OutdatedBy(JsonElement patch) =>
        patch.ValueKind == JsonValueKind.Object
        && Days == EndsOn.DayNumber - StartsOn.DayNumber + 1
        && (patch.TryGetProperty("startsOn", out _) || patch.TryGetProperty("endsOn", out _)) ? ["days"] : [];
}

/// <summary>How many took part, by group.</summary>
public sealed record Participants(int Students, int Residents, int Faculty, int Staff)
{
    [JsonIgnore]
    public long Total => (long)Students + Residents + Faculty + Staff;
}
