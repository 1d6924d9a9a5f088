using Collab.Core.Agreements.Wording;

namespace Collab.Core.Agreements.Terms;

/// <summary>A value that a sentence gives for a field, and how much speaks for it.</summary>
internal sealed record Candidate<T>(T Value, Sentence Source, double Confidence)
    where T : notnull;
