using System.Collections.Frozen;
using Collab.Core.Standards;

namespace Collab.Core.CodeLists;

/// <summary>Every code list of the register. Codes come from the enumerations and tables that the rules use; labels from <c>labels.csv</c>.</summary>
public static class CodeCatalogue
{
    private static readonly FrozenDictionary<string, CodeList> ByName;

    private static readonly FrozenDictionary<(string List, string Code), LocalText> Labels;

    static CodeCatalogue()
    {
        var labels = CodeLabels.Read();
        All = [.. EmbeddedTable.Read("code-lists.csv").Select(cells => new CodeList
        {
            Name = cells["name"],
            Title = CodeLabels.Names(cells),
            Standard = Given(cells["standard"]),
            Source = Given(cells["source"]),
            Complete = cells["complete"] == "yes",
            Codes = CodesOf(cells["name"], labels[cells["name"]]),
        })];
        ByName = All.ToFrozenDictionary(l => l.Name, StringComparer.Ordinal);
        Labels = All.SelectMany(l => l.Codes.Select(c => ((l.Name, c.Code), c.Labels))).ToFrozenDictionary(p => p.Item1, p => p.Labels);
    }

    public static IReadOnlyList<CodeList> All { get; }

    public static CodeList? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>What a code of the list is called in the language, or null when there is no such code.</summary>
    public static string? LabelOf(string list, string code, string language) => Labels.GetValueOrDefault((list, code))?.In(language);

    private static string? Given(string cell) => cell.Length > 0 ? cell : null;

    private static IReadOnlyList<ListedCode> CodesOf(string list, IEnumerable<ListedCode> labels) => list switch
    {
        "countries" => [.. Countries.All.Select(c => new ListedCode(c.Alpha2, c.Names) { Region = c.Region, Subregion = c.Subregion })],
        "currencies" => [.. Currencies.All.Select(c => new ListedCode(c.Code, c.Names) { MinorUnits = c.MinorUnits })],
        "regions" => Labelled(list, Countries.All.Select(c => c.Region).Append(Countries.Global).Distinct().Order(StringComparer.Ordinal), labels),
        "subregions" => [.. Labelled(list, Subregions.Keys, labels).Select(c => c with { Region = Subregions[c.Code] })],
        _ when CodeEnumerations.All.TryGetValue(list, out var enumeration) => Labelled(list, enumeration.Codes, labels),
        _ => [.. labels],
    };

    private static SortedDictionary<string, string> Subregions =>
        new(Countries.All.DistinctBy(c => c.Subregion).ToDictionary(c => c.Subregion, c => c.Region), StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">A code has no label: somebody added one to an enumeration only.</exception>
    private static IReadOnlyList<ListedCode> Labelled(string list, IEnumerable<string> codes, IEnumerable<ListedCode> labels)
    {
        var byCode = labels.ToDictionary(l => l.Code, StringComparer.Ordinal);
        return [.. codes.Select(code => byCode.GetValueOrDefault(code)
            ?? throw new InvalidOperationException($"The code '{code}' of the list '{list}' has no row in labels.csv."))];
    }
}
