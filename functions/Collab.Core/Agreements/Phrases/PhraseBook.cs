using System.Globalization;
using Collab.Core.Standards;

namespace Collab.Core.Agreements.Phrases;

/// <summary>The embedded <c>agreement-phrases.csv</c>, which an office can read and extend: the turns of phrase of agreements and their senses.</summary>
internal static class PhraseBook
{
    private static readonly PhraseIndex<PhraseRule> Rules = new(EmbeddedTable.Read("agreement-phrases.csv").Select(RuleOf), r => r.Phrase);

    /// <summary>Every phrase in a sentence, in the order in which they begin, the longest of one place first.</summary>
    public static IReadOnlyList<FoundPhrase> Find(IReadOnlyList<Token> tokens)
    {
        List<FoundPhrase>? found = null;
        for (var at = 0; at < tokens.Count; at++)
        {
            foreach (var rule in Rules.At(tokens[at]))
            {
                if (rule.Phrase.MayBegin(tokens[at]) && rule.Phrase.Match(tokens, at) is { } match)
                {
                    (found ??= []).Add(new(rule, match));
                }
            }
        }

        return found is null ? [] : [.. found.OrderBy(f => f.Match.At).ThenByDescending(f => f.Rule.Phrase.Length)];
    }

    private static PhraseRule RuleOf(IReadOnlyDictionary<string, string> cells) => new(
        cells["sense"],
        cells["value"],
        cells["confidence"] is { Length: > 0 } number ? double.Parse(number, CultureInfo.InvariantCulture) : 1,
        Phrase.Parse(cells["phrase"]));
}
