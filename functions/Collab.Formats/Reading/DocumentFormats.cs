using System.Text;
using Collab.Core.Documents.Reading;
using Collab.Formats.Reading.Csv;
using Collab.Formats.Reading.Json;
using Collab.Formats.Reading.Xlsx;
using Collab.Formats.Writing;
using Collab.Formats.Writing.Xlsx;

namespace Collab.Formats.Reading;

/// <summary>
/// The formats that partners may send: tables (CSV, Excel), lines (NDJSON, JSON) and documents (Word, PDF). What a file is shows at its
/// beginning; what it holds further on is never asked, so that a file that is two things at once is read as what it begins with.
/// </summary>
public sealed class DocumentFormats : IDocumentFormats
{
    /// <summary>As much of the file as is looked at to say what it is. The stream need not be seekable.</summary>
    private const int HeadBytes = 64 * 1024;

    public async Task<DocumentOpening> OpenAsync(Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var head = new byte[HeadBytes];
        var length = await content.ReadAtLeastAsync(head, HeadBytes, throwOnEndOfStream: false, cancellationToken);
        var read = head.AsMemory(0, length);
        var whole = new HeadStream(read, content);
        if (FileSniffer.IsZip(read.Span) || FileSniffer.IsPdf(read.Span))
        {
            return await ContentSpool.TakeAsync(whole, cancellationToken) is { } spool
                ? PackagedFormats.Open(spool, cancellationToken)
                : new DocumentOpening.Refused(Refusals.TooLarge);
        }

        return read.IsEmpty ? new DocumentOpening.Refused(Refusals.Empty)
            : FileSniffer.Unwanted(read.Span) is { } kind ? new DocumentOpening.Refused(Refusals.TakenFor(kind))
            : OpenText(read, whole, complete: length < HeadBytes);
    }

    public ITableFeedback CreateFeedback(ITableFile file, Stream output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return file is XlsxFile xlsx ? new XlsxFeedback(xlsx, output) : new CsvFeedback(file is CsvTable csv ? csv.Separator : ',', output);
    }

    public ILineFeedback CreateFeedback(ILineFile file, Stream output)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(output);
        return new JsonFeedback(output, asArray: file.Format == FileFormat.Json);
    }

    private static DocumentOpening OpenText(ReadOnlyMemory<byte> head, HeadStream whole, bool complete)
    {
        var guess = TextGuess.Of(head.Span, complete);
        if (guess.Refusal is { } refusal)
        {
            return new DocumentOpening.Refused(refusal);
        }

        var text = (guess.Encoding ?? Encoding.UTF8).GetString(head.Span);
        var utf8 = guess.Encoding is null ? head : Encoding.UTF8.GetBytes(text);
        var content = guess.Encoding is { } encoding ? Encoding.CreateTranscodingStream(whole, encoding, Encoding.UTF8) : whole;
        var start = text.AsSpan().TrimStart('\uFEFF').TrimStart();
        return start switch
        {
            [] => new DocumentOpening.Refused(Refusals.Empty),
            ['<', ..] => new DocumentOpening.Refused(Refusals.TakenFor(FileSniffer.Markup(start))),
            ['[', ..] => new DocumentOpening.Lines(new JsonValueFile(content, inArray: true)),
            ['{', ..] => new DocumentOpening.Lines(JsonShape.IsOneOverLines(utf8.Span, complete)
                ? new JsonValueFile(content, inArray: false)
                : new JsonLineFile(content)),
            _ => new DocumentOpening.Tables(new CsvTable(content, CsvShape.Of(text, utf8), guess.Encoding is null, guess.Note)),
        };
    }
}
