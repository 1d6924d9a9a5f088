using Collab.Formats.Writing.Outline;
using Collab.Formats.Writing.Pdf.Pages;

namespace Collab.Formats.Writing.Pdf.Parts;

/// <summary>Whose report it is, for when, and what it is compared with.</summary>
internal static class Masthead
{
    private const int MostLines = 4;

    public static void Draw(PageFlow flow, ReportOutline outline)
    {
        flow.Sheet.Fill(PageFlow.Left, flow.Y, PageFlow.Width, 4, Ink.Bar);
        flow.Y += 14;
        var section = flow.Document.Structure;
        flow.Paragraph(outline.Title, 10, Ink.Soft, section.Add("P"), isBold: true, most: MostLines);
        flow.Y += 2;
        flow.Paragraph(outline.Scope, 21, Ink.Text, section.Add("H1"), isBold: true, most: MostLines);
        flow.Paragraph(outline.Period, 12.5, Ink.Text, section.Add("P"), most: MostLines);
        flow.Y += 3;
        var standing = section.Add("P");
        foreach (var sentence in outline.Standing.Concat(outline.Id is null ? [] : [outline.Id]))
        {
            flow.Paragraph(sentence, 8, Ink.Soft, standing, most: MostLines);
        }

        flow.Y += 10;
    }
}
