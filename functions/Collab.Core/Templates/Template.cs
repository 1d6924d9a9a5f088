using System.Collections.Frozen;
using System.Globalization;
using Collab.Core.CodeLists;
using Collab.Core.Standards;

namespace Collab.Core.Templates;

/// <summary>An empty table to fill in: one row a record, one column a field. The columns stand in <c>template-columns.csv</c>.</summary>
public sealed record Template(string Kind, IReadOnlyList<TemplateColumn> Columns)
{
    private static readonly string[] Kinds = ["activities", "challenges", "collaborations", "funding", "outcomes"];

    private static readonly FrozenDictionary<string, Template> ByKind = Load().ToFrozenDictionary(t => t.Kind, StringComparer.Ordinal);

    public static IEnumerable<Template> All => Kinds.Select(k => ByKind[k]);

    /// <summary>The template of <c>activities</c>, <c>outcomes</c>, …, or null.</summary>
    public static Template? Find(string kind) => ByKind.GetValueOrDefault(kind);

    private static IEnumerable<Template> Load()
    {
        var rows = EmbeddedTable.Read("template-columns.csv").ToArray();
        return Kinds.Select(kind => new Template(kind, [.. Expand([.. rows.Where(r => r["templates"].Split(' ').Contains(kind))])]));
    }

    /// <summary>Neighbours that share a repeated part, such as <c>partners.#</c>, take turns: all of the first partner, then all of the second.</summary>
    private static IEnumerable<TemplateColumn> Expand(IReadOnlyDictionary<string, string>[] rows)
    {
        for (var at = 0; at < rows.Length;)
        {
            var group = rows[at..].TakeWhile(r => GroupOf(r) == GroupOf(rows[at])).ToArray();
            var times = Number(rows[at]["repeat"]) ?? 1;
            for (var number = 1; number <= times; number++)
            {
                foreach (var row in group)
                {
                    yield return Column(row, number);
                }
            }

            at += group.Length;
        }
    }

    private static string GroupOf(IReadOnlyDictionary<string, string> row) => row["name"].Split('#')[0];

    private static TemplateColumn Column(IReadOnlyDictionary<string, string> row, int number) => new()
    {
        Name = row["name"].Replace("#", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
        Type = Codes<ColumnType>.TryParse(row["type"], out var type) ? type : throw Wrong(row, "type"),
        Need = NeedOf(row, number),
        List = row["list"] is { Length: > 0 } list ? CodeCatalogue.Find(list) ?? throw Wrong(row, "list") : null,
        Least = Number(row["least"]),
        Most = Number(row["most"]),
        Example = number == 1 ? row["example"] : string.Empty,
        Explanation = CodeLabels.Names(row),
    };

    /// <summary>Of a repeated field only the first is ever required.</summary>
    private static ColumnNeed NeedOf(IReadOnlyDictionary<string, string> row, int number) =>
        !Codes<ColumnNeed>.TryParse(row["need"], out var need) ? throw Wrong(row, "need") : number == 1 ? need : ColumnNeed.Optional;

    private static long? Number(string cell) => cell.Length > 0 ? long.Parse(cell, CultureInfo.InvariantCulture) : null;

    private static InvalidOperationException Wrong(IReadOnlyDictionary<string, string> row, string cell) =>
        new($"The column '{row["name"]}' in template-columns.csv has the unknown {cell} '{row[cell]}'.");
}
