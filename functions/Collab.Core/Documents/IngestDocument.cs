using System.Security.Cryptography;
using Collab.Core.Institutions;
using Collab.Core.Store;

namespace Collab.Core.Documents;

/// <summary>
/// Reads an uploaded file into the register. It may be stopped anywhere and run again, also twice at once: every row is taken exactly
/// once. A wrong file is a fate, not an error; only an outage throws, so that the trigger tries again.
/// </summary>
public sealed class IngestDocument(
    IBlobStore blobs, DocumentRegister documents, InstitutionDirectory directory, ReadContent reader, ReadingGate gate, TimeProvider clock)
{
    private readonly BeginReading begin = new(documents, clock);

    /// <exception cref="StoreUnavailableException">The storage can't be reached; run it again later.</exception>
    public async Task RunAsync(string blobName, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(blobName, cancellationToken);
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
        await documents.FinishAsync(done with { UpdatedAt = now, FinishedAt = now }, upload, cancellationToken);
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
            : await reader.RunAsync(document, sender, upload.BlobName, blob.Content, cancellationToken);
    }
}
