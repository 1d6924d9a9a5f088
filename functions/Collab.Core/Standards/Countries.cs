using System.Collections.Frozen;

namespace Collab.Core.Standards;

/// <summary>A country or territory: ISO 3166-1 alpha-2, UN M49 region and sub-region, names in en, mn and ne (Unicode CLDR).</summary>
public sealed record Country(string Alpha2, string Region, string Subregion, LocalText Names);

/// <summary>The countries of ISO 3166-1 with their UN M49 regions. Sources: <c>Standards/Data/SOURCES.md</c>.</summary>
public static class Countries
{
    /// <summary>The region of bodies that belong to no country.</summary>
    public const string Global = "Global";

    private static readonly FrozenDictionary<string, Country> ByCode = Load().ToFrozenDictionary(c => c.Alpha2, StringComparer.Ordinal);

    public static IEnumerable<Country> All => ByCode.Values.OrderBy(c => c.Alpha2, StringComparer.Ordinal);

    /// <summary>The country of an upper-case alpha-2 code, or null.</summary>
    public static Country? Find(string? alpha2) => alpha2 is null ? null : ByCode.GetValueOrDefault(alpha2);

    /// <summary>The country's name in the language, else in English, else the code itself.</summary>
    public static string NameOf(string alpha2, string language) => Find(alpha2)?.Names.In(language) ?? alpha2;

    private static IEnumerable<Country> Load()
    {
        foreach (var cells in EmbeddedTable.Read("countries.csv"))
        {
            yield return new(cells["alpha2"], cells["region"], cells["subregion"], LocalText.Of(
                ("en", cells["en"]), ("mn", cells["mn"]), ("ne", cells["ne"])));
        }
    }
}
