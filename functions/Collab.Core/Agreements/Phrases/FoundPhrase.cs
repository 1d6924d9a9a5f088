namespace Collab.Core.Agreements.Phrases;

/// <summary>A rule whose phrase stands in a sentence.</summary>
internal sealed record FoundPhrase(PhraseRule Rule, PhraseMatch Match)
{
    public string Sense => Rule.Sense;
}
