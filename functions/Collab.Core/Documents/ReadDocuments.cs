using System.Runtime.CompilerServices;
using Collab.Core.Access;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Documents;

/// <summary>Which documents a list shows: filters combine with AND, the values of one filter with OR; an empty filter lets all pass.</summary>
public sealed record DocumentFilter(
    IReadOnlyList<string> Institutions,
    IReadOnlyList<Guid> Collaborations,
    IReadOnlyList<DocumentKind> Kinds,
    IReadOnlyList<DocumentStatus> Statuses,
    IReadOnlyList<TextSearch> Searches,
    bool? Awaiting = null)
{
    public bool Passes(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return (Institutions.Count == 0 || Institutions.Contains(document.Institution))
            && (Collaborations.Count == 0 || (document.Collaboration is { } c && Collaborations.Contains(c)))
            && (Kinds.Count == 0 || Kinds.Contains(document.Kind))
            && (Statuses.Count == 0 || Statuses.Contains(document.Status))
            && (Awaiting is null || document.AwaitsDecision == Awaiting);
    }

    /// <summary>True when every word of one of the searches stands in the file's name or in the text.</summary>
    public bool IsIn(Document document, string? text)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Searches.Any(s => s.IsIn([document.FileName.Normalize(), text ?? string.Empty]));
    }
}

/// <summary>A file to be handed out. Dispose it.</summary>
public sealed record DocumentFile(string FileName, string ContentType, BlobContent Blob) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Blob.DisposeAsync();
}

/// <summary>Reads documents' records, newest id first, and their feedback files.</summary>
public sealed class ReadDocuments(IRowStore store, IBlobStore blobs, DocumentRegister documents, DocumentTexts texts)
{
    /// <summary>Documents whose texts are in memory together.</summary>
    private const int SearchedAtOnce = 100;

    public async Task<Outcome<StoredRecord>> OneAsync(Caller caller, Guid id, CancellationToken cancellationToken) =>
        await documents.FindAsync(id, cancellationToken) is { } found && MayRead(caller, found)
            ? new StoredRecord(RegisterJson.Bytes(found.Document), DocumentRegister.ETagOf(found.Row))
            : new Refusal.NotFound();

    public async Task<RecordPage> ListAsync(Caller caller, DocumentFilter filter, int limit, Guid? after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var range = after is { } id ? DocumentRegister.All.After(DocumentRegister.Key(id)) : DocumentRegister.All;
        return await RecordPages.FilterAsync(
            PassingAsync(caller, filter, range, cancellationToken), _ => true, limit, d => RegisterJson.Bytes(d.Document), d => d.Document.Id.ToString());
    }

    /// <summary>
    /// Those that pass, newest first. Where words are searched, the texts of a page's documents are one range, read once something on that page
    /// passes everything else.
    /// </summary>
    private async IAsyncEnumerable<StoredDocument> PassingAsync(
        Caller caller, DocumentFilter filter, RowRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var size = filter.Searches.Count == 0 ? RowStoreReading.PageSize : SearchedAtOnce;
        string? continuation = null;
        do
        {
            var page = await store.ReadRangeAsync(TableNames.Documents, DocumentRegister.Partition, range, size, continuation, null, cancellationToken);
            continuation = page.Continuation;
            var some = page.Rows.Select(StoredDocument.Of).Where(d => MayRead(caller, d) && filter.Passes(d.Document)).ToArray();
            var found = filter.Searches.Count > 0 && some.Length > 0
                ? await texts.ReadAsync(new(some[0].Row.Key, some[^1].Row.Key + ' '), cancellationToken)
                : null;
            foreach (var document in some)
            {
                if (found is null || filter.IsIn(document.Document, found.GetValueOrDefault(document.Row.Key)))
                {
                    yield return document;
                }
            }
        }
        while (continuation is not null);
    }

    /// <summary>The sender's rows with a status and an errors column; not found until the table has been read.</summary>
    public async Task<Outcome<DocumentFile>> FeedbackAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        if (await documents.FindAsync(id, cancellationToken) is not { } found || !MayRead(caller, found) || !found.Document.HasFeedback)
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
        if (await documents.FindAsync(id, cancellationToken) is not { } found || !MayRead(caller, found)
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

    /// <summary>Its sender may, and the home institution of the collaboration that it is about, whoever sent it.</summary>
    internal static bool MayRead(Caller caller, StoredDocument stored) =>
        Reach.May(caller, Operation.ReadDocument, stored.Document.Institution)
        || (stored.Home is { } home && Reach.May(caller, Operation.ReadDocumentAbout, home));
}
