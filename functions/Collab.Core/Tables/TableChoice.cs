namespace Collab.Core.Tables;

/// <summary>What a table is, as its header and its sheet's name tell.</summary>
/// <param name="Header">The header as that of the type that fits best; null when none does.</param>
/// <param name="TypeColumn">The column that says of each row what it is, or −1.</param>
/// <param name="ByRow">Where there is such a column: the header as that of each type that a row may be.</param>
/// <param name="Reasons">Why the table can't be read.</param>
internal sealed record TableChoice(TableHeader? Header, int TypeColumn, IReadOnlyList<TableHeader> ByRow, IReadOnlyList<string> Reasons)
{
    /// <summary>True when the table has all columns of some type.</summary>
    public bool Fits => Header is not null || ByRow.Any(h => h.Missing.Count == 0);

    public static TableChoice Of(IReadOnlyList<string> header, string? sheet, string defaultLanguage)
    {
        ArgumentNullException.ThrowIfNull(header);
        var all = TableType.All.Select(t => TableHeader.Of(t, header, defaultLanguage)).ToArray();
        var fitting = all.Where(h => h.Missing.Count == 0).ToArray();
        var best = BestOf(fitting, sheet);
        var typeColumn = TypeColumnOf(header);
        if (typeColumn >= 0 && (best.Length == 0 || best.Any(h => h.Type.Items is not null)))
        {
            var byRow = TableType.OfItems.Select(t => TableHeader.Of(t, header, defaultLanguage, typeColumn)).ToArray();
            if (byRow.Any(h => h.Missing.Count == 0))
            {
                return new(fitting.Length == 1 ? fitting[0] : null, typeColumn, byRow, [.. byRow.Where(h => h.Missing.Count == 0).SelectMany(h => h.Reasons).Distinct(StringComparer.Ordinal)]);
            }
        }

        return best switch
        {
            [var only] => new(only, -1, [], only.Reasons),
            [] => new(null, -1, [], Nearest(all)),
            _ => new(
                null, -1, [], [$"The table may be one of {string.Join(" or of ", best.Select(h => h.Type.Kind))}. Add a column type that says what each row is."]),
        };
    }

    /// <summary>What a table of the type lacks, in words.</summary>
    public static string Lacks(TableHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var fields = header.Type.Fields;
        var missing = header.Missing;
        return $"The table lacks the column{(missing.Count > 1 ? "s" : string.Empty)} {string.Join(", ", missing.Select(f => f.Shown))}. "
            + $"A table of {header.Type.Kind} has {string.Join(", ", fields.Where(f => f.IsWanted).Select(f => f.Shown))}, "
            + $"and may have {string.Join(", ", fields.Where(f => !f.IsWanted).Select(f => f.Shown))}.";
    }

    /// <summary>The types with the most known columns; among equals those that the sheet is named after.</summary>
    private static TableHeader[] BestOf(TableHeader[] fitting, string? sheet)
    {
        var most = fitting.Select(h => h.Matches).DefaultIfEmpty().Max();
        var best = fitting.Where(h => h.Matches == most).ToArray();
        if (best.Length < 2 || sheet is null)
        {
            return best;
        }

        var named = TypeNames.In(sheet);
        var fittingName = best.Where(h => named.Contains(h.Type)).ToArray();
        return fittingName.Length == 0 ? best : fittingName;
    }

    private static int TypeColumnOf(IReadOnlyList<string> header)
    {
        var own = -1;
        for (var i = 0; i < header.Count; i++)
        {
            if (HeaderNames.IsRecordType(header[i]))
            {
                return i;
            }

            own = own < 0 && string.Equals(header[i], "type", StringComparison.OrdinalIgnoreCase) ? i : own;
        }

        return own;
    }

    private static IReadOnlyList<string> Nearest(TableHeader[] all)
    {
        var nearest = all.OrderByDescending(h => h.Matches).ThenBy(h => h.Matches == 0 ? 0 : h.Missing.Count).First();
        return [.. nearest.Reasons, Lacks(nearest)];
    }
}
