using Collab.Core.Agreements.Wording;

namespace Collab.Core.Agreements.Terms;

/// <summary>A title of the agreement in one language: the lines it stands in, in order.</summary>
internal sealed record FoundTitle(string Language, string Text, IReadOnlyList<Sentence> Lines, double Confidence);
