using Collab.Core.Documents.Reading;
using Collab.Core.Institutions;
using Collab.Core.Records;
using Collab.Core.Store;
using Collab.Core.Tables;

namespace Collab.Core.Documents;

/// <summary>Opens an upload's content and gives it to whoever reads such content.</summary>
public sealed class ReadContent(
    IBlobStore blobs, DocumentRegister documents, IDocumentFormats formats, ReadTables tables, ReadLines lines, ReadText texts, TimeProvider clock)
{
    /// <summary>The document with its fate.</summary>
    /// <exception cref="StoreUnavailableException">The storage can't be reached; run it again later.</exception>
    public async Task<Document> RunAsync(Document document, Institution sender, string blobName, Stream content, CancellationToken cancellationToken)
    {
        using var opening = await formats.OpenAsync(content, cancellationToken);
        var run = new DocumentRun(document, sender, blobName, blobs, documents, formats, clock);
        return opening switch
        {
            DocumentOpening.Tables opened => await TablesAsync(run, opened.File, cancellationToken),
            DocumentOpening.Lines opened => await LinesAsync(run, opened.File, cancellationToken),
            DocumentOpening.Text text => await texts.RunAsync(run, text, UploadName.Parse(blobName).DocumentId is not null, cancellationToken),
            DocumentOpening.Refused refused => IngestDocument.Rejected(document, refused.Reason),
            _ => IngestDocument.Rejected(document, "Such files are not read yet."),
        };
    }

    private async Task<Document> TablesAsync(DocumentRun run, ITableFile file, CancellationToken cancellationToken) => run.Document.Kind switch
    {
        DocumentKind.Agreement => IngestDocument.Rejected(run.Document, "An agreement was announced, but this is a table; send the agreement as DOCX or PDF."),
        DocumentKind.ProgressReport or DocumentKind.Other => await texts.RunAsync(run, file, cancellationToken),
        _ => await tables.RunAsync(run, file, cancellationToken),
    };

    private async Task<Document> LinesAsync(DocumentRun run, ILineFile file, CancellationToken cancellationToken) => run.Document.Kind switch
    {
        DocumentKind.Agreement => IngestDocument.Rejected(run.Document, "An agreement was announced, but this is a file of JSON records; send the agreement as DOCX or PDF."),
        DocumentKind.ProgressReport => IngestDocument.Rejected(run.Document, "A progress report was announced, but this is a file of JSON records; send the report as DOCX, PDF or XLSX, or announce the file as records."),
        DocumentKind.Roster => IngestDocument.Rejected(run.Document, "A roster was announced, but this is a file of JSON records; send the roster as a table, or announce the file as records."),
        _ => await lines.RunAsync(run, file, cancellationToken),
    };
}
