namespace Collab.Core.Agreements.Phrases;

/// <summary>A line of <c>agreement-phrases.csv</c>: a phrase, what it means and how much can be built on it.</summary>
internal sealed record PhraseRule(string Sense, string Value, double Confidence, Phrase Phrase);
