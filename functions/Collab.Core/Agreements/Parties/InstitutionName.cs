using Collab.Core.Agreements.Phrases;
using Collab.Core.Agreements.Wording;
using Collab.Core.Institutions;

namespace Collab.Core.Agreements.Parties;

/// <summary>A name of an institution, ready to be looked for.</summary>
internal sealed class InstitutionName
{
    private const int ShortestLetters = 5;

    private InstitutionName(Institution institution, string? language, List<IReadOnlyList<string>> words, string skeleton)
    {
        Institution = institution;
        Language = language;
        Words = words;
        Skeleton = skeleton;
    }

    public Institution Institution { get; }

    /// <summary>By its letters.</summary>
    public string? Language { get; }

    /// <summary>The stems of its words.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Words { get; }

    /// <summary>Its <see cref="LatinSkeleton"/>; empty for a name in Latin letters.</summary>
    public string Skeleton { get; }

    /// <summary>All names of an institution that say enough to be found by.</summary>
    public static IEnumerable<InstitutionName> Of(Institution institution)
    {
        foreach (var (_, name) in institution.Names.Entries)
        {
            var words = WordsOf(name.Normalize()).ToList();
            if (words.Sum(w => w.Text.Length) >= ShortestLetters)
            {
                var language = ScriptLanguage.Of(name);
                var skeleton = language is "mn" or "ne" ? string.Concat(words.Select(w => LatinSkeleton.Of(w.Text, language == "mn"))) : string.Empty;
                yield return new(institution, language, [.. words.Select(w => NameStem.Of(w.Text))], skeleton);
            }
        }
    }

    /// <summary>The words of a text that count in a name: without articles and legal forms, "&amp;" as "and".</summary>
    public static IEnumerable<Token> WordsOf(string text) => Tokens.Words(text).Where(Counts);

    public static bool Counts(Token token) => token.Text is not ("the" or "and") && !WordBook.LegalForms.Has(token.Text);
}
