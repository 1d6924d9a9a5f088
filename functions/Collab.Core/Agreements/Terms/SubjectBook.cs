using Collab.Core.Agreements.Phrases;
using Collab.Core.Standards;

namespace Collab.Core.Agreements.Terms;

/// <summary>The embedded <c>agreement-subjects.csv</c>: words by which kinds and themes of collaboration are named.</summary>
internal static class SubjectBook
{
    private static readonly (string List, string Code, Phrase Phrase)[] Subjects =
        [.. EmbeddedTable.Read("agreement-subjects.csv").Select(r => (r["list"], r["code"], Phrase.Parse(r["phrase"])))];

    /// <summary>The codes of a list that a sentence names.</summary>
    public static IEnumerable<string> Find(string list, IReadOnlyList<Token> tokens)
    {
        foreach (var (of, code, phrase) in Subjects)
        {
            if (of == list && Stands(phrase, tokens))
            {
                yield return code;
            }
        }
    }

    private static bool Stands(Phrase phrase, IReadOnlyList<Token> tokens)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (phrase.MayBegin(tokens[at]) && phrase.Match(tokens, at) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
