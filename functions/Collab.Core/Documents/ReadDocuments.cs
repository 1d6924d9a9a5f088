using Collab.Core.Access;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Documents;

/// <summary>Which documents a list shows: filters combine with AND, the values of one filter with OR; an empty filter lets all pass.</summary>
public sealed record DocumentFilter(
    IReadOnlyList<string> Institutions,
    IReadOnlyList<Guid> Collaborations,
    IReadOnlyList<DocumentKind> Kinds,
    IReadOnlyList<DocumentStatus> Statuses)
{
    public bool Passes(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return (Institutions.Count == 0 || Institutions.Contains(document.Institution))
            && (Collaborations.Count == 0 || (document.Collaboration is { } c && Collaborations.Contains(c)))
            && (Kinds.Count == 0 || Kinds.Contains(document.Kind))
            && (Statuses.Count == 0 || Statuses.Contains(document.Status));
    }
}

/// <summary>A file to be handed out. Dispose it.</summary>
public sealed record DocumentFile(string FileName, string ContentType, BlobContent Blob) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Blob.DisposeAsync();
}

/// <summary>Reads documents' records, newest id first, and their feedback files.</summary>
public sealed class ReadDocuments(IRowStore store, IBlobStore blobs, DocumentRegister documents)
{
    public async Task<Outcome<StoredRecord>> OneAsync(Caller caller, Guid id, CancellationToken cancellationToken) =>
        await documents.FindAsync(id, cancellationToken) is { } found && MayRead(caller, found.Document)
            ? new StoredRecord(RegisterJson.Bytes(found.Document), DocumentRegister.ETagOf(found.Row))
            : new Refusal.NotFound();

    public async Task<RecordPage> ListAsync(Caller caller, DocumentFilter filter, int limit, Guid? after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var range = after is { } id ? DocumentRegister.All.After(DocumentRegister.Key(id)) : DocumentRegister.All;
        var all = store.ReadAllAsync(TableNames.Documents, DocumentRegister.Partition, range, null, cancellationToken).Select(DocumentRegister.Read);
        return await RecordPages.FilterAsync(all, d => MayRead(caller, d) && filter.Passes(d), limit, RegisterJson.Bytes, d => d.Id.ToString());
    }

    /// <summary>The sender's rows with a status and an errors column; not found until the table has been read.</summary>
    public async Task<Outcome<DocumentFile>> FeedbackAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        if (await documents.FindAsync(id, cancellationToken) is not { } found || !MayRead(caller, found.Document) || !found.Document.HasFeedback)
        {
            return new Refusal.NotFound();
        }

        var blob = await blobs.OpenReadAsync(ContainerNames.Feedback, found.Document.FeedbackBlob, cancellationToken);
        return blob is null
            ? new Refusal.NotFound()
            : new DocumentFile(
                $"{Path.GetFileNameWithoutExtension(found.Document.FileName)}.feedback.{found.Document.FeedbackExtension}",
                FeedbackType.Of(found.Document.FeedbackExtension),
                blob);
    }

    /// <summary>The file as it came; not found once it has been taken away, or replaced by another of its name.</summary>
    public async Task<Outcome<DocumentFile>> ContentAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        if (await documents.FindAsync(id, cancellationToken) is not { } found || !MayRead(caller, found.Document)
            || found.BlobName is not { } blobName || !await IsStillAsync(id, blobName, cancellationToken))
        {
            return new Refusal.NotFound();
        }

        var blob = await blobs.OpenReadAsync(ContainerNames.Uploads, blobName, cancellationToken);
        return blob is null
            ? new Refusal.NotFound()
            : new DocumentFile(UploadName.Clean(found.Document.FileName), ContentType.Of(found.Document.Format), blob);
    }

    /// <summary>A name with the document's id in it is that document's for ever; one without is that of whoever put a file there last.</summary>
    private async Task<bool> IsStillAsync(Guid id, string blobName, CancellationToken cancellationToken) =>
        UploadName.Parse(blobName).DocumentId == id
        || (await documents.FindNameAsync(blobName, cancellationToken) is { } name && name.Document == id);

    private static bool MayRead(Caller caller, Document document) =>
        Reach.May(caller, Operation.ReadDocument, document.Institution);
}
