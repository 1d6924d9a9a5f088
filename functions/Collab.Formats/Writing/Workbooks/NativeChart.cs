using System.Globalization;
using Collab.Formats.Writing.Outline;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Charts;
using Chart = DocumentFormat.OpenXml.Drawing.Charts.Chart;

namespace Collab.Formats.Writing.Workbooks;

/// <summary>
/// A chart as a spreadsheet's own (DrawingML): bars or columns over cells of the sheet, with the numbers at their ends instead of an axis, and
/// the values along, so that it shows before anything is worked out.
/// </summary>
internal static class NativeChart
{
    private const uint CategoryAxisId = 1;
    private const uint ValueAxisId = 2;

    public static ChartSpace Of(PlacedChart placed)
    {
        var isUpright = placed.Chart.Kind == ChartKind.Columns;
        var bars = new BarChart(
            new BarDirection { Val = isUpright ? BarDirectionValues.Column : BarDirectionValues.Bar },
            new BarGrouping { Val = BarGroupingValues.Clustered },
            new VaryColors { Val = false });
        for (var at = 0; at < placed.Chart.Series.Count; at++)
        {
            bars.Append(Series(placed, at));
        }

        bars.Append(new GapWidth { Val = 50 }, new AxisId { Val = CategoryAxisId }, new AxisId { Val = ValueAxisId });
        var chart = new Chart(Title(placed.Chart.Title), new AutoTitleDeleted { Val = false });
        chart.Append(new PlotArea(new Layout(), bars, Categories(isUpright), Values(isUpright)));
        if (placed.Chart.Series.Count > 1)
        {
            chart.Append(new Legend(new LegendPosition { Val = LegendPositionValues.Bottom }, new Overlay { Val = false }));
        }

        chart.Append(new PlotVisibleOnly { Val = true });
        return new ChartSpace(new RoundedCorners { Val = false }, chart);
    }

    private static BarChartSeries Series(PlacedChart placed, int at)
    {
        var chart = placed.Chart;
        return new(
            new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = (uint)at },
            new Order { Val = (uint)at },
            new SeriesText(new StringReference(
                new DocumentFormat.OpenXml.Drawing.Charts.Formula(Cells(placed, at + 1, placed.FirstRow - 1, 1)), Texts([chart.Series[at].Label]))),
            new ChartShapeProperties(new SolidFill(new RgbColorModelHex { Val = Colour(chart, at) })),
            new InvertIfNegative { Val = false },
            new DataLabels(
                new ShowLegendKey { Val = false },
                new ShowValue { Val = true },
                new ShowCategoryName { Val = false },
                new ShowSeriesName { Val = false },
                new ShowPercent { Val = false },
                new ShowBubbleSize { Val = false }),
            new CategoryAxisData(new StringReference(
                new DocumentFormat.OpenXml.Drawing.Charts.Formula(Cells(placed, 0, placed.FirstRow, chart.Points.Count)), Texts(chart.Points.Select(p => p.Label)))),
            new DocumentFormat.OpenXml.Drawing.Charts.Values(new NumberReference(
                new DocumentFormat.OpenXml.Drawing.Charts.Formula(Cells(placed, at + 1, placed.FirstRow, chart.Points.Count)),
                Numbers([.. chart.Points.Select(p => p.Values[at])]))));
    }

    /// <summary>What was done is dark; what was agreed is light, and so tells itself apart without colour.</summary>
    private static string Colour(OutlineChart chart, int at) => chart.Kind == ChartKind.AgreedAndActual && at == 0 ? "B8C2CF" : "24568C";

    private static string Cells(PlacedChart placed, int column, int row, int count)
    {
        var letter = Templates.SheetParts.Letters(column);
        var sheet = placed.SheetName.Replace("'", "''", StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"'{sheet}'!${letter}${row}:${letter}${row + count - 1}");
    }

    private static StringCache Texts(IEnumerable<string> texts)
    {
        var points = texts.Select((text, i) => new StringPoint(new NumericValue(XmlText.Clean(text))) { Index = (uint)i }).ToArray();
        return new([new PointCount { Val = (uint)points.Length }, .. points]);
    }

    private static NumberingCache Numbers(IReadOnlyList<long> numbers) => new(
    [
        new FormatCode("#,##0"),
        new PointCount { Val = (uint)numbers.Count },
        .. numbers.Select((number, i) => new NumericPoint(new NumericValue(number.ToString(CultureInfo.InvariantCulture))) { Index = (uint)i }),
    ]);

    private static Title Title(string text) => new(
        new ChartText(new RichText(
            new BodyProperties(),
            new Paragraph(
                new ParagraphProperties(new DefaultRunProperties { FontSize = 1200, Bold = true }),
                new Run(new RunProperties { FontSize = 1200, Bold = true }, new Text(XmlText.Clean(text)))))),
        new Overlay { Val = false });

    /// <summary>Bars are read from the top, as the table beside them.</summary>
    private static CategoryAxis Categories(bool isUpright) => new(
        new AxisId { Val = CategoryAxisId },
        new Scaling(new Orientation { Val = isUpright ? OrientationValues.MinMax : OrientationValues.MaxMin }),
        new Delete { Val = false },
        new AxisPosition { Val = isUpright ? AxisPositionValues.Bottom : AxisPositionValues.Left },
        new MajorTickMark { Val = TickMarkValues.None },
        new MinorTickMark { Val = TickMarkValues.None },
        new TickLabelPosition { Val = TickLabelPositionValues.Low },
        new CrossingAxis { Val = ValueAxisId },
        new Crosses { Val = CrossesValues.AutoZero });

    /// <summary>Hidden: the numbers stand at the bars.</summary>
    private static ValueAxis Values(bool isUpright) => new(
        new AxisId { Val = ValueAxisId },
        new Scaling(new Orientation { Val = OrientationValues.MinMax }, new MinAxisValue { Val = 0 }),
        new Delete { Val = true },
        new AxisPosition { Val = isUpright ? AxisPositionValues.Left : AxisPositionValues.Top },
        new NumberingFormat { FormatCode = "#,##0", SourceLinked = false },
        new CrossingAxis { Val = CategoryAxisId },
        new Crosses { Val = CrossesValues.AutoZero });
}
