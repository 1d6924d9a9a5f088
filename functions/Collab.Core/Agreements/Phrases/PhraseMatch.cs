using Collab.Core.Agreements.Dates;

namespace Collab.Core.Agreements.Phrases;

/// <summary>A phrase that was found: its tokens from <paramref name="At"/> to before <paramref name="End"/>, and the date and length in it.</summary>
internal sealed record PhraseMatch(int At, int End, DateMention? Date, LengthOfTime? Length);
