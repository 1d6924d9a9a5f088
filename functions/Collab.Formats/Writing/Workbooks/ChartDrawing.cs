using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Drawing.Spreadsheet;
using DocumentFormat.OpenXml.Packaging;

namespace Collab.Formats.Writing.Workbooks;

/// <summary>The drawing of a sheet: its charts, each over so many columns and rows, with a sentence for who can't see them.</summary>
internal static class ChartDrawing
{
    private const string ChartNamespace = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private const int Columns = 9;

    public static void Write(DrawingsPart part, IReadOnlyList<PlacedChart> charts)
    {
        var drawing = new WorksheetDrawing();
        foreach (var (placed, number) in charts.Select((placed, i) => (placed, i + 1)))
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"chart{number}");
            part.AddNewPart<ChartPart>(id).ChartSpace = NativeChart.Of(placed);
            drawing.Append(Anchor(placed, id, (uint)number));
        }

        part.WorksheetDrawing = drawing;
    }

    private static TwoCellAnchor Anchor(PlacedChart placed, string id, uint number) => new(
        new DocumentFormat.OpenXml.Drawing.Spreadsheet.FromMarker(Marker(placed.Column, placed.Row)),
        new DocumentFormat.OpenXml.Drawing.Spreadsheet.ToMarker(Marker(placed.Column + Columns, placed.Row + placed.Rows)),
        new DocumentFormat.OpenXml.Drawing.Spreadsheet.GraphicFrame(
            new DocumentFormat.OpenXml.Drawing.Spreadsheet.NonVisualGraphicFrameProperties(
                new DocumentFormat.OpenXml.Drawing.Spreadsheet.NonVisualDrawingProperties
                {
                    Id = number + 1,
                    Name = XmlText.Clean(placed.Chart.Title),
                    Description = XmlText.Clean(placed.Chart.Description),
                },
                new DocumentFormat.OpenXml.Drawing.Spreadsheet.NonVisualGraphicFrameDrawingProperties()),
            new Transform(new Offset { X = 0, Y = 0 }, new Extents { Cx = 0, Cy = 0 }),
            new Graphic(new GraphicData(new ChartReference { Id = id }) { Uri = ChartNamespace }))
        { Macro = string.Empty },
        new ClientData());

    private static OpenXmlElement[] Marker(int column, int row) =>
    [
        new ColumnId(column.ToString(CultureInfo.InvariantCulture)),
        new ColumnOffset("0"),
        new RowId(row.ToString(CultureInfo.InvariantCulture)),
        new RowOffset("0"),
    ];
}
