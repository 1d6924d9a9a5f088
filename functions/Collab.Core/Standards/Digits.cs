using System.Globalization;
using System.Text;

namespace Collab.Core.Standards;

/// <summary>Decimal digits of every script: २०२६ in Devanagari, ２０２６ in full width, ٢٠٢٦ in Arabic are all 2026.</summary>
public static class Digits
{
    /// <summary>The text with ASCII digits for all others; the same text where there are no others.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var folded = new char[text.Length];
        var length = Fold(text, folded);
        return folded.AsSpan(0, length).SequenceEqual(text) ? text : new(folded, 0, length);
    }

    /// <summary>Writes the text with ASCII digits for all others and gives its length, which is never more than the text's own.</summary>
    /// <exception cref="ArgumentException">The place to write to is shorter than the text.</exception>
    public static int Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        if (folded.Length < text.Length)
        {
            throw new ArgumentException("The folded text needs as much room as the text itself.", nameof(folded));
        }

        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var digit = At(text, i, out var width);
            folded[length++] = digit < 0 ? text[i] : (char)('0' + digit);
            i += width - 1;
        }

        return length;
    }

    /// <summary>True when there is nothing but ASCII digits. Cells are short: a plain loop is as fast as any.</summary>
    internal static bool AreAscii(ReadOnlySpan<char> text) => FirstOther(text) < 0;

    /// <summary>Where the first character stands that is no ASCII digit, or -1.</summary>
    internal static int FirstOther(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The digit that stands at a place, or -1, and of how many characters it is made (digits beyond the basic plane are two).</summary>
    internal static int At(ReadOnlySpan<char> text, int index, out int width)
    {
        var c = text[index];
        width = 1;
        if (char.IsAscii(c))
        {
            return char.IsAsciiDigit(c) ? c - '0' : -1;
        }

        if (!char.IsHighSurrogate(c))
        {
            return CharUnicodeInfo.GetDecimalDigitValue(c);
        }

        if (index + 1 < text.Length && Rune.TryCreate(c, text[index + 1], out var rune)
            && Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
        {
            width = 2;
            return (int)Rune.GetNumericValue(rune);
        }

        return -1;
    }
}
