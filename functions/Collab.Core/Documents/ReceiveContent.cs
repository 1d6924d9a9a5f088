using System.Security.Cryptography;
using Collab.Core.Access;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Store;

namespace Collab.Core.Documents;

/// <summary>
/// Content as it comes in: its bytes one after the other, how many were announced with them (null where nothing was said) and how many
/// there may be.
/// </summary>
public sealed record ContentSource(Func<Memory<byte>, CancellationToken, ValueTask<int>> ReadAsync, long? Length, long MostBytes);

/// <summary>Puts an announced document's content to where it is read. The same content again is welcome, another one is not.</summary>
public sealed class ReceiveContent(DocumentRegister documents, IBlobStore blobs)
{
    /// <summary>The document, for a caller that may send in its institution's name.</summary>
    /// <exception cref="StoreLimitException">The content is longer than was announced, or than it may be; nothing is stored.</exception>
    public async Task<Outcome<StoredRecord>> RunAsync(Caller caller, Guid id, ContentSource source, CancellationToken cancellationToken) =>
        await documents.FindAsync(id, cancellationToken) is { } stored && Reach.May(caller, Operation.UploadDocument, stored.Document.Institution)
            ? await RunAsync(stored, source, cancellationToken)
            : new Refusal.NotFound();

    /// <summary>The same for whoever has a signed address.</summary>
    /// <exception cref="StoreLimitException">The content is longer than was announced, or than it may be; nothing is stored.</exception>
    public async Task<Outcome<StoredRecord>> RunSignedAsync(Guid id, ContentSource source, CancellationToken cancellationToken) =>
        await documents.FindAsync(id, cancellationToken) is { } stored ? await RunAsync(stored, source, cancellationToken) : new Refusal.NotFound();

    private async Task<Outcome<StoredRecord>> RunAsync(StoredDocument stored, ContentSource source, CancellationToken cancellationToken)
    {
        var document = stored.Document;
        if (document is { IsFinal: true, StartedAt: null })
        {
            return new Refusal.Conflict("upload-over", "No file arrived in time for this document; announce it again.");
        }

        var isWaiting = document.Status == DocumentStatus.Received && stored.BlobName is not null;
        var most = isWaiting ? Math.Min(document.Size, source.MostBytes) : source.MostBytes;
        if (source.Length > most)
        {
            throw SentContent.TooLong(most);
        }

        using var content = new SentContent(source.ReadAsync, most);
        if (isWaiting && await blobs.WriteAsync(
            ContainerNames.Uploads, stored.BlobName!, "application/octet-stream", metadata: null, replace: false, content.CopyToAsync, cancellationToken))
        {
            return RecordOf(stored);
        }

        await content.CopyToAsync(Stream.Null, cancellationToken);
        return content.Sha256 == await KnownAsync(stored, isWaiting, cancellationToken)
            ? RecordOf(stored)
            : new Refusal.Conflict("content-differs", "This document has another content already; announce a new document for this one.");
    }

    private static StoredRecord RecordOf(StoredDocument stored) => new(RegisterJson.Bytes(stored.Document), DocumentRegister.ETagOf(stored.Row));

    /// <summary>The SHA-256 of the content that is there: of one that nobody has looked at yet, the blob says it.</summary>
    private async Task<string?> KnownAsync(StoredDocument stored, bool isWaiting, CancellationToken cancellationToken)
    {
        if (!isWaiting)
        {
            return stored.Document.Sha256;
        }

        await using var blob = await blobs.OpenReadAsync(ContainerNames.Uploads, stored.BlobName!, cancellationToken);
        return blob is null ? null : Convert.ToHexStringLower(await SHA256.HashDataAsync(blob.Content, cancellationToken));
    }
}
