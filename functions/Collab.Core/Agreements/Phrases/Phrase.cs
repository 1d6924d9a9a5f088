using Collab.Core.Agreements.Dates;
using Collab.Core.Standards;

namespace Collab.Core.Agreements.Phrases;

/// <summary>
/// A turn of phrase as <c>agreement-phrases.csv</c> writes it: words in order; <c>word*</c> any word that begins so; <c>(a|b*)</c> one of
/// them; <c>a?</c> there or not; <c>…</c> up to eight words; <c>&lt;date&gt;</c>, <c>&lt;length&gt;</c> and <c>&lt;number&gt;</c>.
/// </summary>
internal sealed class Phrase
{
    private const int WidestGap = 8;

    /// <summary>More steps than any honest sentence takes from one of its words on.</summary>
    private const int MostSteps = 600;

    private readonly Element[] elements;

    private Phrase(Element[] elements) => this.elements = elements;

    /// <summary>How many words it asks for: of two phrases at the same place the longer one says more.</summary>
    public int Length => elements.Count(e => !e.IsGap && !e.IsOptional);

    public static Phrase Parse(string text)
    {
        var elements = text.Normalize().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ElementOf).ToArray();
        if (elements.Length == 0 || elements[0].IsGap || elements[0].IsOptional)
        {
            throw new InvalidOperationException($"The phrase '{text}' doesn't begin with a word.");
        }

        return new(elements);
    }

    /// <summary>What its first token is.</summary>
    public TokenKind FirstKind => elements[0].Kind;

    /// <summary>What its first word may be, with an asterisk for any ending.</summary>
    public IReadOnlyList<string> FirstWords => elements[0].Words;

    /// <summary>False when no match can begin with this token.</summary>
    public bool MayBegin(Token token) => elements[0].Takes(token);

    /// <summary>The match that begins with the token at <paramref name="at"/>, or null.</summary>
    public PhraseMatch? Match(IReadOnlyList<Token> tokens, int at)
    {
        var walk = new Walk(elements, tokens);
        return walk.From(0, at) ? new PhraseMatch(at, walk.End, walk.Date, walk.Length) : null;
    }

    private static Element ElementOf(string text)
    {
        if (text == "…")
        {
            return new Element([], TokenKind.Word, IsGap: true, IsOptional: false);
        }

        var optional = text[^1] == '?';
        var bare = optional ? text[..^1] : text;
        return bare switch
        {
            "<date>" => new([], TokenKind.Date, false, optional),
            "<length>" => new([], TokenKind.Length, false, optional),
            "<number>" => new([], TokenKind.Number, false, optional),
            _ => new(WordsOf(bare), TokenKind.Word, false, optional),
        };
    }

    private static string[] WordsOf(string text)
    {
        if (text.StartsWith('(') != text.EndsWith(')') || text.AsSpan(1).Contains('('))
        {
            throw new InvalidOperationException($"In a phrase, '{text}' has a bracket without its other one, or blanks within brackets.");
        }

        return [.. text.Trim('(', ')').Split('|').Select(LetterFold.Of)];
    }

    private sealed record Element(string[] Words, TokenKind Kind, bool IsGap, bool IsOptional)
    {
        public bool Takes(Token token)
        {
            if (token.Kind != Kind)
            {
                return false;
            }

            if (Kind != TokenKind.Word)
            {
                return true;
            }

            foreach (var word in Words)
            {
                if (word[^1] == '*'
                    ? token.Text.AsSpan().StartsWith(word.AsSpan(0, word.Length - 1), StringComparison.Ordinal)
                    : string.Equals(token.Text, word, StringComparison.Ordinal))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>One try from one place on. Dates and lengths that a gap would leap over end the try, so that a phrase takes the nearest.</summary>
    private sealed class Walk(Element[] elements, IReadOnlyList<Token> tokens)
    {
        private int steps;

        public int End { get; private set; }

        public DateMention? Date { get; private set; }

        public LengthOfTime? Length { get; private set; }

        public bool From(int element, int at)
        {
            if (++steps > MostSteps)
            {
                return false;
            }

            if (element == elements.Length)
            {
                End = at;
                return true;
            }

            var next = elements[element];
            if (next.IsGap)
            {
                return Gap(element, at);
            }

            if (at < tokens.Count && next.Takes(tokens[at]) && From(element + 1, at + 1))
            {
                Date ??= tokens[at].Date;
                Length ??= tokens[at].Length;
                return true;
            }

            return next.IsOptional && From(element + 1, at);
        }

        private bool Gap(int element, int at)
        {
            for (var width = 0; width <= WidestGap && at + width <= tokens.Count; width++)
            {
                if (width > 0 && tokens[at + width - 1].Kind is TokenKind.Date or TokenKind.Length)
                {
                    return false;
                }

                if (From(element + 1, at + width))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
