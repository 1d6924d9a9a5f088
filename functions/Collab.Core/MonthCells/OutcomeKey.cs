using Collab.Core.Outcomes;
using Collab.Core.Standards;

namespace Collab.Core.MonthCells;

/// <summary>What the outcomes of one leaf have in common: the day, kind and line of impact. Packed: day 5 bits, kind 8, impact 14.</summary>
public readonly record struct OutcomeKey(ulong Packed)
{
    public int Day => CellEntry.DayOf(Packed);

    public OutcomeKind Kind => (OutcomeKind)((Packed >> 14) & 0xff);

    public Impact Impact => (Impact)(Packed & 0x3fff);

    /// <summary>An outcome counts once, and by its quantity.</summary>
    public static CellEntry EntryOf(Outcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var packed = CellEntry.OfDay(outcome.AchievedOn) | ((ulong)outcome.Kind << 14) | (ulong)outcome.Impact;
        return new(Month.Of(outcome.AchievedOn), CellSection.Outcomes, packed, new(1, outcome.Quantity, 0));
    }
}
