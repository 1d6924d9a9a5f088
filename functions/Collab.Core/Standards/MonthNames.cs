using System.Collections.Frozen;
using System.Globalization;

namespace Collab.Core.Standards;

/// <summary>The months' names in en, mn and ne with their usual spellings, from <c>Standards/Data/month-names.csv</c>.</summary>
public static class MonthNames
{
    /// <summary>Mongolian counts its months: the third month.</summary>
    private const string MongolianMonth = " сар";

    private static readonly List<(NamedMonth Month, string Language, string Name)> All = [.. Load()];

    private static readonly FrozenDictionary<string, NamedMonth>.AlternateLookup<ReadOnlySpan<char>> Names =
        Spellings(n => n.Language == "mn" ? null : n.Name);

    private static readonly FrozenDictionary<string, NamedMonth>.AlternateLookup<ReadOnlySpan<char>> Ordinals =
        Spellings(n => n.Language == "mn" ? n.Name[..^MongolianMonth.Length] : null);

    /// <summary>The name to print, in the language or else in English. Mongolian has no names for months of Bikram Sambat.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such month.</exception>
    public static string Of(NamedMonth month, string language)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month.Month, 1, nameof(month));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month.Month, 12, nameof(month));
        return First(month, language) ?? First(month, "en")!;
    }

    /// <summary>The month of a name in lower case, in English or Nepali in any usual spelling.</summary>
    internal static bool TryFind(ReadOnlySpan<char> name, out NamedMonth month) => Names.TryGetValue(name, out month);

    /// <summary>The month of a Mongolian ordinal in lower case, such as гуравдугаар, which is a month when сар follows it.</summary>
    internal static bool TryFindOrdinal(ReadOnlySpan<char> name, out NamedMonth month) => Ordinals.TryGetValue(name, out month);

    private static FrozenDictionary<string, NamedMonth>.AlternateLookup<ReadOnlySpan<char>> Spellings(
        Func<(NamedMonth Month, string Language, string Name), string?> spelling) => All
        .Where(n => spelling(n) is not null)
        .ToFrozenDictionary(n => spelling(n)!.ToLowerInvariant(), n => n.Month, StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static string? First(NamedMonth month, string language) =>
        All.FirstOrDefault(n => n.Month == month && string.Equals(n.Language, language, StringComparison.OrdinalIgnoreCase)).Name;

    private static IEnumerable<(NamedMonth Month, string Language, string Name)> Load()
    {
        foreach (var cells in EmbeddedTable.Read("month-names.csv"))
        {
            var calendar = cells["calendar"] == "gregorian" ? CalendarSystem.Gregorian : CalendarSystem.BikramSambat;
            yield return (new(calendar, int.Parse(cells["month"], NumberStyles.None, CultureInfo.InvariantCulture)), cells["language"], cells["name"]);
        }
    }
}
