using Collab.Formats.Writing.Language;
using Collab.Formats.Writing.Outline;
using Collab.Formats.Writing.Pdf.Pages;

namespace Collab.Formats.Writing.Pdf.Parts;

/// <summary>Horizontal bars, each with its name above and its number behind; what was agreed is a stroke across the bar of what was done.</summary>
internal sealed class BarsPart(OutlineChart chart, ReportLanguage language, PageFlow flow, double width) : IPart
{
    private const double TitleSize = 9.5;
    private const double Size = 8;
    private const double Thick = 8;
    private const double LabelHeight = 12;
    private const double Pitch = LabelHeight + Thick + 4;

    public string Title => chart.Title;

    public double Height => ChartPart.TitleHeight(flow, chart, width) + LegendHeight + (chart.Points.Count * Pitch) + (chart.Remark is null ? 0 : flow.Height(chart.Remark, width, Size));

    public double Beginning => Height;

    private bool HasAgreed => chart.Kind == ChartKind.AgreedAndActual;

    private double LegendHeight => chart.Series.Count > 1 ? 16 : 0;

    public void Draw(PageFlow flow, double x, StructureNode section)
    {
        flow.Sheet.Begin(section.Add("Figure", alt: $"{chart.Title}. {chart.Description}"));
        var y = flow.Y + flow.Lines(chart.Title, x, flow.Y, width, TitleSize, Ink.Text, null, isBold: true, most: 2) + ChartPart.TitleGap;
        if (chart.Series.Count > 1)
        {
            ChartPart.DrawLegend(flow, chart, x, y);
            y += LegendHeight;
        }

        var numbers = chart.Points.Select(point => flow.Setter.Width(Numbers(point), true, Size)).DefaultIfEmpty().Max();
        var scale = (width - numbers - 8) / Math.Max(1, chart.Points.SelectMany(point => point.Values).DefaultIfEmpty().Max());
        foreach (var point in chart.Points)
        {
            DrawPoint(flow, point, x, y, scale);
            y += Pitch;
        }

        if (chart.Remark is not null)
        {
            y += flow.Lines(chart.Remark, x, y, width, Size, Ink.Soft, null);
        }

        flow.Sheet.End();
        flow.Y = y;
    }

    private string Numbers(ChartPoint point) => string.Join(" / ", (HasAgreed ? point.Values.Reverse() : point.Values).Select(language.Number));

    private void DrawPoint(PageFlow flow, ChartPoint point, double x, double y, double scale)
    {
        flow.Lines(point.Label, x, y, width, Size, Ink.Text, null, most: 1);
        var top = y + LabelHeight;
        var value = HasAgreed ? point.Values[1] : point.Values[0];
        var length = Math.Max(0.8, value * scale);
        flow.Sheet.Fill(x, top, length, Thick, Ink.Bar);
        var end = length;
        if (HasAgreed)
        {
            var agreed = point.Values[0] * scale;
            flow.Sheet.Fill(x + agreed - 1.8, top - 1, 3.6, Thick + 2, Ink.Paper);
            flow.Sheet.Fill(x + agreed - 0.9, top - 2, 1.8, Thick + 4, Ink.Text);
            end = Math.Max(end, agreed + 2);
        }
        else if (point.Values.Count > 1)
        {
            flow.Sheet.Outline(x + 0.4, top + 0.4, Math.Max(0.8, point.Values[1] * scale), Thick - 0.8, 0.8, Ink.Text);
            end = Math.Max(end, point.Values[1] * scale);
        }

        flow.Sheet.Write(flow.Setter.Line(Numbers(point), true), x + end + 4, top + Thick - 0.8, Size, Ink.Text);
    }
}
