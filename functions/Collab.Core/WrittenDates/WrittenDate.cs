using Collab.Core.Standards;

namespace Collab.Core.WrittenDates;

/// <summary>
/// Reads a date as people write it in tables and agreements, in any script and by either calendar. What can mean two days is a fault, never a
/// guess.
/// </summary>
public static class WrittenDate
{
    /// <summary>A date in numbers alone from this year on is more likely one of Bikram Sambat, which is 57 years ahead.</summary>
    private const int FirstDoubtfulYear = 2070;

    /// <summary>A month of Bikram Sambat beside a year before this is more likely a slip: 15 Magh 2026.</summary>
    private const int FirstClearBikramSambatYear = 2050;

    /// <summary>
    /// Reads a text. <paramref name="order"/> is what the sheet's dates tell of 03/04/2026; dates parted by points always have the day first.
    /// A time behind the date is dropped.
    /// </summary>
    public static DateReading Read(ReadOnlySpan<char> text, SlashOrder order = SlashOrder.Unknown)
    {
        if (IsoDate.TryParse(text, out var date) && date.Year < FirstDoubtfulYear)
        {
            return date;
        }

        text = text.Trim();
        if (text.Length > DateText.Longest)
        {
            return DateFaults.NoDate;
        }

        Span<char> room = stackalloc char[DateText.Longest];
        ReadOnlySpan<char> folded = room[..DateText.Fold(text, room)];
        var mark = CalendarMark.Strip(ref folded);
        if (!TrailingTime.TryStrip(ref folded, out var otherDay))
        {
            return DateFaults.NoDate;
        }

        if (otherDay)
        {
            return DateFaults.OtherDayElsewhere;
        }

        folded = WithoutDayWords(DateText.Trim(folded));
        return NumericDate.TrySplit(folded, out var numbers) ? OfNumbers(numbers, mark, order) : OfWords(folded, mark);
    }

    /// <summary>The numbers of a date that has no words but a mark of its calendar and a time.</summary>
    internal static bool TrySplit(ReadOnlySpan<char> text, out NumericDate numbers)
    {
        numbers = default;
        text = text.Trim();
        if (text.Length > DateText.Longest)
        {
            return false;
        }

        Span<char> room = stackalloc char[DateText.Longest];
        ReadOnlySpan<char> folded = room[..DateText.Fold(text, room)];
        CalendarMark.Strip(ref folded);
        return TrailingTime.TryStrip(ref folded, out _) && NumericDate.TrySplit(WithoutDayWords(DateText.Trim(folded)), out numbers);
    }

    /// <summary>2026.03.31-ний өдөр is 2026.03.31.</summary>
    private static ReadOnlySpan<char> WithoutDayWords(ReadOnlySpan<char> text)
    {
        var end = text.Length;
        while (end > 0 && DateText.IsInWord(text[end - 1]))
        {
            end--;
        }

        return end < text.Length && end > 0 && DateWords.Of(text[end..]) == DateWord.Day
            ? WithoutDayWords(text[..end].TrimEnd(" -"))
            : text;
    }

    private static DateReading OfNumbers(NumericDate numbers, CalendarSystem? mark, SlashOrder order)
    {
        var (first, second, third) = (numbers.First, numbers.Second, numbers.Third);
        switch (numbers.Shape)
        {
            case NumericDate.Form.YearFirst:
                return OfParts(first, second, third, mark, inNumbers: true);
            case NumericDate.Form.ShortYear:
                return DateFaults.ShortYear;
            case NumericDate.Form.Other:
                return DateFaults.NoDate;
            case NumericDate.Form.YearLast when mark is null && third >= FirstDoubtfulYear:
                return DateFaults.WhichCalendar;
            default:
                break;
        }

        if (!numbers.IsSlashDate || first > 12 || first == second)
        {
            return OfParts(third, second, first, mark, inNumbers: true);
        }

        if (second > 12)
        {
            return OfParts(third, first, second, mark, inNumbers: true);
        }

        return order switch
        {
            SlashOrder.DayFirst => OfParts(third, second, first, mark, inNumbers: true),
            SlashOrder.MonthFirst => OfParts(third, first, second, mark, inNumbers: true),
            SlashOrder.Contradictory => DateFaults.MixedOrder,
            _ => DateFaults.NeedsOrder,
        };
    }

    private static DateReading OfWords(ReadOnlySpan<char> text, CalendarSystem? mark)
    {
        if (WordedDate.TryRead(text, out var year, out var month, out var day) is { } fault)
        {
            return fault;
        }

        if (mark is { } marked && marked != month.Calendar)
        {
            return DateFaults.NoDate;
        }

        return mark is null && month.Calendar == CalendarSystem.BikramSambat && year < FirstClearBikramSambatYear
            ? DateFaults.WhichCalendar
            : OfParts(year, month.Month, day, month.Calendar, inNumbers: false);
    }

    private static DateReading OfParts(int year, int month, int day, CalendarSystem? calendar, bool inNumbers)
    {
        if (calendar == CalendarSystem.BikramSambat)
        {
            return BikramSambat.TryToGregorian(new(year, month, day), out var gregorian) ? gregorian
                : BikramSambat.Knows(year) ? DateFaults.NoBikramSambatDate
                : DateFaults.UnknownYear;
        }

        if (inNumbers && calendar is null && year is >= FirstDoubtfulYear and <= 2999)
        {
            return DateFaults.WhichCalendar;
        }

        return year is >= 1900 and <= 2999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : DateFaults.NoDate;
    }
}
