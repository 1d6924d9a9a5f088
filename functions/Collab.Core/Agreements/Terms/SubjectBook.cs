using Collab.Core.Agreements.Phrases;
using Collab.Core.Standards;

namespace Collab.Core.Agreements.Terms;

/// <summary>The embedded <c>agreement-subjects.csv</c>: words by which kinds and themes of collaboration are named.</summary>
internal static class SubjectBook
{
    private static readonly PhraseIndex<Subject> Subjects =
        new(EmbeddedTable.Read("agreement-subjects.csv").Select(r => new Subject(r["list"], r["code"], Phrase.Parse(r["phrase"]))), s => s.Phrase);

    /// <summary>The codes of a list that a sentence names.</summary>
    public static IReadOnlySet<string> Find(string list, IReadOnlyList<Token> tokens)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < tokens.Count; at++)
        {
            foreach (var subject in Subjects.At(tokens[at]))
            {
                if (subject.List == list && subject.Phrase.MayBegin(tokens[at]) && subject.Phrase.Match(tokens, at) is not null)
                {
                    found.Add(subject.Code);
                }
            }
        }

        return found;
    }

    private sealed record Subject(string List, string Code, Phrase Phrase);
}
