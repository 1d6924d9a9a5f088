using System.Collections.Concurrent;
using System.Collections.Frozen;
using Collab.Core.Standards;

namespace Collab.Core.CodeLists;

/// <summary>
/// Finds a code by what people call it: its label in any language, or the code in another writing. A name that two codes of a list share
/// names neither.
/// </summary>
internal static class CodeNames
{
    private static readonly ConcurrentDictionary<string, FrozenDictionary<string, string>> Lists = new(StringComparer.Ordinal);

    /// <summary>The code of the list, or null.</summary>
    public static string? Find(string list, string name) =>
        NameFold.Of(name) is { Length: > 0 } folded ? Lists.GetOrAdd(list, Load).GetValueOrDefault(folded) : null;

    private static FrozenDictionary<string, string> Load(string list) => NamesOf(CodeCatalogue.Find(list)!)
        .Select(n => (Name: NameFold.Of(n.Name), n.Code))
        .Where(n => n.Name.Length > 0)
        .GroupBy(n => n.Name, n => n.Code, StringComparer.Ordinal)
        .Where(codes => codes.Distinct(StringComparer.Ordinal).Count() == 1)
        .ToFrozenDictionary(codes => codes.Key, codes => codes.First(), StringComparer.Ordinal);

    private static IEnumerable<(string Name, string Code)> NamesOf(CodeList list)
    {
        foreach (var code in list.Codes)
        {
            yield return (code.Code, code.Code);
            foreach (var (_, label) in code.Labels.Entries)
            {
                yield return (label, code.Code);
            }

            if (code.StandardCode is { } standard)
            {
                yield return (standard, code.Code);
            }
        }

        foreach (var country in list.Name == "countries" ? EmbeddedTable.Read("countries.csv") : [])
        {
            yield return (country["alpha3"], country["alpha2"]);
        }
    }
}

/// <summary>As <see cref="CodeNames"/>, for the values of an enumeration.</summary>
internal static class CodeNames<TEnum>
    where TEnum : struct, Enum
{
    private static readonly string List = CodeEnumerations.All.Single(l => l.Value.Enumeration == typeof(TEnum)).Key;

    public static bool TryParse(string name, out TEnum value)
    {
        value = default;
        return CodeNames.Find(List, name) is { } code && Codes<TEnum>.TryParse(code, out value);
    }
}
