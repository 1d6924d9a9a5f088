using Collab.Core.Agreements.Phrases;

namespace Collab.Core.Agreements.Parties;

/// <summary>
/// Compares words of names without regard to how they are inflected: сургууль, сургуулийн and сургуультай; विश्वविद्यालय and विश्वविद्यालयको.
/// </summary>
internal static class NameStem
{
    private const int ShortestStem = 3;

    /// <summary>The stems that a folded word may have, itself first.</summary>
    public static IReadOnlyList<string> Of(string word)
    {
        var plain = Spelling(word);
        if (plain[0] < '\u0400')
        {
            return [plain];
        }

        var stems = new List<string> { Reduced(plain) };
        foreach (var ending in WordBook.Endings)
        {
            if (plain.Length - ending.Length >= ShortestStem && plain.EndsWith(ending, StringComparison.Ordinal)
                && Reduced(plain[..^ending.Length]) is { Length: >= ShortestStem } stem && !stems.Contains(stem))
            {
                stems.Add(stem);
            }
        }

        return stems;
    }

    /// <summary>True when one of the stems is among the others.</summary>
    public static bool Same(IReadOnlyList<string> stems, IReadOnlyList<string> others)
    {
        foreach (var stem in stems)
        {
            foreach (var other in others)
            {
                if (string.Equals(stem, other, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Words that are spelled in two ways.</summary>
    private static string Spelling(string word) => word switch
    {
        "center" => "centre",
        "organization" => "organisation",
        "program" => "programme",
        "universities" => "university",
        _ => word,
    };

    /// <summary>Without a soft sign at the end, and without the short vowel that Mongolian drops before an ending: эмнэлэг, эмнэлгийн.</summary>
    private static string Reduced(string word)
    {
        var bare = word.TrimEnd('ь', 'ъ');
        return bare.Length >= 5 && bare[^1] is >= 'а' and <= 'ө' && !IsVowel(bare[^1]) && IsVowel(bare[^2]) && !IsVowel(bare[^3])
            ? string.Concat(bare.AsSpan(0, bare.Length - 2), bare.AsSpan(bare.Length - 1))
            : bare;
    }

    private static bool IsVowel(char c) => c is 'а' or 'э' or 'и' or 'о' or 'у' or 'ө' or 'ү' or 'я' or 'е' or 'ё' or 'ю' or 'ы' or 'й';
}
