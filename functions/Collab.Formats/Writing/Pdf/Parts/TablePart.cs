using Collab.Formats.Writing.Language;
using Collab.Formats.Writing.Outline;
using Collab.Formats.Writing.Pdf.Pages;
using Collab.Formats.Writing.Pdf.Text;

namespace Collab.Formats.Writing.Pdf.Parts;

/// <summary>A table with its title. It goes on over pages, with its labels again on each; a row stays together where a page has room for it.</summary>
internal sealed class TablePart : IPart
{
    private const double TitleSize = 9.5;
    private const double LabelSize = 7.2;
    private const double Size = 8.2;
    private const double LineHeight = Size * PageFlow.Leading;
    private const double Padding = 2.4;
    private const double TitleHeight = (TitleSize * PageFlow.Leading) + 3;

    private readonly OutlineTable table;
    private readonly double width;
    private readonly double[] widths;
    private readonly TableRow header;
    private readonly TableRow[] rows;
    private readonly double emptyHeight;

    public TablePart(OutlineTable table, ReportLanguage language, PageFlow flow, double width)
    {
        this.table = table;
        this.width = width;
        string[][] texts = [.. table.Rows.Select(row => row.Select(cell => CellTexts.Of(cell, language, flow.Setter)).ToArray())];
        widths = TableColumns.Widths(table, texts, flow.Setter, Size, LabelSize, width);
        header = new([.. table.Columns.Select((column, i) => new TableCell(flow.Setter.Wrap(column.Label, true, LabelSize, widths[i]), column.IsNumber, null))], true);
        rows = [.. table.Rows.Select((row, i) => Set(row, texts[i], table.HasTotal && i == table.Rows.Count - 1, flow.Setter))];
        emptyHeight = rows.Length > 0 ? 0 : flow.Height(table.Empty, width, Size);
    }

    public string Title => table.Title;

    public double Height => rows.Length == 0 ? TitleHeight + emptyHeight : TitleHeight + HeaderHeight + rows.Sum(RowHeight);

    public double Beginning => rows.Length == 0 ? Height : TitleHeight + HeaderHeight + Math.Min(rows.Take(2).Sum(RowHeight), 90);

    private double HeaderHeight => (header.Lines * LabelSize * PageFlow.Leading) + (2 * Padding);

    public void Draw(PageFlow flow, double x, StructureNode section)
    {
        flow.Lines(table.Title, x, flow.Y, width, TitleSize, Ink.Text, section.Add("H3"), isBold: true, most: 1);
        flow.Y += TitleHeight;
        if (rows.Length == 0)
        {
            flow.Y += flow.Lines(table.Empty, x, flow.Y, width, Size, Ink.Soft, section.Add("P"));
            return;
        }

        var node = section.Add("Table");
        DrawHeader(flow, x, node.Add("TR"));
        foreach (var row in rows)
        {
            DrawRow(flow, x, row, node.Add("TR"));
        }
    }

    private static double RowHeight(TableRow row) => (row.Lines * LineHeight) + (2 * Padding);

    private TableRow Set(IReadOnlyList<OutlineCell> cells, string[] texts, bool isBold, TextSetter setter) => new(
        [.. cells.Select((cell, i) => new TableCell(setter.Wrap(texts[i], isBold || cell is MarkCell, Size, widths[i]), table.Columns[i].IsNumber, cell))],
        isBold);

    /// <summary>The labels; on later pages they are there for the eye only.</summary>
    private void DrawHeader(PageFlow flow, double x, StructureNode? row)
    {
        var left = x;
        for (var i = 0; i < widths.Length; i++)
        {
            var cell = header.Cells[i];
            var node = row?.Add("TH", "/A<</O/Table/Scope/Column>>");
            var top = flow.Y + Padding + ((header.Lines - cell.Lines.Count) * LabelSize * PageFlow.Leading);
            DrawLines(flow, cell, 0, cell.Lines.Count, left, widths[i], top, LabelSize, Ink.Soft, node);
            left += widths[i] + TableColumns.Gap;
        }

        flow.Y += HeaderHeight;
        flow.Sheet.Stroke(x, flow.Y, x + width, flow.Y, 0.8, Ink.Soft);
    }

    private void DrawRow(PageFlow flow, double x, TableRow row, StructureNode node)
    {
        StructureNode[] cells = [.. row.Cells.Select((_, i) => i == 0 ? node.Add("TH", "/A<</O/Table/Scope/Row>>") : node.Add("TD"))];
        var fits = RowHeight(row) <= PageFlow.Whole - HeaderHeight;
        for (var from = 0; from < row.Lines;)
        {
            if (flow.Room < (fits ? RowHeight(row) : (2 * Padding) + (2 * LineHeight)))
            {
                flow.Break();
                flow.Sheet.BeginRunning("Header");
                DrawHeader(flow, x, null);
                flow.Sheet.End();
            }

            var count = Math.Min(row.Lines - from, Math.Max(1, (int)((flow.Room - (2 * Padding)) / LineHeight)));
            DrawPart(flow, x, row, from, count, cells);
            from += count;
        }
    }

    private void DrawPart(PageFlow flow, double x, TableRow row, int from, int count, StructureNode[] nodes)
    {
        var left = x;
        if (row.IsBold)
        {
            flow.Sheet.Stroke(x, flow.Y, x + width, flow.Y, 0.8, Ink.Soft);
        }

        for (var i = 0; i < widths.Length; i++)
        {
            var cell = row.Cells[i];
            var ink = cell.Cell is MarkCell mark ? (mark.Urgent ? Ink.Urgent : Ink.Soon) : cell.Cell is ChangeCell or MoneyCell { IsChange: true } or ShareCell { IsChange: true } ? Ink.Soft : Ink.Text;
            DrawLines(flow, cell, from, count, left, widths[i], flow.Y + Padding, Size, ink, nodes[i]);
            left += widths[i] + TableColumns.Gap;
        }

        flow.Y += (count * LineHeight) + (2 * Padding);
        flow.Sheet.Stroke(x, flow.Y, x + width, flow.Y, 0.5, Ink.Line);
    }

    private static void DrawLines(PageFlow flow, TableCell cell, int from, int count, double left, double width, double top, double size, Ink ink, StructureNode? node)
    {
        for (var i = from; i < Math.Min(from + count, cell.Lines.Count); i++)
        {
            var line = cell.Lines[i];
            var x = cell.IsRight ? left + width - line.WidthAt(size) : left;
            flow.Sheet.Write(line, x, top + ((i - from) * size * PageFlow.Leading) + (size * PageFlow.Ascent), size, ink, node);
        }
    }

    private sealed record TableCell(IReadOnlyList<TextLine> Lines, bool IsRight, OutlineCell? Cell);

    private sealed record TableRow(TableCell[] Cells, bool IsBold)
    {
        public int Lines { get; } = Math.Max(1, Cells.Select(cell => cell.Lines.Count).DefaultIfEmpty().Max());
    }
}
