using System.Text.Json.Serialization;
using Collab.Core.Items;
using Collab.Core.MonthCells;
using Collab.Core.Standards;

namespace Collab.Core.Finance;

/// <summary>Money of a collaboration: received, promised, passed on or spent, as an IATI transaction has it.</summary>
public sealed record Funding : IItem
{
    public required Guid Id { get; init; }

    public required Guid Collaboration { get; init; }

    public required FundingType Type { get; init; }

    /// <summary>A decimal number with as many digits behind the point as the currency has.</summary>
    public required string Amount { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>The day that the amount counts at.</summary>
    public required DateOnly ValueDate { get; init; }

    /// <summary>Whose money it is: an institution's id or a name.</summary>
    public string? Provider { get; init; }

    /// <summary>Who gets it: an institution's id or a name.</summary>
    public string? Receiver { get; init; }

    public string? Reference { get; init; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset UpdatedAt { get; init; }

    ItemType IItem.Type => ItemType.Funding;

    CellEntry? IItem.Counted => FundingKey.EntryOf(this);

    public IItem With(ItemStamp stamp) => this with
    {
        Id = stamp.Id,
        Collaboration = stamp.Collaboration,
        Reference = stamp.Reference,
        CreatedAt = stamp.CreatedAt,
        UpdatedAt = stamp.UpdatedAt,
    };
}
