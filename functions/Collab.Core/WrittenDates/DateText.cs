using System.Globalization;
using Collab.Core.Standards;

namespace Collab.Core.WrittenDates;

/// <summary>A date's text with its writing disregarded: case, width, script of the digits, kinds of spaces and dashes, what is never seen.</summary>
internal static class DateText
{
    /// <summary>More characters than any date has, with the day spelled out and a time behind it.</summary>
    public const int Longest = 96;

    /// <summary>Writes the folded text into <paramref name="folded"/>, which has room for the text, and gives its length.</summary>
    public static int Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var digit = Digits.At(text, i, out var width);
            i += width - 1;
            var c = digit >= 0 ? (char)('0' + digit) : Plain(text[i]);
            var before = length > 0 ? folded[length - 1] : '\0';
            if ((before, c) is ('и', '\u0306') or ('е', '\u0308'))
            {
                // Text from a Mac or a PDF may have these letters in two parts.
                folded[length - 1] = c == '\u0306' ? 'й' : 'ё';
            }
            else if (char.GetUnicodeCategory(c) != UnicodeCategory.Format && !(c == ' ' && before == ' '))
            {
                folded[length++] = c;
            }
        }

        return length;
    }

    /// <summary>True for what words are made of; in Devanagari these are marks too.</summary>
    public static bool IsInWord(char c) => char.IsLetter(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>The text without what may stand around a date.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text) => text.Trim(" ,.()");

    private static char Plain(char c) => c switch
    {
        _ when char.IsWhiteSpace(c) => ' ',
        >= '\u2010' and <= '\u2015' or '\u2212' => '-',
        >= '\uff01' and <= '\uff5e' => char.ToLowerInvariant((char)(c - '\uff01' + '!')),
        _ => char.ToLowerInvariant(c),
    };
}
