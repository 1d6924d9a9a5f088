using System.Text.Json;
using Collab.Core.Reports;

namespace Collab.Core.Tracing;

/// <summary>What the records behind a figure add up to, and whether that is what the report says.</summary>
internal static class FigureSum
{
    /// <summary>The sums of all periods together, a number for each of the figure's members.</summary>
    public static Int128[] Total(Figure figure, Int128[] sums) =>
        [.. figure.Members.Select((_, i) => sums.Where((_, at) => at % figure.Members.Count == i).Aggregate(Int128.Zero, (total, sum) => total + sum))];

    /// <summary>True when the records don't add up to what the report says.</summary>
    public static bool Differs(Figure figure, Int128[] sums)
    {
        var total = Total(figure, sums);
        return figure.Subject is FigureSubject.Timeliness or FigureSubject.Completeness
            ? ShareOf(figure, sums) != figure.Value.GetDecimal()
            : figure.Value.ValueKind switch
            {
                JsonValueKind.Array => total[0] != figure.Value.GetArrayLength(),
                JsonValueKind.String => TracedRecord.MoneyOf(figure, total[0]) != figure.Value.GetString(),
                JsonValueKind.Object => figure.Members.Where((member, i) => total[i] != figure.Value.GetProperty(member).GetInt64()).Any(),
                _ => total[0] != figure.Value.GetInt64(),
            };
    }

    /// <summary>The first number's share in the second; of a difference, less that of the period before, whose numbers are negative.</summary>
    private static decimal? ShareOf(Figure figure, Int128[] sums)
    {
        var now = Share.Of((long)sums[0], (long)sums[1]);
        return figure.IsChange ? Share.Difference(now, Share.Of((long)-sums[2], (long)-sums[3])) : now;
    }
}
