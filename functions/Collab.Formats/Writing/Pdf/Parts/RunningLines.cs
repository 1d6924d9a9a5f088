using Collab.Formats.Writing.Language;
using Collab.Formats.Writing.Outline;
using Collab.Formats.Writing.Pdf.Pages;

namespace Collab.Formats.Writing.Pdf.Parts;

/// <summary>What stands above and below every page: whose report it is, and which page of how many.</summary>
internal static class RunningLines
{
    private const double Size = 7.5;
    private const double HeaderLine = 44;
    private const double FooterLine = PageSheet.Height - 34;

    public static void Draw(ReportDocument document, ReportOutline outline, ReportLanguage language, PdfTexts texts)
    {
        var all = language.Number(document.Sheets.Count);
        foreach (var sheet in document.Sheets)
        {
            if (sheet.Index > 0)
            {
                sheet.BeginRunning("Header");
                var period = document.Setter.Wrap(outline.Period, false, Size, PageFlow.Width / 2, 1)[0];
                var room = PageFlow.Width - period.WidthAt(Size) - 16;
                sheet.Write(document.Setter.Wrap(outline.Scope, false, Size, room, 1)[0], PageFlow.Left, HeaderLine, Size, Ink.Soft);
                sheet.Write(period, PageFlow.Left + PageFlow.Width - period.WidthAt(Size), HeaderLine, Size, Ink.Soft);
                sheet.Stroke(PageFlow.Left, HeaderLine + 6, PageFlow.Left + PageFlow.Width, HeaderLine + 6, 0.5, Ink.Line);
                sheet.End();
            }

            sheet.BeginRunning("Footer");
            var number = document.Setter.Line(texts.Number(language.Number(sheet.Index + 1), all), false);
            sheet.Write(number, PageFlow.Left + PageFlow.Width - number.WidthAt(Size), FooterLine, Size, Ink.Soft);
            sheet.End();
            if (sheet.HasUnprinted)
            {
                DrawNote(document, sheet, texts.Unprinted);
            }
        }
    }

    /// <summary>Not a part of the page's text, but said by who reads it aloud.</summary>
    private static void DrawNote(ReportDocument document, PageSheet sheet, string text)
    {
        var lines = document.Setter.Wrap(text, false, Size - 0.5, PageFlow.Width - 70);
        var node = document.Structure.Add("Note");
        for (var i = 0; i < lines.Count; i++)
        {
            sheet.Write(lines[i], PageFlow.Left, FooterLine - ((lines.Count - 1 - i) * Size * PageFlow.Leading), Size - 0.5, Ink.Soft, node);
        }
    }
}
