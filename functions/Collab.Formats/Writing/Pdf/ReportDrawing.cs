using Collab.Formats.Writing.Language;
using Collab.Formats.Writing.Outline;
using Collab.Formats.Writing.Pdf.Pages;
using Collab.Formats.Writing.Pdf.Parts;
using Collab.Formats.Writing.Pdf.Text;

namespace Collab.Formats.Writing.Pdf;

/// <summary>Draws an outline on pages: the first tells the story, the others have every figure.</summary>
internal static class ReportDrawing
{
    public static void Draw(ReportOutline outline, GlyphShaper? shaper, Stream output)
    {
        var language = ReportLanguage.Of(outline.Language);
        var texts = PdfTexts.Of(language.Tag);
        var document = new ReportDocument(language.Tag, $"{outline.Title} – {outline.Scope}, {outline.Period}", shaper);
        var flow = new PageFlow(document);
        document.AddBookmark(outline.Title, flow.Sheet, 0);
        Masthead.Draw(flow, outline);
        if (shaper is null)
        {
            flow.Paragraph(texts.Unshaped, 8.5, Ink.Urgent, document.Structure.Add("P"));
            flow.Y += 8;
        }

        KeyFiguresPart.DrawFigures(flow, outline, language);
        KeyFiguresPart.DrawAttention(flow, outline, language);
        DrawLeadingCharts(flow, outline, language);
        var contents = new ContentsPart(language);
        contents.Reserve(flow, [.. outline.Sections.Select(section => section.Title), language["page.notes"]]);
        if (!flow.IsAtTop)
        {
            flow.Break();
        }

        List<(PageSheet, double)> places = [.. outline.Sections.Select(section => SectionPart.Draw(flow, section, language))];
        places.Add(DrawNotes(flow, outline, language));
        contents.Draw(document, places);
        RunningLines.Draw(document, outline, language, texts);
        document.Write(output);
    }

    private static void DrawLeadingCharts(PageFlow flow, ReportOutline outline, ReportLanguage language)
    {
        var charts = outline.Sections.SelectMany(section => section.Blocks).OfType<OutlineChart>().Where(chart => chart.IsLeading).ToArray();
        if (charts.Length == 0)
        {
            return;
        }

        var section = flow.Document.Structure.Add("Sect");
        if (charts is [var left, var right] && SectionPart.TryDrawPair(
            flow, SectionPart.Narrow(flow, left, language), SectionPart.Narrow(flow, right, language), section, bookmark: null))
        {
            return;
        }

        foreach (var chart in charts)
        {
            var part = ChartPart.Of(chart, language, flow, PageFlow.Width);
            flow.Need(part.Height);
            part.Draw(flow, PageFlow.Left, section);
            flow.Y += 12;
        }
    }

    private static (PageSheet Sheet, double Y) DrawNotes(PageFlow flow, ReportOutline outline, ReportLanguage language)
    {
        flow.Need(90);
        flow.Y += flow.IsAtTop ? 0 : 6;
        var place = (flow.Sheet, flow.Y);
        flow.Document.AddBookmark(language["page.notes"], place.Sheet, place.Y);
        var section = flow.Document.Structure.Add("Sect");
        flow.Sheet.Fill(PageFlow.Left, flow.Y, PageFlow.Width, 1.5, Ink.Bar);
        flow.Y += 4;
        flow.Paragraph(language["page.notes"], 11, Ink.Text, section.Add("H2"), isBold: true);
        flow.Y += 3;
        foreach (var note in outline.Notes)
        {
            flow.Paragraph(note, 8, Ink.Soft, section.Add("P"));
            flow.Y += 2;
        }

        return place;
    }
}
