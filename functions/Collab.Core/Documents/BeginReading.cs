using Collab.Core.Events;
using Collab.Core.Standards;
using Collab.Core.Store;

namespace Collab.Core.Documents;

/// <summary>
/// Begins the reading of an upload in one commit: the document, that its blob's name stands for it, and, the first time, that its sender's
/// bytes are this document's.
/// </summary>
internal sealed class BeginReading(DocumentRegister documents, TimeProvider clock)
{
    /// <summary>The document to be read, or null when its fate is known: from before, or because its bytes have come already or aren't those announced.</summary>
    public async Task<Document?> RunAsync(Upload upload, CancellationToken cancellationToken)
    {
        while (true)
        {
            var known = await documents.FindAsync(upload.DocumentId, cancellationToken);
            if (known is { Document.IsFinal: true } && known.Document.Sha256 == upload.Sha256)
            {
                await documents.CommitAsync([NameOf(upload, isDone: true)], cancellationToken);
                return null;
            }

            var begun = Begin(known?.Document, upload);
            var changes = new List<RowChange>(4);
            if (!begun.IsFinal && upload.HasSender)
            {
                begun = await ClaimAsync(begun, changes, cancellationToken);
            }

            changes.Add(known is null
                ? new RowChange.Add(DocumentRegister.Key(begun.Id), DocumentRegister.Values(begun, upload.BlobName, home: null, version: 1))
                : new RowChange.Replace(DocumentRegister.Key(begun.Id), (known with { BlobName = upload.BlobName }).With(begun), known.Row.ETag));
            changes.Add(NameOf(upload, begun.IsFinal));
            changes.Add(begun.IsFinal ? FinishedOf(known, begun) : await AgainAsync(known, upload, cancellationToken));

            // Refused when another worker came first somewhere: what it left decides.
            if (await documents.CommitAsync(changes, cancellationToken))
            {
                return begun.IsFinal ? null : begun;
            }
        }
    }

    /// <summary>Notes, once, that a file is rejected because no store takes its name: it can't even be opened.</summary>
    public async Task RefuseAsync(string blobName, string fault, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var refused = new Upload(blobName, new(blobName, 0, string.Empty, now, new Dictionary<string, string>()), string.Empty).Unannounced(now) with
        {
            Id = RecordId.New(clock),
            Sha256 = null,
            Status = DocumentStatus.Rejected,
            Reasons = [$"The file can't be opened under its name. {fault} Give it a shorter, plain name and send it again."],
            StartedAt = now,
            FinishedAt = now,
        };
        if (await documents.FindNameAsync(blobName, cancellationToken) is null)
        {
            var known = new BlobNameRow(refused.Id, string.Empty, IsDone: true).Put(blobName);
            await documents.CommitAsync(
                [
                    new RowChange.Add(DocumentRegister.Key(refused.Id), DocumentRegister.Values(refused, blobName: null, home: null, version: 1)),
                    known,
                    FinishedOf(known: null, refused),
                ],
                cancellationToken);
        }
    }

    private static RowChange FinishedOf(StoredDocument? known, Document begun) =>
        known?.Finished(begun) ?? OutboxRow.Of(FinishedDocument.Of(begun, home: null, version: 1));

    private static RowChange NameOf(Upload upload, bool isDone) =>
        new BlobNameRow(upload.DocumentId, upload.Entry.ETag, isDone).Put(upload.BlobName);

    /// <summary>What is begun again was begun before; a new document's reading needs no look.</summary>
    private async Task<RowChange> AgainAsync(StoredDocument? known, Upload upload, CancellationToken cancellationToken)
    {
        var row = known is { Document.Status: DocumentStatus.Processing }
            ? await documents.ReadAsync(DocumentKeys.Begun(upload.BlobName), cancellationToken)
            : null;
        return BegunReading.After(row is null ? null : BegunReading.Of(row), upload.BlobName, upload.DocumentId, clock.GetUtcNow()).Put();
    }

    private static Dictionary<string, object> ClaimOf(Document document) => new() { ["document"] = document.Id };

    private Document Begin(Document? known, Upload upload)
    {
        var now = clock.GetUtcNow();
        var difference = known is { Status: DocumentStatus.Received } ? upload.DiffersFrom(known) : null;
        var begun = (known is null || known.IsFinal ? Renewed(known, upload, now) : known) with
        {
            Size = upload.Entry.Size,
            Sha256 = upload.Sha256,
            Status = DocumentStatus.Processing,
            StartedAt = known is { IsFinal: false } ? known.StartedAt ?? now : now,
            UpdatedAt = now,
        };
        return difference is null ? begun : begun with { Status = DocumentStatus.Rejected, Reasons = [difference], FinishedAt = now };
    }

    /// <summary>A document whose content was replaced behind its fate is read from the start; what its sender said of it stays.</summary>
    private static Document Renewed(Document? known, Upload upload, DateTimeOffset now)
    {
        var renewed = upload.Unannounced(now);
        return known is null
            ? renewed
            : renewed with { Kind = known.Kind, Collaboration = known.Collaboration, FileName = known.FileName, ReceivedAt = known.ReceivedAt };
    }

    /// <summary>Takes the bytes for the document, or finds it a duplicate of the one that has them.</summary>
    private async Task<Document> ClaimAsync(Document begun, List<RowChange> changes, CancellationToken cancellationToken)
    {
        var key = DocumentKeys.Claim(begun.Institution, begun.Sha256!);
        if (await documents.ReadAsync(key, cancellationToken) is not { } claim)
        {
            changes.Add(new RowChange.Add(key, ClaimOf(begun)));
            return begun;
        }

        var holder = (Guid)claim.Values["document"];
        if (holder == begun.Id)
        {
            return begun;
        }

        if (await documents.FindAsync(holder, cancellationToken) is { Document.Stands: true } first && first.Document.Sha256 == begun.Sha256)
        {
            return begun with { Status = DocumentStatus.Duplicate, DuplicateOf = holder, FinishedAt = begun.UpdatedAt };
        }

        changes.Add(new RowChange.Replace(key, ClaimOf(begun), claim.ETag));
        return begun;
    }
}
