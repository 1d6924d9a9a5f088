namespace Collab.Core.Agreements.Wording;

/// <summary>Tells English, Mongolian and Nepali by their letters and their commonest words.</summary>
internal static class ScriptLanguage
{
    private static readonly string[] MongolianWords = ["ба", "болон", "нь", "гэрээ", "сарын", "их", "санамж"];

    /// <summary>Language of a text; null when most of its letters are of a script or language that Collab doesn't speak.</summary>
    public static string? Of(ReadOnlySpan<char> text)
    {
        var (latin, cyrillic, devanagari, other) = (0, 0, 0, 0);
        var own = false;
        foreach (var c in text)
        {
            if (c is >= '\u0900' and <= '\u097f')
            {
                devanagari++;
            }
            else if (c is >= '\u0400' and <= '\u04ff')
            {
                cyrillic++;
                own |= c is 'ө' or 'ү' or 'Ө' or 'Ү';
            }
            else if (c <= '\u024f' && char.IsLetter(c))
            {
                latin++;
            }
            else if (char.IsLetter(c))
            {
                other++;
            }
        }

        if (latin + cyrillic + devanagari == 0 || other > latin + cyrillic + devanagari)
        {
            return null;
        }

        if (devanagari >= cyrillic && devanagari >= latin)
        {
            return "ne";
        }

        return cyrillic < latin ? "en" : own || cyrillic < 200 || HasMongolianWords(text) ? "mn" : null;
    }

    private static bool HasMongolianWords(ReadOnlySpan<char> text)
    {
        foreach (var word in MongolianWords)
        {
            if (text.Contains($" {word} ", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
