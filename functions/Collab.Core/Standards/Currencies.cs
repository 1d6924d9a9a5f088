using System.Collections.Frozen;
using System.Globalization;

namespace Collab.Core.Standards;

/// <summary>A currency of ISO 4217: its code, the number of digits behind the decimal point, and its names in en, mn and ne (Unicode CLDR).</summary>
public sealed record Currency(string Code, int MinorUnits, LocalText Names);

/// <summary>The currencies of ISO 4217. Sources: <c>Standards/Data/SOURCES.md</c>.</summary>
public static class Currencies
{
    private static readonly FrozenDictionary<string, Currency> ByCode = Load().ToFrozenDictionary(c => c.Code, StringComparer.Ordinal);

    public static IEnumerable<Currency> All => ByCode.Values.OrderBy(c => c.Code, StringComparer.Ordinal);

    /// <summary>The currency of an upper-case code, or null.</summary>
    public static Currency? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    private static IEnumerable<Currency> Load()
    {
        foreach (var cells in EmbeddedTable.Read("currencies.csv"))
        {
            yield return new(
                cells["code"],
                int.Parse(cells["minor_units"], NumberStyles.None, CultureInfo.InvariantCulture),
                LocalText.Of(("en", cells["en"]), ("mn", cells["mn"]), ("ne", cells["ne"])));
        }
    }
}
