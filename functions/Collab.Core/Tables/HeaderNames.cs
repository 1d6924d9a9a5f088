using System.Collections.Frozen;
using Collab.Core.Standards;

namespace Collab.Core.Tables;

/// <summary>
/// What columns are called in en, mn and ne beside the fields' own names: the embedded <c>header-names.csv</c>. A name that stands there with
/// two fields of a type may be either.
/// </summary>
internal static class HeaderNames
{
    private const string AnyTable = "any";

    private static readonly FrozenDictionary<string, FrozenDictionary<string, string[]>> ByKind = Load();

    /// <summary>The fields that a folded name may stand for in tables of the type, with <c>#</c> for a number; empty when it is unknown.</summary>
    public static IReadOnlyList<string> Find(TableType type, string folded) => ByKind[type.Kind].GetValueOrDefault(folded) ?? [];

    /// <summary>True for a column that says of each row what it is.</summary>
    public static bool IsRecordType(string header) => ByKind[AnyTable].ContainsKey(NameFold.Of(header));

    private static FrozenDictionary<string, FrozenDictionary<string, string[]>> Load()
    {
        var names = EmbeddedTable.Read("header-names.csv")
            .SelectMany(row => row["templates"].Split(' ').Select(kind => (Kind: kind, Name: NameFold.OfPattern(row["name"]), Field: row["column"])))
            .ToLookup(n => n.Kind, n => (n.Name, n.Field), StringComparer.Ordinal);
        var tables = TableType.All.ToDictionary(t => t.Kind, t => Together(names[t.Kind], t), StringComparer.Ordinal);
        tables.Add(AnyTable, Together(names[AnyTable], type: null));
        return tables.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, string[]> Together(IEnumerable<(string Name, string Field)> names, TableType? type)
    {
        var fields = names.GroupBy(n => n.Name, n => n.Field, StringComparer.Ordinal)
            .ToDictionary(n => n.Key, n => n.Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
        foreach (var (name, field) in type?.Fields.SelectMany(OwnNames) ?? [])
        {
            fields[NameFold.OfPattern(name)] = [field];
        }

        return fields.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The fields' own names always win.</summary>
    private static IEnumerable<(string Name, string Field)> OwnNames(TableField field)
    {
        yield return (field.Name, field.Name);
        foreach (var tag in field.IsText ? LanguageTag.Spoken : [])
        {
            yield return (field.Name + tag, $"{field.Name}.{tag}");
        }

        if (field.IsNumbered && !field.Name.EndsWith(".role", StringComparison.Ordinal))
        {
            yield return (field.Name.Split('.')[0], field.Name);
        }
    }
}
