using Collab.Formats.Writing.Language;
using Collab.Formats.Writing.Outline;
using Collab.Formats.Writing.Templates;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Collab.Formats.Writing.Workbooks;

/// <summary>
/// A section as one table that can be filtered and sorted: where the section has several, their rows stand below each other and the first
/// column says which they are of. Totals are left out, so that a sum over a filtered column is right.
/// </summary>
internal sealed record SectionSheet(Worksheet Worksheet, string Filtered)
{
    private sealed record Column(string Key, string Label, bool IsNumber, Func<OutlineTable, IReadOnlyList<OutlineCell>, OutlineCell?> Cell);

    public static SectionSheet Of(OutlineSection section, string language, ReportStyles styles)
    {
        var tables = section.Blocks.OfType<OutlineTable>().ToArray();
        var columns = ColumnsOf(tables, ReportLanguage.Of(language));
        var rows = tables.SelectMany(table => RowsOf(table).Select(row => columns.Select(c => c.Cell(table, row)).ToArray())).ToArray();
        var data = new SheetData(new Row(columns.Select((c, at) =>
            ReportCell.Text(c.Label, at, 1, c.IsNumber ? ReportStyles.NumberHeader : ReportStyles.Header))) { RowIndex = 1 });
        foreach (var (row, number) in rows.Select((row, i) => (row, i + 2)))
        {
            data.Append(new Row(row.Select((cell, at) => ReportCell.Of(cell, at, number, styles)).OfType<Cell>()) { RowIndex = (uint)number });
        }

        if (rows.Length == 0)
        {
            data.Append(new Row(ReportCell.Text(tables[0].Empty, 0, 2, ReportStyles.Soft)) { RowIndex = 2 });
        }

        var last = ReportCell.Reference(columns.Length - 1, Math.Max(2, rows.Length + 1));
        return new(
            new(
                SheetParts.OnePageWide(),
                SheetParts.Frozen(1),
                new SheetFormatProperties { DefaultRowHeight = 15 },
                new Columns(columns.Select((c, at) => WidthOf(c, rows.Select(r => r[at]), at))),
                data,
                new AutoFilter { Reference = $"A1:{last}" },
                SheetParts.Landscape()),
            $"$A$1:${SheetParts.Letters(columns.Length - 1)}${Math.Max(2, rows.Length + 1)}");
    }

    private static IEnumerable<IReadOnlyList<OutlineCell>> RowsOf(OutlineTable table) => table.HasTotal ? table.Rows.SkipLast(1) : table.Rows;

    /// <summary>The columns of all tables, each once; where the tables name their rows by different things, one column names them all.</summary>
    private static Column[] ColumnsOf(OutlineTable[] tables, ReportLanguage language)
    {
        var isMixed = tables.Select(t => t.Columns[0].Key).Distinct(StringComparer.Ordinal).Count() > 1;
        var columns = new List<Column>();
        if (tables.Length > 1)
        {
            columns.Add(new(string.Empty, language["column.table"], false, (table, _) => new TextCell(table.Title)));
        }

        if (isMixed)
        {
            columns.Add(new(string.Empty, language["column.name"], false, (_, row) => row[0]));
        }

        foreach (var column in tables.SelectMany(t => t.Columns.Skip(isMixed ? 1 : 0)).DistinctBy(c => c.Key))
        {
            columns.Add(new(column.Key, column.Label, column.IsNumber, (table, row) => CellOf(table, row, column.Key)));
        }

        return [.. columns];
    }

    private static OutlineCell? CellOf(OutlineTable table, IReadOnlyList<OutlineCell> row, string key)
    {
        var at = table.Columns.Select(c => c.Key).ToList().IndexOf(key);
        return at < 0 ? null : row[at];
    }

    /// <summary>Wide enough for the header's words and a usual text, in characters.</summary>
    private static DocumentFormat.OpenXml.Spreadsheet.Column WidthOf(Column column, IEnumerable<OutlineCell?> cells, int at)
    {
        var longest = cells.Select(c => c switch { TextCell t => t.Text.Length, MarkCell m => m.Text.Length, MoneyCell m => m.Amount.Length + 8, _ => 0 }).DefaultIfEmpty().Max();
        var width = Math.Clamp(Math.Max(longest + 2, column.Label.Split(' ').Max(word => word.Length) + 4), 12, 60);
        return new() { Min = (uint)at + 1, Max = (uint)at + 1, Width = width, CustomWidth = true };
    }
}
