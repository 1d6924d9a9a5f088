using Collab.Formats.Writing.Language;
using Collab.Formats.Writing.Pdf.Pages;

namespace Collab.Formats.Writing.Pdf.Parts;

/// <summary>The list of sections. Its place is kept when it is reached; where the sections are is known at the end.</summary>
internal sealed class ContentsPart(ReportLanguage language)
{
    private const double Size = 9;
    private const double LineHeight = Size * 1.62;
    private const double TitleHeight = 12 * PageFlow.Leading;

    private const double Between = 24;
    private const double Half = (PageFlow.Width - Between) / 2;

    private readonly List<(PageSheet Sheet, double X, double Y, string Title, StructureNode Node)> lines = [];

    public void Reserve(PageFlow flow, IReadOnlyList<string> titles)
    {
        var rows = (titles.Count + 1) / 2;
        flow.Need(TitleHeight + 4 + (rows * LineHeight));
        var section = flow.Document.Structure.Add("Sect");
        flow.Paragraph(language["page.contents"], 12, Ink.Text, section.Add("H2"), isBold: true);
        flow.Y += 4;
        var list = section.Add("TOC");
        for (var i = 0; i < titles.Count; i++)
        {
            var x = PageFlow.Left + (i < rows ? 0 : Half + Between);
            lines.Add((flow.Sheet, x, flow.Y + (i % rows * LineHeight), titles[i], list.Add("TOCI").Add("Link")));
        }

        flow.Y += (rows * LineHeight) + 12;
    }

    public void Draw(ReportDocument document, IReadOnlyList<(PageSheet Sheet, double Y)> places)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var ((sheet, x, top, title, node), place) = (lines[i], places[i]);
            var number = document.Setter.Line(language.Number(place.Sheet.Index + 1), false);
            var name = document.Setter.Wrap(title, false, Size, Half - 40, 1)[0];
            var (from, y) = (x + Half - number.WidthAt(Size), top + (Size * 1.15));
            sheet.Write(name, x, y, Size, Ink.Bar, node);
            sheet.Write(number, from, y, Size, Ink.Bar, node);
            sheet.Stroke(x + name.WidthAt(Size) + 6, y - 0.5, from - 6, y - 0.5, 0.5, Ink.Line);
            document.AddLink(sheet, x, top, Half, LineHeight, place.Sheet, place.Y, title, node);
        }
    }
}
