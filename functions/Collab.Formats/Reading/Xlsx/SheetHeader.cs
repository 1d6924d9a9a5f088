namespace Collab.Formats.Reading.Xlsx;

/// <summary>The names of a table's columns, from one row or from two of which the first has cells merged across columns.</summary>
/// <param name="Row">The number of the first row.</param>
/// <param name="Names">The names; a column below a merged cell that has no name of its own has an empty one.</param>
/// <param name="HasSecondRow">Whether the row behind belongs to the header.</param>
internal sealed record SheetHeader(int Row, string[] Names, bool HasSecondRow)
{
    /// <summary>The header that the reader stands on; <paramref name="openBehind"/> gives another that stands on the row behind.</summary>
    public static SheetHeader Read(XlsxBook book, SheetReader reader, Func<SheetReader?> openBehind)
    {
        var merged = MergedCells.Of(book, reader);
        var last = reader.Row.Width - 1;
        var width = Math.Max(last, merged.Where(m => m.First == last).Select(m => m.Last).DefaultIfEmpty(-1).Max()) + 1;
        string[] names = [.. Enumerable.Range(0, width).Select(column => reader.Row[column])];
        merged = [.. merged.Where(m => m.First < width && names[m.First].Length > 0)];
        using var behind = merged.Count > 0 ? openBehind() : null;
        if (behind is null || behind.Number != reader.Number + 1 || !IsSecondRow(behind.Row, names, merged))
        {
            return new(reader.Number, names, HasSecondRow: false);
        }

        return new(reader.Number, [.. names.Select((name, column) => behind.Row[column].Length > 0 ? behind.Row[column] : name)], HasSecondRow: true);
    }

    /// <summary>Below every merged cell each column has its name, and below the others there is nothing, which no row of data looks like.</summary>
    private static bool IsSecondRow(SheetRow row, string[] names, IReadOnlyList<(int First, int Last)> merged)
    {
        for (var column = 0; column < Math.Max(names.Length, row.Width); column++)
        {
            var isBelowMerged = merged.Any(m => m.First <= column && column <= m.Last);
            if (isBelowMerged != row[column].Length > 0)
            {
                return false;
            }
        }

        return true;
    }
}
