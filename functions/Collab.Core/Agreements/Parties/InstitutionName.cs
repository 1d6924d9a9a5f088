using System.Collections.Concurrent;
using Collab.Core.Agreements.Phrases;
using Collab.Core.Agreements.Wording;
using Collab.Core.Institutions;

namespace Collab.Core.Agreements.Parties;

/// <summary>A name of an institution, ready to be looked for.</summary>
internal sealed class InstitutionName
{
    private const int ShortestLetters = 5;

    /// <summary>Names that are kept taken apart, so that the next document needn't; far more than a register has.</summary>
    private const int MostKept = 50_000;

    private static readonly ConcurrentDictionary<string, Parts?> Kept = new(StringComparer.Ordinal);

    private readonly Parts parts;

    private InstitutionName(Institution institution, Parts parts)
    {
        Institution = institution;
        this.parts = parts;
    }

    private sealed record Parts(string? Language, IReadOnlyList<IReadOnlyList<string>> Words, string Skeleton);

    public Institution Institution { get; }

    /// <summary>By its letters.</summary>
    public string? Language => parts.Language;

    /// <summary>The stems of its words.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Words => parts.Words;

    /// <summary>Its <see cref="LatinSkeleton"/>; empty for a name in Latin letters.</summary>
    public string Skeleton => parts.Skeleton;

    /// <summary>All names of an institution that say enough to be found by.</summary>
    public static IEnumerable<InstitutionName> Of(Institution institution)
    {
        foreach (var (_, name) in institution.Names.Entries)
        {
            if (Kept.Count >= MostKept)
            {
                Kept.Clear();
            }

            if (Kept.GetOrAdd(name, TakeApart) is { } parts)
            {
                yield return new(institution, parts);
            }
        }
    }

    private static Parts? TakeApart(string name)
    {
        var words = WordsOf(name.Normalize()).ToList();
        if (words.Sum(w => w.Text.Length) < ShortestLetters)
        {
            return null;
        }

        var language = ScriptLanguage.Of(name);
        var skeleton = language is "mn" or "ne" ? string.Concat(words.Select(w => LatinSkeleton.Of(w.Text, language == "mn"))) : string.Empty;
        return new(language, [.. words.Select(w => NameStem.Of(w.Text))], skeleton);
    }

    /// <summary>The words of a text that count in a name: without articles and legal forms, "&amp;" as "and".</summary>
    public static IEnumerable<Token> WordsOf(string text) => Tokens.Words(text).Where(Counts);

    public static bool Counts(Token token) => token.Text is not ("the" or "and") && !WordBook.LegalForms.Has(token.Text);
}
