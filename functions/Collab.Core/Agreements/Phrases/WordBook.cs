using System.Collections.Frozen;
using Collab.Core.Standards;

namespace Collab.Core.Agreements.Phrases;

/// <summary>
/// The embedded <c>agreement-words.csv</c>: names of months, number words, units of time and kinds of words, in the product's languages. A
/// word that ends with an asterisk stands for all that begin so.
/// </summary>
internal sealed class WordBook
{
    private readonly FrozenDictionary<string, string> whole;
    private readonly (string Start, string Value)[] beginnings;

    private WordBook(IEnumerable<IReadOnlyDictionary<string, string>> rows)
    {
        var words = rows.Select(r => (Word: LetterFold.Of(r["word"].Normalize()), Value: r["value"])).ToList();
        whole = words.Where(w => w.Word[^1] != '*').ToFrozenDictionary(w => w.Word, w => w.Value, StringComparer.Ordinal);
        beginnings = [.. words.Where(w => w.Word[^1] == '*').Select(w => (w.Word[..^1], w.Value)).OrderByDescending(w => w.Item1.Length)];
    }

    public static WordBook Months { get; } = Of("month");

    public static WordBook BikramMonths { get; } = Of("bs-month");

    public static WordBook Numbers { get; } = Of("number");

    public static WordBook Units { get; } = Of("unit");

    /// <summary>Words that stand between the parts of a date and say nothing else.</summary>
    public static WordBook DateFillers { get; } = Of("date-filler");

    /// <summary>Words by which an institution is told from a person or a place.</summary>
    public static WordBook InstitutionWords { get; } = Of("institution-word");

    /// <summary>Words that lead from one line of a title to the next.</summary>
    public static WordBook TitleLinks { get; } = Of("title-link");

    /// <summary>Words that may stand before a name without being of it.</summary>
    public static WordBook BeforeNames { get; } = Of("before-name");

    /// <summary>Legal forms, which say nothing about who it is.</summary>
    public static WordBook LegalForms { get; } = Of("legal-form");

    /// <summary>Endings of a word that don't change what it names, longest first.</summary>
    public static IReadOnlyList<string> Endings { get; } =
        [.. Rows("ending").Select(r => r["word"].Normalize()).OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal)];

    /// <summary>Shortenings behind whose dot a sentence goes on.</summary>
    public static WordBook Shortenings { get; } = Of("shortening");

    public string? Find(string word)
    {
        if (whole.TryGetValue(word, out var value))
        {
            return value;
        }

        foreach (var (start, of) in beginnings)
        {
            if (word.StartsWith(start, StringComparison.Ordinal))
            {
                return of;
            }
        }

        return null;
    }

    public bool Has(string word) => Find(word) is not null;

    private static WordBook Of(string kind) => new(Rows(kind));

    private static IEnumerable<IReadOnlyDictionary<string, string>> Rows(string kind) =>
        EmbeddedTable.Read("agreement-words.csv").Where(r => r["kind"] == kind);
}
