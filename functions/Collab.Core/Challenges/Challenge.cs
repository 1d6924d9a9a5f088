using System.Text.Json.Serialization;
using Collab.Core.Items;
using Collab.Core.MonthCells;
using Collab.Core.Standards;

namespace Collab.Core.Challenges;

/// <summary>What stands in a collaboration's way, how badly, and what is done about it.</summary>
public sealed record Challenge : IItem
{
    public required Guid Id { get; init; }

    public required Guid Collaboration { get; init; }

    public required ChallengeKind Kind { get; init; }

    /// <summary>What it stands in the way of.</summary>
    public required ChallengeArea Area { get; init; }

    /// <summary>1 (slight) to 5 (blocks everything).</summary>
    public required int Severity { get; init; }

    public required ChallengeStatus Status { get; init; }

    public required DateOnly OpenedOn { get; init; }

    /// <summary>The day it was resolved, or accepted as it is.</summary>
    public DateOnly? ResolvedOn { get; init; }

    public required LocalText Description { get; init; }

    /// <summary>What is done about it.</summary>
    public LocalText? Mitigation { get; init; }

    public string? Reference { get; init; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset UpdatedAt { get; init; }

    ItemType IItem.Type => ItemType.Challenge;

    CellEntry? IItem.Counted => ChallengeKey.EntryOf(this);

    public IItem With(ItemStamp stamp) => this with
    {
        Id = stamp.Id,
        Collaboration = stamp.Collaboration,
        Reference = stamp.Reference,
        CreatedAt = stamp.CreatedAt,
        UpdatedAt = stamp.UpdatedAt,
    };
}
