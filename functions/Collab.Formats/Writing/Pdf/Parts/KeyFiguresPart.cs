using Collab.Formats.Writing.Language;
using Collab.Formats.Writing.Outline;
using Collab.Formats.Writing.Pdf.Pages;

namespace Collab.Formats.Writing.Pdf.Parts;

/// <summary>The figures that are read first, side by side, with their change below; then how many need attention.</summary>
internal static class KeyFiguresPart
{
    private const double LabelSize = 8;
    private const double ValueSize = 20;
    private const double RemarkSize = 7.2;
    private const double SignSize = 5;
    private const double Padding = 8;

    public static void DrawFigures(PageFlow flow, ReportOutline outline, ReportLanguage language)
    {
        var figures = outline.KeyFigures;
        if (figures.Count == 0)
        {
            return;
        }

        var section = flow.Document.Structure.Add("Sect");
        flow.Paragraph(language["key.title"], 12, Ink.Text, section.Add("H2"), isBold: true);
        flow.Y += 4;
        var width = PageFlow.Width / figures.Count;
        var inner = width - (2 * Padding);
        var labels = figures.Max(figure => flow.Height(figure.Label, inner, LabelSize));
        var remarks = figures.Max(figure => flow.Height(figure.Remark, inner - Indent(figure), RemarkSize));
        var height = Padding + labels + (ValueSize * PageFlow.Leading) + remarks + Padding;
        flow.Sheet.Fill(PageFlow.Left, flow.Y, width, height, Ink.Wash);
        flow.Sheet.Outline(PageFlow.Left, flow.Y, PageFlow.Width, height, 0.7, Ink.Line);
        for (var i = 0; i < figures.Count; i++)
        {
            var (figure, left) = (figures[i], PageFlow.Left + (i * width));
            if (i > 0)
            {
                flow.Sheet.Stroke(left, flow.Y, left, flow.Y + height, 0.7, Ink.Line);
            }

            var (x, y, part) = (left + Padding, flow.Y + Padding, section.Add("P"));
            flow.Lines(figure.Label, x, y, inner, LabelSize, Ink.Text, part);
            flow.Lines(language.Number(figure.Value), x, y + labels, inner, Fitting(flow, language.Number(figure.Value), inner), Ink.Text, part, isBold: true, most: 1);
            var below = y + labels + (ValueSize * PageFlow.Leading);
            flow.Lines(figure.Remark, x + Indent(figure), below, inner - Indent(figure), RemarkSize, Ink.Soft, part);
            if (figure.Change is { } change)
            {
                DrawSign(flow, x, below, change);
            }
        }

        flow.Y += height + 16;
    }

    public static void DrawAttention(PageFlow flow, ReportOutline outline, ReportLanguage language)
    {
        if (outline.Attention.Count == 0)
        {
            return;
        }

        var section = flow.Document.Structure.Add("Sect");
        flow.Paragraph(language["attention.title"], 12, Ink.Text, section.Add("H2"), isBold: true);
        flow.Y += 4;
        var width = PageFlow.Width / outline.Attention.Count;
        var height = 15 * PageFlow.Leading;
        var labels = outline.Attention.Max(count => flow.Height(count.Label, width - 14, LabelSize));
        for (var i = 0; i < outline.Attention.Count; i++)
        {
            var (count, left, part) = (outline.Attention[i], PageFlow.Left + (i * width), section.Add("P"));
            var ink = count.Count == 0 ? Ink.Line : count.Urgent ? Ink.Urgent : Ink.Soon;
            flow.Sheet.Fill(left, flow.Y, count.Urgent && count.Count > 0 ? 3 : 1.5, height + labels, ink);
            flow.Lines(language.Number(count.Count), left + 8, flow.Y, width - 14, 15, count.Count == 0 ? Ink.Soft : ink, part, isBold: count.Count > 0, most: 1);
            flow.Lines(count.Label, left + 8, flow.Y + height, width - 14, LabelSize, Ink.Soft, part);
        }

        flow.Y += height + labels + 16;
    }

    /// <summary>The words say the change; the sign is for the eye.</summary>
    private static void DrawSign(PageFlow flow, double x, double y, long change)
    {
        switch (change)
        {
            case > 0:
                flow.Sheet.Triangle(x, y + 7.4, SignSize, -SignSize, Ink.Bar);
                break;
            case < 0:
                flow.Sheet.Triangle(x, y + 2.9, SignSize, SignSize, Ink.Down);
                break;
            default:
                flow.Sheet.Fill(x + 0.5, y + 3.6, SignSize - 1.5, SignSize - 1.5, Ink.Soft);
                break;
        }
    }

    private static double Indent(KeyFigure figure) => figure.Change is null ? 0 : SignSize + 2.5;

    /// <summary>Smaller where a number is long.</summary>
    private static double Fitting(PageFlow flow, string number, double width) => Math.Min(ValueSize, ValueSize * width / Math.Max(1, flow.Setter.Width(number, true, ValueSize)));
}
