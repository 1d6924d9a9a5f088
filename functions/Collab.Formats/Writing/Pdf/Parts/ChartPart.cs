using Collab.Formats.Writing.Language;
using Collab.Formats.Writing.Outline;
using Collab.Formats.Writing.Pdf.Pages;

namespace Collab.Formats.Writing.Pdf.Parts;

/// <summary>What charts of all kinds have: a title, and a legend where there are two series.</summary>
internal static class ChartPart
{
    public const double TitleGap = 4;
    private const double TitleSize = 9.5;
    private const double Size = 8;

    public static IPart Of(OutlineChart chart, ReportLanguage language, PageFlow flow, double width) =>
        chart.Kind == ChartKind.Columns ? new ColumnsPart(chart, language, flow, width) : new BarsPart(chart, language, flow, width);

    public static double TitleHeight(PageFlow flow, OutlineChart chart, double width) => flow.Height(chart.Title, width, TitleSize, isBold: true, most: 2) + TitleGap;

    /// <summary>In the order in which the numbers stand behind the bars.</summary>
    public static void DrawLegend(PageFlow flow, OutlineChart chart, double x, double y)
    {
        var hasAgreed = chart.Kind == ChartKind.AgreedAndActual;
        foreach (var (series, i) in chart.Series.Select((series, i) => (series, i)).OrderBy(pair => hasAgreed ? -pair.i : pair.i))
        {
            var isBar = (i == 0) != hasAgreed;
            if (isBar)
            {
                flow.Sheet.Fill(x, y + 2, 16, 7, Ink.Bar);
            }
            else if (hasAgreed)
            {
                flow.Sheet.Fill(x + 7, y, 1.8, 11, Ink.Text);
            }
            else
            {
                flow.Sheet.Outline(x + 0.4, y + 2.4, 15.2, 6.2, 0.8, Ink.Text);
            }

            var line = flow.Setter.Line(series.Label, false);
            flow.Sheet.Write(line, x + 20, y + 8.4, Size, Ink.Soft);
            x += 34 + line.WidthAt(Size);
        }
    }
}
