using System.Text.Json;
using Collab.Core.Items;

namespace Collab.Core.Tracing;

/// <summary>A figure of a report: where it stands, what it says, and which records count in it.</summary>
internal sealed record Figure
{
    /// <summary>The RFC 6901 pointer, as it was asked for.</summary>
    public required string Pointer { get; init; }

    /// <summary>As the report has it.</summary>
    public required JsonElement Value { get; init; }

    public required FigureSubject Subject { get; init; }

    /// <summary>What its counts are called; a figure with several is an object with these members.</summary>
    public required IReadOnlyList<string> Members { get; init; }

    /// <summary>The group that it is of, such as <c>byKind</c>; null when it counts all.</summary>
    public string? Group { get; init; }

    /// <summary>The key in the group, the currency or the partner.</summary>
    public string Key { get; init; } = string.Empty;

    /// <summary>True when it is the difference from the period before.</summary>
    public bool IsChange { get; init; }

    /// <summary>The type of items that count in it, or null when collaborations do.</summary>
    public ItemType? ItemType => Subject switch
    {
        FigureSubject.Activities or FigureSubject.ActualExchange or FigureSubject.Timeliness => ItemType.Activity,
        FigureSubject.Outcomes => ItemType.Outcome,
        FigureSubject.Funding => ItemType.Funding,
        FigureSubject.Challenges => ItemType.Challenge,
        _ => null,
    };

    /// <summary>The ids of the collaborations that the report itself names here, or null when it names none.</summary>
    public IReadOnlySet<Guid>? Named => Subject switch
    {
        FigureSubject.Named => Value.EnumerateArray().Select(id => id.GetGuid()).ToHashSet(),
        FigureSubject.MissingFields => Value.EnumerateArray().Select(m => m.GetProperty("collaboration").GetGuid()).ToHashSet(),
        _ => null,
    };
}
