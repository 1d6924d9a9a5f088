using System.Globalization;
using System.Text.Json.Nodes;

namespace Collab.EndToEnd.Tests.Registers;

/// <summary>The figures that a report has to show of the rows sent, counted in the plainest way there is.</summary>
internal static class SentFigures
{
    /// <summary>The report's <c>activities</c>. <paramref name="partners"/> are those of each collaboration, by its code.</summary>
    public static JsonObject Activities(IEnumerable<SentRow> rows, DateOnly from, DateOnly to, IReadOnlyDictionary<string, string[]> partners)
    {
        var counted = rows.Where(r => r.Status != "cancelled" && r.StartsOn >= from && r.StartsOn <= to).ToArray();
        var figures = Leaf(counted);
        figures["byKind"] = Groups(counted, r => [r.Kind]);
        figures["byDirection"] = Groups(counted, r => [r.Direction]);
        figures["byMonth"] = Groups(counted, r => [r.StartsOn.ToString("yyyy-MM", CultureInfo.InvariantCulture)]);
        figures["byCountry"] = Groups(counted, r => [r.Country]);
        figures["byPartner"] = Groups(counted, r => partners[r.Collaboration]);
        return figures;
    }

    private static JsonObject Groups(IEnumerable<SentRow> rows, Func<SentRow, string[]> keys)
    {
        var groups = new JsonObject();
        foreach (var group in rows.SelectMany(r => keys(r).Select(key => (key, r))).GroupBy(p => p.key, p => p.r).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            groups[group.Key] = Leaf([.. group]);
        }

        return groups;
    }

    private static JsonObject Leaf(SentRow[] rows) => new()
    {
        ["count"] = rows.Length,
        ["participants"] = rows.Sum(r => r.People),
        ["personDays"] = rows.Sum(r => r.People * r.DaysEach),
    };
}
