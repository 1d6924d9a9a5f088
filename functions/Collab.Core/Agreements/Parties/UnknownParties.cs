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
        var piece = new List<Token>();
        foreach (var word in words.Where(w => w.Start >= from))
        {
            var isKnown = IsIn(known, word);
            var isSeparator = !isKnown && Separators.Contains(word.Text, StringComparer.Ordinal);
            if (isSeparator || (piece.Count > 0 && !isKnown && sentence.AsSpan(piece[^1].End, word.Start - piece[^1].End).Contains(';')))
            {
                Add(names, sentence, piece, known);
                piece.Clear();
            }

            if (!isSeparator)
            {
                piece.Add(word);
            }
        }

        Add(names, sentence, piece, known);
        return names;
    }

    /// <summary>Adds the name that a piece between two separators begins with, when it is an institution's and isn't known.</summary>
    private static void Add(List<string> names, string sentence, List<Token> piece, IReadOnlyList<NameMatch> known)
    {
        if (piece.Count == 0 || names.Count == MostNames || piece.Exists(w => IsIn(known, w)))
        {
            return;
        }

        var end = 1;
        while (end < piece.Count && !Ends.Contains(piece[end].Text, StringComparer.Ordinal)
            && sentence.AsSpan(piece[end - 1].End, piece[end].Start - piece[end - 1].End).IndexOfAny(",(;:") < 0)
        {
            end++;
        }

        if (piece.Take(end).Any(w => WordBook.InstitutionWords.Has(w.Text) && (w.Text[0] >= '\u0400' || char.IsUpper(sentence[w.Start])))
            && Cut(sentence[piece[0].Start..piece[end - 1].End]) is { Length: > 5 } name)
        {
            names.Add(name);
        }
    }

    private static bool IsIn(IReadOnlyList<NameMatch> known, Token word) => known.Any(k => k.Start <= word.Start && word.Start < k.End);

    private static string Cut(string name)
    {
        var bare = name.Trim();
        bare = bare.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? bare[4..] : bare;
        return bare.Length <= LongestName ? bare : bare[..LongestName];
    }
}
