using System.Security.Cryptography;
using Collab.Core.Bulk;
using Collab.Core.Collaborations;
using Collab.Core.Institutions;
using Collab.Core.Store;

namespace Collab.Core.Documents;

/// <summary>
/// Reads an uploaded file into the register. It may be stopped anywhere and run again, also twice at once: every row is taken exactly
/// once. A wrong file is a fate, not an error; only an outage throws, so that the trigger tries again.
/// </summary>
public sealed class IngestDocument(
    IBlobStore blobs,
    DocumentRegister documents,
    InstitutionDirectory directory,
    Locator locator,
    ReadContent reader,
    LinkDocument link,
    ReadingGate gate,
    TimeProvider clock)
{
    /// <summary>A reading that is begun so often, over such a time, is given up.</summary>
    private const int MostTries = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromHours(48);

    private readonly BeginReading begin = new(documents, clock);

    /// <exception cref="StoreUnavailableException">The storage can't be reached; run it again later.</exception>
    public async Task RunAsync(string blobName, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(blobName, cancellationToken);
        if (BlobNames.FaultOf(ContainerNames.Uploads, blobName) is { } fault)
        {
            await begin.RefuseAsync(blobName, fault, cancellationToken);
            return;
        }

        if (await IdentifyAsync(blobName, cancellationToken) is not { } upload
            || await begin.RunAsync(upload, cancellationToken) is not { } document)
        {
            return;
        }

        var sender = upload.HasSender ? await directory.FindAsync(document.Institution, cancellationToken) : null;
        var done = sender is null
            ? Rejected(document, "The folder that the file was put in is not the id of an institution in the register.")
            : await ReadAsync(document, sender, upload, cancellationToken);
        var now = clock.GetUtcNow();
        await documents.FinishAsync(done with { UpdatedAt = now, FinishedAt = now }, blobName, upload.Entry.ETag, cancellationToken);
    }

    /// <summary>Ends a reading that was left: reads on, or gives up what is gone or has failed too often.</summary>
    /// <exception cref="StoreUnavailableException">The storage can't be reached; run it again later.</exception>
    internal async Task FinishAsync(BegunReading begun, CancellationToken cancellationToken)
    {
        var blob = await blobs.FindAsync(ContainerNames.Uploads, begun.BlobName, cancellationToken);
        var reason = blob is null ? "The file was taken away before it could be read."
            : begun.Tries >= MostTries && clock.GetUtcNow() - begun.Since >= Patience
                ? "This file could not be read to its end: every try over two days failed. The fault is not yours; rows that were taken stay. Tell the office that keeps the register."
            : null;
        if (reason is null)
        {
            await RunAsync(begun.BlobName, cancellationToken);
            return;
        }

        using var turn = await gate.EnterAsync(begun.BlobName, cancellationToken);
        if (await documents.FindAsync(begun.Document, cancellationToken) is { } stored)
        {
            var now = clock.GetUtcNow();
            var rejected = Rejected(stored.Document, reason) with { UpdatedAt = now, FinishedAt = now };
            await documents.FinishAsync(rejected, begun.BlobName, blob?.ETag ?? "gone", cancellationToken);
        }
    }

    internal static Document Rejected(Document document, params string[] reasons) =>
        document with { Status = DocumentStatus.Rejected, Reasons = reasons };

    /// <summary>The upload with the hash of its content; null when the blob has gone, or was read to its end in this very version.</summary>
    private async Task<Upload?> IdentifyAsync(string blobName, CancellationToken cancellationToken)
    {
        await using var blob = await blobs.OpenReadAsync(ContainerNames.Uploads, blobName, cancellationToken);
        if (blob is null || (await documents.FindNameAsync(blobName, cancellationToken) is { IsDone: true } name && name.ETag == blob.Entry.ETag))
        {
            return null;
        }

        return new(blobName, blob.Entry, Convert.ToHexStringLower(await SHA256.HashDataAsync(blob.Content, cancellationToken)));
    }

    private async Task<Document> ReadAsync(Document document, Institution sender, Upload upload, CancellationToken cancellationToken)
    {
        await using var blob = await blobs.OpenReadAsync(ContainerNames.Uploads, upload.BlobName, cancellationToken);
        return blob is null ? Rejected(document, "The file was taken away before it could be read.")
            : blob.Entry.ETag != upload.Entry.ETag ? Rejected(document, "The file was replaced by another before it could be read.")
            : await LinkAsync(await reader.RunAsync(document, sender, upload.BlobName, blob.Content, cancellationToken), sender, cancellationToken);
    }

    /// <summary>What was accepted hangs on the collaboration that it was announced for, before its fate is told.</summary>
    private async Task<Document> LinkAsync(Document done, Institution sender, CancellationToken cancellationToken)
    {
        if (done.Collaboration is not { } id || done.Status is not (DocumentStatus.Accepted or DocumentStatus.PartlyAccepted))
        {
            return done;
        }

        var head = await locator.KnownAsync(RowTarget.SenderOf(sender), id, cancellationToken);
        return head is not null && await link.RunAsync(done, head.Record.Institution, id, LinkDocument.OriginOf(done), cancellationToken)
            ? done
            : done with { Notes = [.. done.Notes ?? [], "The collaboration that this was announced for is gone, so it is linked to none."] };
    }
}
