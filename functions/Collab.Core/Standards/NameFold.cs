using System.Globalization;

namespace Collab.Core.Standards;

/// <summary>
/// What is left of a name when its writing is disregarded: its letters and digits, without case, width, accents, punctuation, underscores and
/// spaces. Digits of every script are the same.
/// </summary>
internal static class NameFold
{
    /// <summary>Longer texts are no names.</summary>
    private const int Longest = 200;

    /// <summary>The folded name; empty where nothing is left, or the text is too long for a name.</summary>
    public static string Of(string name) => Of(name, kept: '\0');

    /// <summary>As <see cref="Of(string)"/>, but <c>#</c> stays: it stands for a number.</summary>
    public static string OfPattern(string name) => Of(name, kept: '#');

    private static string Of(string name, char kept)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length > Longest)
        {
            return string.Empty;
        }

        var folded = Digits.Fold(LetterFold.Of(Composed(name))).ToCharArray();
        var length = 0;
        foreach (var c in folded)
        {
            if (c == kept || IsOfName(c))
            {
                folded[length++] = c;
            }
        }

        return new(folded, 0, length);
    }

    /// <summary>In normal form C. A text with half a surrogate pair has none.</summary>
    private static string Composed(string name) =>
        name.AsSpan().ContainsAnyInRange('\ud800', '\udfff') || name.Contains('\ufffe', StringComparison.Ordinal) ? name : name.Normalize();

    /// <summary>Letters and digits, and the marks that make letters of them in scripts such as Devanagari.</summary>
    private static bool IsOfName(char c) => char.IsAscii(c)
        ? char.IsAsciiLetterOrDigit(c)
        : char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
