using Collab.Core.Results;
using Collab.Core.Standards;

namespace Collab.Core.WrittenDates;

/// <summary>
/// Reads the year, the month and the day of a date with words in it, in whatever order they come: <c>31 March 2026</c>,
/// <c>2026 оны 3 дугаар сарын 31</c>, <c>२०८२ चैत १७ गते</c>.
/// </summary>
internal ref struct WordedDate
{
    private int year;
    private int day;
    private NamedMonth month;
    private int number;
    private int numberDigits;
    private bool hasShortYear;
    private NamedMonth ordinal;
    private WrittenFault? fault;

    /// <summary>The parts of a folded text, or the fault of it. The parts may still not be a day of the calendar.</summary>
    public static WrittenFault? TryRead(ReadOnlySpan<char> text, out int year, out NamedMonth month, out int day)
    {
        var date = default(WordedDate);
        while (!text.IsEmpty && date.fault is null)
        {
            var taken = char.IsAsciiDigit(text[0]) ? date.TakeNumber(text) : DateText.IsInWord(text[0]) ? date.TakeWord(text) : date.TakeMark(text[0]);
            text = text[taken..];
        }

        date.SettleNumber();
        (year, month, day) = (date.year, date.month, date.day);
        return date.fault
            ?? (date.ordinal.Month != 0 || month.Month == 0 || day == 0 || (year == 0) != date.hasShortYear ? DateFaults.NoDate
            : date.hasShortYear ? DateFaults.ShortYear
            : null);
    }

    private int TakeNumber(ReadOnlySpan<char> text)
    {
        SettleNumber();
        while (numberDigits < text.Length && numberDigits < 5 && char.IsAsciiDigit(text[numberDigits]))
        {
            number = (number * 10) + text[numberDigits++] - '0';
        }

        fault ??= numberDigits is 3 or 5 ? DateFaults.NoDate : null;
        return numberDigits;
    }

    private int TakeWord(ReadOnlySpan<char> text)
    {
        var length = WordLength(text);
        // Eleventh and twelfth are two words in Mongolian.
        if (text[..length] is "арван" && length + 1 < text.Length && text[length] == ' ')
        {
            length += 1 + WordLength(text[(length + 1)..]);
        }

        var word = text[..length];
        switch (DateWords.Of(word))
        {
            case DateWord.Filler:
                break;
            case DateWord.Year:
                SettleNumber(DateWord.Year);
                break;
            case DateWord.Day:
                SettleNumber(DateWord.Day);
                break;
            case DateWord.Month when ordinal.Month != 0:
                SetMonth(ordinal);
                ordinal = default;
                break;
            case DateWord.Month:
                SettleNumber(DateWord.Month);
                break;
            default:
                TakeName(word);
                break;
        }

        return length;
    }

    private void TakeName(ReadOnlySpan<char> word)
    {
        SettleNumber();
        if (MonthNames.TryFindOrdinal(word, out var found) && ordinal.Month == 0)
        {
            ordinal = found;
        }
        else if (MonthNames.TryFind(word, out found) || MonthNames.TryFind(DateWords.WithoutEnding(word), out found))
        {
            SetMonth(found);
        }
        else
        {
            fault ??= DateFaults.NoDate;
        }
    }

    private int TakeMark(char mark)
    {
        fault ??= mark is ' ' or ',' or '.' or '-' or '/' or '(' or ')' ? null : DateFaults.NoDate;
        return 1;
    }

    private void SetMonth(NamedMonth found)
    {
        fault ??= month.Month == 0 ? null : DateFaults.NoDate;
        month = found;
    }

    /// <summary>Gives the last number its part of the date: what a word says it is, else by its digits.</summary>
    private void SettleNumber(DateWord part = DateWord.Unknown)
    {
        if (numberDigits == 0)
        {
            return;
        }

        switch (part)
        {
            case DateWord.Month when numberDigits <= 2 && number is >= 1 and <= 12:
                SetMonth(new(CalendarSystem.Gregorian, number));
                break;
            case DateWord.Year or DateWord.Unknown when numberDigits == 4 && year == 0:
                year = number;
                break;
            case DateWord.Day or DateWord.Unknown when numberDigits <= 2 && number != 0 && day == 0:
                day = number;
                break;
            case DateWord.Year when numberDigits <= 2 && !hasShortYear:
            case DateWord.Unknown when numberDigits <= 2 && !hasShortYear && day != 0:
                hasShortYear = true;
                break;
            default:
                fault ??= DateFaults.NoDate;
                break;
        }

        (number, numberDigits) = (0, 0);
    }

    private static int WordLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && DateText.IsInWord(text[length]))
        {
            length++;
        }

        return length;
    }
}
