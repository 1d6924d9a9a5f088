namespace Collab.Core.Agreements.Dates;

/// <summary>A date that is written in a text, and how sure it is that it is read as it was meant (03/04/2026 isn't).</summary>
internal sealed record DateMention(DateOnly Date, double Certainty);
