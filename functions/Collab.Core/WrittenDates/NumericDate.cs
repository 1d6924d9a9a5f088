using Collab.Core.Standards;

namespace Collab.Core.WrittenDates;

/// <summary>Three numbers parted by the same character, in the order they are written.</summary>
internal readonly record struct NumericDate(int First, int Second, int Third, char Separator, NumericDate.Form Shape)
{
    /// <summary>Where the year stands.</summary>
    internal enum Form
    {
        Other,
        YearFirst,
        YearLast,
        ShortYear,
    }

    /// <summary>True for 03/04/2026 and 03-04-2026, whose order the text alone may not tell.</summary>
    public bool IsSlashDate => Shape == Form.YearLast && Separator != '.';

    /// <summary>Takes a folded text apart; false when it isn't three numbers.</summary>
    public static bool TrySplit(ReadOnlySpan<char> text, out NumericDate numbers)
    {
        numbers = default;
        if (text.Length == 8 && Digits.AreAscii(text))
        {
            return TryCompact(text, out numbers);
        }

        if (!TryNumber(ref text, out var first, out var firstDigits) || !TrySeparator(ref text, out var separator)
            || !TryNumber(ref text, out var second, out var secondDigits) || !TrySeparator(ref text, out var next) || next != separator
            || !TryNumber(ref text, out var third, out var thirdDigits) || !text.IsEmpty)
        {
            return false;
        }

        var shape = (firstDigits, secondDigits, thirdDigits) switch
        {
            (4, <= 2, <= 2) => Form.YearFirst,
            (<= 2, <= 2, 4) => Form.YearLast,
            (<= 2, <= 2, <= 2) => Form.ShortYear,
            _ => Form.Other,
        };
        numbers = new(first, second, third, separator, shape);
        return true;
    }

    /// <summary>20260331. The last four digits can't be a year as well: they would begin with a month of 19 or 20.</summary>
    private static bool TryCompact(ReadOnlySpan<char> text, out NumericDate numbers)
    {
        var number = 0;
        foreach (var c in text)
        {
            number = (number * 10) + c - '0';
        }

        numbers = new(number / 10000, number / 100 % 100, number % 100, '-', text[..2] is "19" or "20" ? Form.YearFirst : Form.Other);
        return true;
    }

    private static bool TrySeparator(ref ReadOnlySpan<char> text, out char separator)
    {
        text = text.TrimStart(' ');
        separator = text.IsEmpty ? '\0' : text[0];
        if (separator is not ('-' or '/' or '.'))
        {
            return false;
        }

        text = text[1..].TrimStart(' ');
        return true;
    }

    private static bool TryNumber(ref ReadOnlySpan<char> text, out int number, out int digits)
    {
        number = 0;
        digits = 0;
        while (digits < text.Length && digits < 5 && char.IsAsciiDigit(text[digits]))
        {
            number = (number * 10) + text[digits++] - '0';
        }

        text = text[digits..];
        return digits is > 0 and < 5;
    }
}
