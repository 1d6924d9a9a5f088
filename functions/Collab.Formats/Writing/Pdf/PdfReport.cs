using Collab.Core.Reports;
using Collab.Formats.Writing.Outline;
using Collab.Formats.Writing.Pdf.Text;

namespace Collab.Formats.Writing.Pdf;

/// <summary>The report as a document on A4 pages, to print, to send and to keep.</summary>
public sealed class PdfReport : IReportShape
{
    public string Format => "pdf";

    public string ContentType => "application/pdf";

    public async Task WriteAsync(Report report, ReportNames names, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        using var file = new MemoryStream();
        Write(report, names, GlyphShaper.Shared, file);
        file.Position = 0;
        await file.CopyToAsync(output, cancellationToken);
    }

    /// <param name="report">What it says.</param>
    /// <param name="names">For the ids in it.</param>
    /// <param name="shaper">Null where Devanagari can't be set: then a Nepali report comes in English, which says why.</param>
    /// <param name="output">Where it goes.</param>
    internal static void Write(Report report, ReportNames names, GlyphShaper? shaper, Stream output)
    {
        var isReadable = shaper is not null || Language.ReportLanguage.Of(report.Language) != Language.ReportLanguage.Nepali;
        ReportDrawing.Draw(OutlineOf.Report(isReadable ? report : report with { Language = "en" }, names), shaper, output);
    }
}
