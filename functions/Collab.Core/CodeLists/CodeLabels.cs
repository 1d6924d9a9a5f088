using Collab.Core.Standards;

namespace Collab.Core.CodeLists;

/// <summary>The embedded <c>labels.csv</c>: what every code is called, list by list. Countries and currencies have tables of their own.</summary>
internal static class CodeLabels
{
    /// <summary>The rows of the table in its own order, by list.</summary>
    public static ILookup<string, ListedCode> Read() => EmbeddedTable.Read("labels.csv").ToLookup(
        cells => cells["list"],
        cells => new ListedCode(cells["code"], Names(cells)) { StandardCode = cells["standard_code"] is { Length: > 0 } code ? code : null },
        StringComparer.Ordinal);

    public static LocalText Names(IReadOnlyDictionary<string, string> cells) =>
        LocalText.Of(("en", cells["en"]), ("mn", cells["mn"]), ("ne", cells["ne"]));
}
