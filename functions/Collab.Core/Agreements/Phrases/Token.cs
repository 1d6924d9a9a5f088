using Collab.Core.Agreements.Dates;

namespace Collab.Core.Agreements.Phrases;

/// <summary>
/// A word, number, date or length of time that stands in a sentence from <paramref name="Start"/> to before <paramref name="End"/>.
/// <paramref name="Text"/> is a word without regard to case and accents.
/// </summary>
internal sealed record Token(TokenKind Kind, string Text, int Start, int End)
{
    /// <summary>The number's value; −1 of anything else.</summary>
    public int Number { get; init; } = -1;

    public DateMention? Date { get; init; }

    public LengthOfTime? Length { get; init; }
}
