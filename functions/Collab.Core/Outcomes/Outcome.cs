using System.Text.Json.Serialization;
using Collab.Core.Items;
using Collab.Core.MonthCells;
using Collab.Core.Standards;

namespace Collab.Core.Outcomes;

/// <summary>What came of a collaboration: a publication, a curriculum, people trained, a grant won.</summary>
public sealed record Outcome : IItem
{
    public required Guid Id { get; init; }

    public required Guid Collaboration { get; init; }

    public required OutcomeKind Kind { get; init; }

    /// <summary>The line of impact.</summary>
    public required Impact Impact { get; init; }

    public required DateOnly AchievedOn { get; init; }

    /// <summary>How many of them, 1 or more.</summary>
    public required int Quantity { get; init; }

    public required LocalText Title { get; init; }

    /// <summary>Digital object identifier in lower case without the resolver's address (ISO 26324).</summary>
    public string? Doi { get; init; }

    /// <summary>ORCID iDs of the authors, with hyphens (ISO 27729).</summary>
    public IReadOnlyList<string>? Orcids { get; init; }

    public string? Reference { get; init; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset UpdatedAt { get; init; }

    ItemType IItem.Type => ItemType.Outcome;

    CellEntry? IItem.Counted => OutcomeKey.EntryOf(this);

    public IItem With(ItemStamp stamp) => this with
    {
        Id = stamp.Id,
        Collaboration = stamp.Collaboration,
        Reference = stamp.Reference,
        CreatedAt = stamp.CreatedAt,
        UpdatedAt = stamp.UpdatedAt,
    };
}
