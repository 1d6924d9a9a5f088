using Collab.Core.Documents.Reading;

namespace Collab.Formats.Reading.Pdf;

/// <summary>Reads the text and the form fields of a PDF. Nothing is invented: what has no letters in it, or none that are known, is refused.</summary>
internal static class PdfText
{
    /// <summary>Larger files aren't read into memory.</summary>
    private const int MostBytes = 128 * 1024 * 1024;

    /// <summary>A document of 2,000 pages takes a tenth of it.</summary>
    private static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(20);

    /// <summary>Only an outage or a bug throws. The stream is seekable and stays the caller's.</summary>
    public static TextReading Read(Stream content, CancellationToken cancellationToken) => Read(content, LongestTime, cancellationToken);

    internal static TextReading Read(Stream content, TimeSpan time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length > MostBytes)
        {
            return new TextReading.Refused(TextRefusals.TooLarge);
        }

        var bytes = new byte[content.Length];
        content.Position = 0;
        content.ReadExactly(bytes);
        try
        {
            return Read(bytes, new PdfBudget(time, cancellationToken));
        }
        catch (UnreadableTextException e)
        {
            return new TextReading.Refused(e.Message);
        }
    }

    private static TextReading Read(byte[] bytes, PdfBudget budget)
    {
        var file = new PdfFile(bytes, budget);
        if (file.Catalog is null)
        {
            return new TextReading.Refused(TextRefusals.DamagedPdf);
        }

        var pages = PdfPage.All(file, budget);
        if (pages.Count == 0)
        {
            return new TextReading.Refused(file.Dictionary(file.Catalog["Pages"]) is null ? TextRefusals.DamagedPdf : TextRefusals.NoPages);
        }

        var content = new PdfContent(file, budget);
        var layout = new PdfLayout();
        int known = 0, unknown = 0;
        foreach (var page in pages)
        {
            var boxes = content.Read(page);
            budget.Look();
            foreach (var box in boxes)
            {
                var isUnknown = box.Text == PdfBox.Unknown;
                unknown += isUnknown ? 1 : 0;
                known += isUnknown || string.IsNullOrWhiteSpace(box.Text) ? 0 : 1;
            }

            layout.Add(boxes, page.Area);
        }

        var fields = PdfForm.Read(file, budget);
        if (fields.Count == 0 && (known == 0 || unknown > known))
        {
            return new TextReading.Refused(unknown > 0 ? TextRefusals.UnknownLetters : TextRefusals.OnlyPictures(pages.Count));
        }

        layout.Lay();
        return new TextReading.Read(new DocumentText(layout.Pages, fields, layout.Tables));
    }
}
