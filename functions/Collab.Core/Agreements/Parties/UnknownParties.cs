using Collab.Core.Agreements.Phrases;

namespace Collab.Core.Agreements.Parties;

/// <summary>What in "between A and B" names an institution and is none of the register.</summary>
internal static class UnknownParties
{
    private const int LongestName = 200;
    private const int MostNames = 20;

    private static readonly string[] Separators = ["and", "болон", "ба", "र", "तथा", "between", "among", "бөгөөд"];

    /// <summary>Words behind which a name is over.</summary>
    private static readonly string[] Ends =
        ["hereinafter", "hereafter", "represented", "хооронд", "хоорондын", "хоорондох", "बीच", "बीचको", "बीचमा", "concerning", "regarding", "on", "is", "are", "shall", "with", "have", "agree"];

    /// <summary>Names in a stretch of a sentence, of which <paramref name="known"/> are already told.</summary>
    public static IReadOnlyList<string> In(string sentence, IReadOnlyList<Token> words, IReadOnlyList<NameMatch> known, int from)
    {
        var names = new List<string>();
        var start = -1;
        var isName = false;
        var isKnown = false;
        var end = -1;
        var over = false;
        for (var i = 0; i <= words.Count && names.Count < MostNames; i++)
        {
            var word = i < words.Count ? words[i] : null;
            if (word is not null && word.Start < from)
            {
                continue;
            }

            var inKnown = word is not null && known.Any(k => k.Start <= word.Start && word.Start < k.End);
            if (word is null || (!inKnown && Separators.Contains(word.Text, StringComparer.Ordinal)))
            {
                if (isName && !isKnown && end > start && Cut(sentence[start..end]) is { Length: > 5 } name)
                {
                    names.Add(name);
                }

                (start, end, isName, isKnown, over) = (-1, -1, false, false, false);
                continue;
            }

            isKnown |= inKnown;
            over = over || Ends.Contains(word.Text, StringComparer.Ordinal) || (start >= 0 && sentence.AsSpan(end, word.Start - end).IndexOfAny(",(;:") >= 0);
            if (over)
            {
                continue;
            }

            start = start < 0 ? word.Start : start;
            end = word.End;
            isName |= WordBook.InstitutionWords.Has(word.Text) && (word.Text[0] >= '\u0400' || char.IsUpper(sentence[word.Start]));
        }

        return names;
    }

    private static string Cut(string name)
    {
        var bare = name.Trim();
        bare = bare.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? bare[4..] : bare;
        return bare.Length <= LongestName ? bare : bare[..LongestName];
    }
}
