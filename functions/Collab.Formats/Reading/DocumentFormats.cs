using Collab.Core.Documents;
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

    public async Task<TableOpening> OpenTableAsync(Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var head = new byte[HeadBytes];
        var length = await content.ReadAtLeastAsync(head, HeadBytes, throwOnEndOfStream: false, cancellationToken);
        var read = head.AsMemory(0, length);
        var guess = FileSniffer.Look(read.Span, complete: length < HeadBytes);
        if (guess.Refusal is { } refusal)
        {
            return new TableOpening.Refused(refusal);
        }

        var table = new CsvTable(new HeadStream(read, content), guess.Separator, guess.IsUtf8);
        try
        {
            if (await table.ReadHeaderAsync(cancellationToken))
            {
                return new TableOpening.Opened(table);
            }
        }
        catch (UnreadableTableException e)
        {
            table.Dispose();
            return new TableOpening.Refused(e.Message);
        }
        catch
        {
            table.Dispose();
            throw;
        }

        table.Dispose();
        return new TableOpening.Refused(Refusals.Empty);
    }

    public IFeedbackWriter CreateFeedback(ITableReader table, Stream output)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(output);
        return new CsvFeedback(table.Columns, table is CsvTable csv ? csv.Separator : ',', output);
    }
}
