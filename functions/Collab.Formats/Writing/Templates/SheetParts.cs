using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Collab.Formats.Writing.Templates;

/// <summary>The pieces that every sheet is made of.</summary>
internal static class SheetParts
{
    /// <summary>The last row of a sheet.</summary>
    public const int LastRow = 1_048_576;

    /// <summary>A4's number in ECMA-376 part 1, 18.3.1.63.</summary>
    private const uint PaperA4 = 9;

    /// <summary>The letters of a column, counted from 0: A, B, … Z, AA.</summary>
    public static string Letters(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + Letters(column % 26);

    /// <summary>A row of texts; an empty text leaves its cell out.</summary>
    public static Row Row(int number, IEnumerable<(string Text, SheetStyle Style)> cells) => new(cells
        .Select((cell, column) => (cell.Text, cell.Style, Reference: $"{Letters(column)}{number}"))
        .Where(cell => cell.Text.Length > 0)
        .Select(cell => new Cell(new InlineString(new Text(cell.Text) { Space = SpaceProcessingModeValues.Preserve }))
        {
            CellReference = cell.Reference,
            DataType = CellValues.InlineString,
            StyleIndex = (uint)cell.Style,
        }))
    { RowIndex = (uint)number };

    /// <summary>Printed across the page, as many pages long as it takes.</summary>
    public static SheetProperties OnePageWide() => new() { PageSetupProperties = new PageSetupProperties { FitToPage = true } };

    /// <summary>A4 across, on so many pages; none is as many as it takes.</summary>
    public static PageSetup Landscape(uint pagesLong = 0) =>
        new() { PaperSize = PaperA4, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = pagesLong };

    public static Column Column(int column, double width, SheetStyle style) => new()
    {
        Min = (uint)column + 1,
        Max = (uint)column + 1,
        Width = width,
        CustomWidth = true,
        Style = (uint)style,
    };

    /// <summary>The view of a sheet whose first rows stay in sight.</summary>
    public static SheetViews Frozen(int rows, bool selected = false) => new(new SheetView(
        new Pane
        {
            VerticalSplit = rows,
            TopLeftCell = $"A{rows + 1}",
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        },
        new Selection { Pane = PaneValues.BottomLeft, ActiveCell = $"A{rows + 1}", SequenceOfReferences = new() { InnerText = $"A{rows + 1}" } })
    { WorkbookViewId = 0, TabSelected = selected });
}
