using Collab.Core.Finance;
using Collab.Core.Standards;

namespace Collab.Core.MonthCells;

/// <summary>What the funding of one leaf has in common: the day, type and currency. Packed: day 5 bits, type 7, currency three letters of 5.</summary>
public readonly record struct FundingKey(ulong Packed)
{
    public int Day => CellEntry.DayOf(Packed);

    public FundingType Type => (FundingType)((Packed >> 15) & 0x7f);

    /// <summary>ISO 4217.</summary>
    public string Currency => CellLetters.Read(Packed, 3);

    /// <summary>The currency as a number, for counting.</summary>
    internal int CurrencyNumber => (int)(Packed & 0x7fff);

    /// <summary>The currency of a <see cref="CurrencyNumber"/>.</summary>
    internal static string CurrencyOf(int number) => CellLetters.Read((ulong)number, 3);

    /// <summary>Funding counts once, and by its amount in the currency's smallest unit.</summary>
    public static CellEntry EntryOf(Funding funding)
    {
        ArgumentNullException.ThrowIfNull(funding);
        var packed = CellEntry.OfDay(funding.ValueDate) | ((ulong)funding.Type << 15) | CellLetters.Pack(funding.Currency);
        return new(Month.Of(funding.ValueDate), CellSection.Funding, packed, new(1, Money.InMinorUnits(funding.Amount), 0));
    }
}
