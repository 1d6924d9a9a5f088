using Collab.Core.Documents.Reading;
using Collab.Formats.Writing;

namespace Collab.Formats.Reading;

/// <summary>
/// The formats that partners may send. Today that is CSV: comma, semicolon or tab; UTF-8, or UTF-16 with a byte order mark.
/// The streams given stay the caller's: it disposes them after the table or the feedback.
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
        var guess = FileSniffer.Look(read.Span, complete: length < HeadBytes);
        if (guess.Refusal is { } refusal)
        {
            return new DocumentOpening.Refused(refusal);
        }

        return new DocumentOpening.Tables(new CsvTable(new HeadStream(read, content), guess.Separator, guess.IsUtf8));
    }

    public ITableFeedback CreateFeedback(ITableFile file, Stream output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return new CsvFeedback(file is CsvTable csv ? csv.Separator : ',', output);
    }

    public ILineFeedback CreateFeedback(ILineFile file, Stream output) => throw new NotSupportedException("No file of lines is opened yet.");
}
