using System.Buffers;
using System.Globalization;
using Collab.Core.Results;

namespace Collab.Core.Standards;

/// <summary>
/// Reads a number as people write it in tables: 1200, 1 200, 1,200.50, 1.200,50, 1'200.50, 12,34,567, १२००. A separator that may part
/// thousands as well as decimals is a fault, never a guess. Exact: no binary floating point.
/// </summary>
public static class WrittenNumber
{
    /// <summary>So many digits, before and behind the point together, a decimal holds for certain.</summary>
    private const int MostDigits = 28;

    /// <summary>More characters than a number of that many digits has with separators and a sign.</summary>
    private const int Longest = 64;

    private static readonly SearchValues<char> Characters = SearchValues.Create("0123456789 '.,");

    private static readonly WrittenFault NoNumber =
        new("number", "This isn't a number. Write its digits alone, with a point before decimals, such as 1200 or 1200.50.");

    private static readonly WrittenFault TooLong = new("number", "This number is too long: at most 28 digits are taken.");

    private static readonly WrittenFault NotWhole = new("whole-number", "A whole number is wanted here, such as 1200; this one has decimals.");

    private static readonly WrittenFault Ambiguous = new(
        "number-separator",
        "The point or comma may part thousands or decimals here. Write the number without separators for thousands and with a point before decimals, such as 1200 or 1200.5.");

    /// <summary>
    /// Reads a text. <paramref name="decimals"/> is how many digits may stand behind the point: 0 for a whole number, for an amount those of its
    /// currency. Zeros at the end aren't counted.
    /// </summary>
    public static NumberReading Read(ReadOnlySpan<char> text, int decimals)
    {
        // A long holds every number of 18 digits.
        if (text.Length is > 0 and <= 18 && !text.ContainsAnyExceptInRange('0', '9'))
        {
            return (decimal)long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        }

        text = text.Trim();
        if (text.Length > Longest)
        {
            return NoNumber;
        }

        Span<char> room = stackalloc char[Longest];
        ReadOnlySpan<char> folded = room[..Fold(text, room)];
        var negative = folded.StartsWith("-");
        if (negative || folded.StartsWith("+"))
        {
            folded = folded[1..].TrimStart(' ');
        }

        return OfDigits(folded, negative, decimals);
    }

    private static NumberReading OfDigits(ReadOnlySpan<char> text, bool negative, int decimals)
    {
        if (text.IsEmpty || text.ContainsAnyExcept(Characters) || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[^1]))
        {
            return NoNumber;
        }

        var last = text.LastIndexOfAnyExceptInRange('0', '9');
        var point = last;
        if (last < 0)
        {
            point = text.Length;
        }
        else if (IsGrouping(text, last, decimals, out var doubtful))
        {
            point = text.Length;
        }
        else if (doubtful)
        {
            return Ambiguous;
        }

        var whole = text[..point];
        var part = point < text.Length ? text[(point + 1)..].TrimEnd('0') : default;
        if ((point < text.Length && text[point] is not ('.' or ',')) || !IsGrouped(whole))
        {
            return NoNumber;
        }

        if (part.Length > decimals)
        {
            return decimals == 0 ? NotWhole : TooManyDecimals(decimals);
        }

        return Put(whole, part, negative);
    }

    /// <summary>
    /// True when the last separator parts thousands. One that stands alone before three digits may be either; it parts thousands only when
    /// decimals can't be meant.
    /// </summary>
    private static bool IsGrouping(ReadOnlySpan<char> text, int last, int decimals, out bool doubtful)
    {
        doubtful = false;
        var separator = text[last];
        if (separator is ' ' or '\'' || text[..last].Contains(separator))
        {
            return true;
        }

        var isAlone = text[..last].IndexOfAnyExceptInRange('0', '9') < 0;
        if (!isAlone || text.Length - last - 1 != 3 || last > 3 || text[0] == '0')
        {
            return false;
        }

        doubtful = decimals >= 3 || (decimals == 0 && separator == '.');
        return !doubtful;
    }

    /// <summary>Digits alone, or in groups of three, or as in India in groups of two before the last three; one kind of separator.</summary>
    private static bool IsGrouped(ReadOnlySpan<char> whole)
    {
        var at = whole.IndexOfAnyExceptInRange('0', '9');
        if (at < 0)
        {
            return true;
        }

        var separator = whole[at];
        var groups = 0;
        int first = at, shortest = 3, longest = 0;
        var rest = whole[(at + 1)..];
        for (var end = rest.IndexOf(separator); end >= 0; end = rest.IndexOf(separator))
        {
            (shortest, longest) = (Math.Min(shortest, end), Math.Max(longest, end));
            rest = rest[(end + 1)..];
            groups++;
        }

        var inThrees = groups == 0 || (shortest, longest) == (3, 3);
        var inTwos = separator == ',' && (shortest, longest) == (2, 2) && first <= 2;
        return first is >= 1 and <= 3 && whole[0] != '0' && rest.Length == 3 && !rest.ContainsAnyExceptInRange('0', '9')
            && (inThrees || inTwos) && !HasOther(whole, separator);
    }

    private static bool HasOther(ReadOnlySpan<char> whole, char separator)
    {
        foreach (var c in whole)
        {
            if (c != separator && !char.IsAsciiDigit(c))
            {
                return true;
            }
        }

        return false;
    }

    private static NumberReading Put(ReadOnlySpan<char> whole, ReadOnlySpan<char> part, bool negative)
    {
        Span<char> plain = stackalloc char[Longest];
        var length = 0;
        foreach (var c in whole)
        {
            if (char.IsAsciiDigit(c) && (length > 0 || c != '0'))
            {
                plain[length++] = c;
            }
        }

        if (length + part.Length > MostDigits)
        {
            return TooLong;
        }

        plain[length++] = '.';
        part.CopyTo(plain[length..]);
        length += part.Length;
        var number = length == 1 ? 0 : decimal.Parse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return negative ? -number : number;
    }

    private static int Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var digit = Digits.At(text, i, out var width);
            i += width - 1;
            if (digit >= 0)
            {
                folded[length++] = (char)('0' + digit);
            }
            else if (char.GetUnicodeCategory(text[i]) != UnicodeCategory.Format)
            {
                folded[length++] = Plain(text[i]);
            }
        }

        return length;
    }

    private static char Plain(char c) => c switch
    {
        _ when char.IsWhiteSpace(c) => ' ',
        '\u2019' or '\u2018' or '\u02bc' or '\uff07' or '\u066c' => '\'',
        '\u066b' or '\uff0e' => '.',
        '\uff0c' => ',',
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2212' or '\uff0d' => '-',
        '\uff0b' => '+',
        _ => c,
    };

    private static WrittenFault TooManyDecimals(int decimals) => new(
        "decimals",
        string.Create(CultureInfo.InvariantCulture, $"At most {decimals} digits may stand behind the point here."));
}
