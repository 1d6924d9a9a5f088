using Collab.Core.Agreements.Phrases;
using Collab.Core.Documents.Reading;

namespace Collab.Core.Agreements.Wording;

/// <summary>A sentence of an agreement, or a line that is none: a heading, a cell, a signature's label.</summary>
internal sealed class Sentence(string text, string? language, int? page, int block, TextRole role)
{
    private const int LongestQuote = 400;

    private IReadOnlyList<Token>? tokens;
    private IReadOnlyList<FoundPhrase>? phrases;

    public string Text => text;

    /// <summary>By its letters; null where they don't tell.</summary>
    public string? Language => language;

    public int? Page => page;

    /// <summary>Which of the document's blocks or cells it stands in, counted from 0.</summary>
    public int Block => block;

    public TextRole Role => role;

    /// <summary>The sentence's own place among all.</summary>
    public required int Index { get; init; }

    /// <summary>The heading above it, or null.</summary>
    public Sentence? Heading { get; init; }

    /// <summary>True when it is a heading by its role or by its look.</summary>
    public bool IsHeading { get; init; }

    public IReadOnlyList<Token> Tokens => tokens ??= Collab.Core.Agreements.Phrases.Tokens.Of(text, language);

    public IReadOnlyList<FoundPhrase> Found => phrases ??= PhraseBook.Find(Tokens);

    public bool Has(string sense) => Found.Any(f => f.Sense == sense);

    /// <summary>True when it speaks of another paper: "the earlier agreement", but not "this framework agreement".</summary>
    public bool IsOnOtherPaper => Found.Any(f => f.Sense == "earlier-paper" && !(f.Match.At > 0 && Tokens[f.Match.At - 1].Text is "this"));

    /// <summary>The sentence as it is shown, cut where it is very long.</summary>
    public string Quote => text.Length <= LongestQuote ? text : $"{text.AsSpan(0, char.IsHighSurrogate(text[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote)}…";
}
