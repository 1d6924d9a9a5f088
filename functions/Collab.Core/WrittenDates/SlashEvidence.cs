using Collab.Core.Standards;

namespace Collab.Core.WrittenDates;

/// <summary>What the dates of a sheet tell of the order that they are written in: a number over 12 is no month.</summary>
public readonly record struct SlashEvidence
{
    private readonly bool dayFirst;
    private readonly bool monthFirst;

    private SlashEvidence(bool dayFirst, bool monthFirst)
    {
        this.dayFirst = dayFirst;
        this.monthFirst = monthFirst;
    }

    public SlashOrder Order => (dayFirst, monthFirst) switch
    {
        (true, true) => SlashOrder.Contradictory,
        (true, false) => SlashOrder.DayFirst,
        (false, true) => SlashOrder.MonthFirst,
        _ => SlashOrder.Unknown,
    };

    /// <summary>What is known with one more text of the sheet; texts that are no such dates tell nothing.</summary>
    public SlashEvidence And(ReadOnlySpan<char> text)
    {
        // The usual form, 2026-03-31, goes by without another look.
        if ((text.Length > 4 && text[4] == '-' && Digits.AreAscii(text[..4])) || !WrittenDate.TrySplit(text, out var numbers) || !numbers.IsSlashDate)
        {
            return this;
        }

        return And(new SlashEvidence(
            numbers is { First: > 12, Second: <= 12 },
            numbers is { First: <= 12, Second: > 12 }));
    }

    /// <summary>What is known from both, such as two columns or two parts of a file.</summary>
    public SlashEvidence And(SlashEvidence other) => new(dayFirst || other.dayFirst, monthFirst || other.monthFirst);
}
