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

    /// <summary>So many digits a long holds.</summary>
    private const int MostQuickDigits = 18;

    /// <summary>More characters than a number of that many digits has with separators and a sign.</summary>
    private const int Longest = 64;

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
        if (text.Length is > 0 and <= MostQuickDigits && Digits.AreAscii(text))
        {
            var number = 0L;
            foreach (var c in text)
            {
                number = (number * 10) + c - '0';
            }

            return (decimal)number;
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
        if (text.IsEmpty || HasOtherThan(" '.,", text) || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[^1]))
        {
            return NoNumber;
        }

        var point = text.Length;
        var last = text.LastIndexOfAny(" '.,");
        if (last >= 0 && !IsGrouping(text, last, decimals, out var doubtful))
        {
            if (doubtful)
            {
                return Ambiguous;
            }

            point = last;
        }

        var whole = text[..point];
        if (!IsGrouped(whole))
        {
            return NoNumber;
        }

        var part = point < text.Length ? text[(point + 1)..].TrimEnd('0') : default;
        return part.Length <= decimals ? Put(whole, part, negative) : decimals == 0 ? NotWhole : TooManyDecimals(decimals);
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

        var isAlone = Digits.AreAscii(text[..last]);
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
        var at = Digits.FirstOther(whole);
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
        return first is >= 1 and <= 3 && whole[0] != '0' && rest.Length == 3 && Digits.AreAscii(rest)
            && (inThrees || inTwos) && !HasOtherThan([separator], whole);
    }

    private static bool HasOtherThan(ReadOnlySpan<char> separators, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c) && !separators.Contains(c))
            {
                return true;
            }
        }

        return false;
    }

    private static NumberReading Put(ReadOnlySpan<char> whole, ReadOnlySpan<char> part, bool negative)
    {
        var digits = 0;
        var number = UInt128.Zero;
        Append(whole, ref number, ref digits);
        Append(part, ref number, ref digits);
        return Math.Max(digits, part.Length) > MostDigits
            ? TooLong
            : new decimal((int)(uint)number, (int)(uint)(number >> 32), (int)(uint)(number >> 64), negative && digits > 0, (byte)part.Length);
    }

    /// <summary>Separators and zeros in front don't count; 64 digits at most overflow harmlessly, as no more than 28 are taken.</summary>
    private static void Append(ReadOnlySpan<char> text, ref UInt128 number, ref int digits)
    {
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c) && (digits > 0 || c != '0'))
            {
                number = unchecked((number * 10) + (uint)(c - '0'));
                digits++;
            }
        }
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
