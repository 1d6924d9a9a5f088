using Collab.Core.Agreements.Phrases;
using Collab.Core.Standards;

namespace Collab.Core.Agreements.Wording;

/// <summary>Where one sentence ends and the next begins.</summary>
internal static class SentenceBreaks
{
    /// <summary>No sentence is longer; what is, is cut between words.</summary>
    private const int Longest = 2_000;

    public static IEnumerable<string> Split(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (Ends(text, i) || (i - start >= Longest && (text[i] == ' ' || (i - start >= 2 * Longest && !char.IsHighSurrogate(text[i])))))
            {
                if (text[start..(i + 1)].Trim() is { Length: > 0 } sentence)
                {
                    yield return sentence;
                }

                start = i + 1;
            }
        }

        if (text[start..].Trim() is { Length: > 0 } rest)
        {
            yield return rest;
        }
    }

    private static bool Ends(string text, int i)
    {
        switch (text[i])
        {
            case '।' or '॥' or '\n' or '\t' or '\u2029':
                return true;
            case ';' or '!' or '?':
                return i + 1 < text.Length && text[i + 1] == ' ';
            case '.':
                return i + 2 < text.Length && text[i + 1] == ' ' && StartsSentence(text, i + 2) && !IsShortening(text, i);
            default:
                return false;
        }
    }

    private static bool StartsSentence(string text, int i)
    {
        while (i < text.Length && (text[i] is ' ' or '(' or '"' or '“' or '«' or '\''))
        {
            i++;
        }

        return i < text.Length && !char.IsLower(text[i]);
    }

    /// <summary>"Prof.", "No.", "J.", "2.": the dot belongs to the word or number.</summary>
    private static bool IsShortening(string text, int dot)
    {
        var start = dot;
        while (start > 0 && dot - start < 12 && text[start - 1] is not (' ' or '.' or '(' or ','))
        {
            start--;
        }

        var word = text.AsSpan(start, dot - start);
        return word.Length switch
        {
            0 => true,
            1 or 2 when !word.ContainsAnyExceptInRange('0', '9') => start == 0 || text[start - 1] != ' ' || IsAtStart(text, start),
            1 => true,
            _ => WordBook.Shortenings.Has(LetterFold.Of(word.ToString())),
        };
    }

    private static bool IsAtStart(string text, int start) => text.AsSpan(0, start).Trim().Length == 0;
}
