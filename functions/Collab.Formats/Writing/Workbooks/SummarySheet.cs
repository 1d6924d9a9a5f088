using Collab.Formats.Writing.Language;
using Collab.Formats.Writing.Outline;
using Collab.Formats.Writing.Templates;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Collab.Formats.Writing.Workbooks;

/// <summary>The first sheet: whose report it is, the key figures, what needs attention, the two leading charts with their numbers, and how is counted.</summary>
internal static class SummarySheet
{
    /// <summary>Columns and rows that a chart covers beside the numbers.</summary>
    private const int ChartColumn = 4;
    private const int ChartRows = 18;

    public static string NameOf(ReportOutline outline) => ReportLanguage.Of(outline.Language)["key.title"];

    public static void Write(WorksheetPart part, ReportOutline outline, ReportStyles styles, string sheetName)
    {
        var language = ReportLanguage.Of(outline.Language);
        var rows = new SheetRows(styles);
        rows.Add([outline.Scope], ReportStyles.Title);
        rows.Add([$"{outline.Title} · {outline.Period}"]);
        foreach (var standing in outline.Standing)
        {
            rows.Add([standing], ReportStyles.Soft);
        }

        rows.Skip();
        rows.AddHeader(language["key.title"], language["column.number"], language["column.change"]);
        foreach (var figure in outline.KeyFigures)
        {
            rows.Add(new TextCell(figure.Label), new NumberCell(figure.Value), figure.Change is { } change ? new ChangeCell(change) : new TextCell(figure.Remark));
        }

        rows.Skip();
        rows.AddHeader(language["attention.title"], language["column.number"]);
        foreach (var count in outline.Attention)
        {
            rows.Add(new TextCell(count.Label), new NumberCell(count.Count));
        }

        rows.Skip();
        var charts = new List<PlacedChart>();
        foreach (var chart in outline.Sections.SelectMany(s => s.Blocks).OfType<OutlineChart>().Where(c => c.IsLeading).Take(2))
        {
            charts.Add(new(chart, sheetName, rows.Next + 1, ChartColumn, charts.Count * (ChartRows + 1), ChartRows));
            rows.AddHeader([chart.Title, .. chart.Series.Select(s => s.Label)]);
            foreach (var point in chart.Points)
            {
                rows.Add([new TextCell(point.Label), .. point.Values.Select(v => new NumberCell(v))]);
            }

            rows.Skip();
        }

        foreach (var note in outline.Notes)
        {
            rows.Add([note], ReportStyles.Soft);
        }

        part.Worksheet = new(
            SheetParts.OnePageWide(),
            new SheetViews(new SheetView { WorkbookViewId = 0, TabSelected = true, ShowGridLines = false }),
            new SheetFormatProperties { DefaultRowHeight = 15 },
            new Columns(Width(1, 44), Width(2, 16), Width(3, 20), Width(4, 6)),
            rows.Data,
            SheetParts.Landscape(pagesLong: 1));
        if (charts.Count > 0)
        {
            part.Worksheet.Append(new Drawing { Id = "drawing" });
            ChartDrawing.Write(part.AddNewPart<DrawingsPart>("drawing"), charts);
        }
    }

    private static Column Width(uint column, double width) => new() { Min = column, Max = column, Width = width, CustomWidth = true };
}
