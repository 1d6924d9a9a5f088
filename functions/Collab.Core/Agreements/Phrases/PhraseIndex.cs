using System.Collections.Frozen;

namespace Collab.Core.Agreements.Phrases;

/// <summary>Phrases by what they may begin with, so that a word asks only for the few that are left.</summary>
internal sealed class PhraseIndex<T>
{
    private readonly FrozenDictionary<char, T[]> byLetter;
    private readonly FrozenDictionary<TokenKind, T[]> byKind;

    public PhraseIndex(IEnumerable<T> all, Func<T, Phrase> phrase)
    {
        var items = all.ToList();
        byLetter = items.Where(i => phrase(i).FirstKind == TokenKind.Word)
            .SelectMany(i => phrase(i).FirstLetters.Select(letter => (letter, i)))
            .GroupBy(p => p.letter, p => p.i)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray());
        byKind = items.Where(i => phrase(i).FirstKind != TokenKind.Word)
            .GroupBy(i => phrase(i).FirstKind)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray());
    }

    /// <summary>Those that may begin with this token.</summary>
    public ReadOnlySpan<T> At(Token token) =>
        token.Kind == TokenKind.Word ? byLetter.GetValueOrDefault(token.Text[0]) : byKind.GetValueOrDefault(token.Kind);
}
