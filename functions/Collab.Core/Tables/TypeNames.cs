using System.Collections.Frozen;
using Collab.Core.CodeLists;
using Collab.Core.Standards;

namespace Collab.Core.Tables;

/// <summary>What the types of tables and their rows are called in en, mn and ne: the embedded <c>type-names.csv</c>.</summary>
internal static class TypeNames
{
    private static readonly FrozenDictionary<string, TableType> ByName = EmbeddedTable.Read("type-names.csv")
        .ToFrozenDictionary(row => NameFold.Of(row["name"]), row => TableType.All.First(t => t.Kind == row["templates"]), StringComparer.Ordinal);

    /// <summary>The type of a row by its cell <c>type</c>, or null when the cell names none.</summary>
    public static TableType? Find(string name) => ByName.GetValueOrDefault(NameFold.Of(name)) is { Items: not null } type ? type : null;

    /// <summary>The types that a sheet's name tells of.</summary>
    public static IReadOnlyList<TableType> In(string sheet)
    {
        var folded = NameFold.Of(sheet);
        return [.. ByName.Where(n => folded.Contains(n.Key, StringComparison.Ordinal)).Select(n => n.Value).Distinct()];
    }

    /// <summary>
    /// True for the sheets that explain our own templates: one has a row for each column, the other the codes, list beside list. They come
    /// back with a template that was filled in.
    /// </summary>
    public static bool IsOfTemplate(IReadOnlyList<string> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return header.Count >= 4
            && (header[0] == "Column / Багана / स्तम्भ" || (CodeCatalogue.Find(header[0]) is { } list && list.Title.Find("en") == header[1]));
    }
}
