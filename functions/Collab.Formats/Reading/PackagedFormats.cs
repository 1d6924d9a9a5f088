using System.IO.Compression;
using Collab.Core.Documents.Reading;
using Collab.Formats.Reading.Docx;
using Collab.Formats.Reading.Pdf;
using Collab.Formats.Reading.Xlsx;

namespace Collab.Formats.Reading;

/// <summary>Opens what has to be read back and forth: Office packages and PDF documents.</summary>
internal static class PackagedFormats
{
    /// <summary>Takes the spool over.</summary>
    public static DocumentOpening Open(Stream spool, CancellationToken cancellationToken)
    {
        DocumentOpening? opening = null;
        try
        {
            return opening = OpenWhole(spool, cancellationToken);
        }
        finally
        {
            if (opening is not DocumentOpening.Tables)
            {
                spool.Dispose();
            }
        }
    }

    private static DocumentOpening OpenWhole(Stream spool, CancellationToken cancellationToken)
    {
        var head = new byte[4];
        spool.ReadExactly(head);
        spool.Position = 0;
        if (!FileSniffer.IsZip(head))
        {
            return ZipDirectory.IsAtEndOf(spool) ? new DocumentOpening.Refused(ZipRefusals.BehindPdf) : OpenText(FileFormat.Pdf, spool, cancellationToken);
        }

        if (ZipGuard.Check(spool) is { } refusal)
        {
            return new DocumentOpening.Refused(refusal);
        }

        try
        {
            var package = new OpcPackage(new ZipArchive(spool, ZipArchiveMode.Read, leaveOpen: true));
            return package.KindOf() switch
            {
                OpcPackage.Kind.Workbook => new DocumentOpening.Tables(XlsxFile.Open(package, spool)),
                OpcPackage.Kind.WordDocument => OpenText(FileFormat.Docx, spool, cancellationToken),
                OpcPackage.Kind.BinaryWorkbook => Refuse("a binary Excel workbook (xlsb)"),
                OpcPackage.Kind.Presentation => Refuse("a PowerPoint presentation (pptx)"),
                OpcPackage.Kind.OpenDocument => Refuse("an OpenDocument file (ods or odt)"),
                _ => Refuse("a ZIP archive"),
            };
        }
        catch (UnreadableFileException unreadable)
        {
            return new DocumentOpening.Refused(unreadable.Message);
        }
        catch (Exception damaged) when (OpcPackage.IsDamage(damaged))
        {
            return new DocumentOpening.Refused(ZipRefusals.Damaged);
        }
    }

    private static DocumentOpening OpenText(FileFormat format, Stream spool, CancellationToken cancellationToken)
    {
        spool.Position = 0;
        return (format == FileFormat.Pdf ? PdfText.Read(spool, cancellationToken) : DocxText.Read(spool, cancellationToken)) switch
        {
            TextReading.Read read => new DocumentOpening.Text(format, read.Text),
            TextReading.Refused refused => new DocumentOpening.Refused(refused.Reason),
            var other => throw new InvalidOperationException($"A text can't be {other.GetType().Name}."),
        };
    }

    private static DocumentOpening.Refused Refuse(string kind) => new(Refusals.TakenFor(kind));
}
