using Collab.Formats.Writing.Language;
using Collab.Formats.Writing.Outline;
using Collab.Formats.Writing.Pdf.Pages;

namespace Collab.Formats.Writing.Pdf.Parts;

/// <summary>Columns along the months of a period, labelled directly; there is no axis to read off.</summary>
internal sealed class ColumnsPart(OutlineChart chart, ReportLanguage language, PageFlow flow, double width) : IPart
{
    private const double TitleSize = 9.5;
    private const double Size = 7.5;
    private const double NumberSize = 6.6;
    private const double Plot = 128;
    private const double NumberHeight = 12;
    private const double LabelHeight = 13;
    private const double YearHeight = 11;

    public string Title => chart.Title;

    public double Height => ChartPart.TitleHeight(flow, chart, width) + (chart.Series.Count > 1 ? 16 : 0) + NumberHeight + Plot + LabelHeight + YearHeight;

    public double Beginning => Height;

    public void Draw(PageFlow flow, double x, StructureNode section)
    {
        flow.Sheet.Begin(section.Add("Figure", alt: $"{chart.Title}. {chart.Description}"));
        var top = flow.Y + flow.Lines(chart.Title, x, flow.Y, width, TitleSize, Ink.Text, null, isBold: true, most: 2) + ChartPart.TitleGap;
        if (chart.Series.Count > 1)
        {
            ChartPart.DrawLegend(flow, chart, x, top);
            top += 16;
        }

        var ground = top + NumberHeight + Plot;
        flow.Sheet.Stroke(x, ground, x + width, ground, 0.8, Ink.Soft);
        DrawColumns(flow, x, ground);
        flow.Sheet.End();
        flow.Y = ground + LabelHeight + YearHeight;
    }

    /// <summary>Every n-th has its label, as many as have room; the highest always has its number.</summary>
    private void DrawColumns(PageFlow flow, double x, double ground)
    {
        var most = Math.Max(1, chart.Points.SelectMany(point => point.Values).DefaultIfEmpty().Max());
        var step = width / Math.Max(1, chart.Points.Count);
        var widest = chart.Points.SelectMany(point => point.Values.Select(value => flow.Setter.Width(language.Number(value), true, NumberSize))
            .Append(flow.Setter.Width(point.ShortLabel, false, Size))).DefaultIfEmpty().Max();
        var every = Math.Max(1, (int)Math.Ceiling((widest + 1) / step));
        var highest = chart.Points.ToList().FindIndex(point => point.Values.Contains(most));
        for (var i = 0; i < chart.Points.Count; i++)
        {
            var point = chart.Points[i];
            var (middle, own) = (x + ((i + 0.5) * step), Math.Min(step * 0.72, 40) / point.Values.Count);
            for (var series = 0; series < point.Values.Count; series++)
            {
                var (height, left) = (Plot * point.Values[series] / most, middle + ((series - (point.Values.Count / 2.0)) * own));
                DrawColumn(flow, left, ground - height, own, height, series);
                if ((every == 1 && point.Values.Count == 1) || (i == highest && point.Values[series] == most))
                {
                    Middle(flow, language.Number(point.Values[series]), left + (own / 2), ground - height - 3, NumberSize, isBold: true);
                }
            }

            if (i % every == 0)
            {
                Middle(flow, point.ShortLabel, middle, ground + 10, Size, isBold: false);
            }

            if (point.Year is { } year && flow.Setter.Width(year, false, Size) + (i * step) <= width)
            {
                flow.Sheet.Write(flow.Setter.Line(year, false), x + (i * step) + 2, ground + LabelHeight + 8, Size, Ink.Soft);
            }
        }
    }

    private static void DrawColumn(PageFlow flow, double x, double y, double width, double height, int series)
    {
        if (series == 0)
        {
            flow.Sheet.Fill(x, y, width, height, Ink.Bar);
        }
        else
        {
            flow.Sheet.Outline(x + 0.4, y, Math.Max(0.4, width - 0.8), height, 0.8, Ink.Text);
        }
    }

    private static void Middle(PageFlow flow, string text, double middle, double y, double size, bool isBold)
    {
        var line = flow.Setter.Line(text, isBold);
        flow.Sheet.Write(line, middle - (line.WidthAt(size) / 2), y, size, Ink.Text);
    }
}
