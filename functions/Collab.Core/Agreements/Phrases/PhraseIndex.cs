using System.Collections.Frozen;

namespace Collab.Core.Agreements.Phrases;

/// <summary>Phrases by what they may begin with, so that a word asks only for the few that are left.</summary>
internal sealed class PhraseIndex<T>
{
    private readonly FrozenDictionary<(char First, char Second), T[]> byLetters;
    private readonly FrozenDictionary<char, T[]> byLetter;
    private readonly FrozenDictionary<TokenKind, T[]> byKind;

    public PhraseIndex(IEnumerable<T> all, Func<T, Phrase> phrase)
    {
        var items = all.ToList();
        var words = items.Where(i => phrase(i).FirstKind == TokenKind.Word).ToList();
        byLetter = words.SelectMany(i => phrase(i).FirstWords.Select(w => w[0]).Distinct().Select(letter => (letter, i)))
            .GroupBy(p => p.letter, p => p.i)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray());
        byLetters = words.SelectMany(i => phrase(i).FirstWords.Where(w => w.Length > 1 && w[1] != '*').Select(w => (w[0], w[1])))
            .Distinct()
            .ToFrozenDictionary(two => two, two => words.Where(i => phrase(i).FirstWords.Any(w => MayBeginWith(w, two))).ToArray());
        byKind = items.Where(i => phrase(i).FirstKind != TokenKind.Word)
            .GroupBy(i => phrase(i).FirstKind)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray());
    }

    /// <summary>Those that may begin with this token.</summary>
    public ReadOnlySpan<T> At(Token token)
    {
        if (token.Kind != TokenKind.Word)
        {
            return byKind.GetValueOrDefault(token.Kind);
        }

        // Two letters leave a fifth of what one leaves. Where no phrase has the second one, those that ask for one letter only are left.
        return token.Text.Length > 1 && byLetters.TryGetValue((token.Text[0], token.Text[1]), out var found)
            ? found
            : byLetter.GetValueOrDefault(token.Text[0]);
    }

    private static bool MayBeginWith(string word, (char First, char Second) two) =>
        word[0] == two.First && (word.Length == 1 || word[1] == two.Second || word[1] == '*');
}
