using Collab.Core.Documents.Reading;
using Collab.Core.Institutions;
using Collab.Core.Store;

namespace Collab.Core.Documents;

/// <summary>One reading of one document: what those who read its content need, whatever the content is.</summary>
public sealed class DocumentRun(
    Document document, Institution sender, string blobName, IBlobStore blobs, DocumentRegister documents, IDocumentFormats formats, TimeProvider clock)
{
    /// <summary>Rows between two notes of how far the reading has come.</summary>
    private const int RowsBetweenReports = 5_000;

    private int reported;

    public Document Document { get; private set; } = document;

    /// <summary>What the content was said to be before it was opened.</summary>
    public DocumentKind Announced { get; } = document.Kind;

    public Institution Sender => sender;

    /// <summary>The content turns out to be of this kind.</summary>
    public void Is(DocumentKind kind) => Document = Document with { Kind = kind };

    /// <summary>Opens the content once more from its beginning, for those who have to look through it before they read it.</summary>
    /// <exception cref="UnreadableFileException">It has gone meanwhile.</exception>
    public async Task<T> LookAsync<T>(Func<DocumentOpening, CancellationToken, Task<T>> look, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(look);
        await using var blob = await blobs.OpenReadAsync(ContainerNames.Uploads, blobName, cancellationToken)
            ?? throw new UnreadableFileException("The file was taken away while it was being read.");
        using var opening = await formats.OpenAsync(blob.Content, cancellationToken);
        return await look(opening, cancellationToken);
    }

    /// <summary>Notes in the document's record how far the reading has come; most calls do nothing.</summary>
    public async ValueTask ReportAsync(int rows, int rejected, CancellationToken cancellationToken)
    {
        if (rows - reported < RowsBetweenReports)
        {
            return;
        }

        reported = rows;
        Document = Document with { Rows = rows, Accepted = rows - rejected, Rejected = rejected, UpdatedAt = clock.GetUtcNow() };
        await documents.ReportAsync(Document, cancellationToken);
    }

    /// <summary>Writes the document's feedback file. When <paramref name="write"/> throws, there is none.</summary>
    public async Task WriteFeedbackAsync(FileFormat format, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        Document = Document with { Format = format };
        var contentType = FeedbackType.Of(Document.FeedbackExtension);
        await blobs.WriteAsync(ContainerNames.Feedback, Document.FeedbackBlob, contentType, metadata: null, replace: true, write, cancellationToken);
    }
}
