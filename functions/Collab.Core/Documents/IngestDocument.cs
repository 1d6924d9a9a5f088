using System.Security.Cryptography;
using Collab.Core.Documents.Reading;
using Collab.Core.Institutions;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Tables;

namespace Collab.Core.Documents;

/// <summary>
/// Reads an uploaded file into the register. It may be stopped anywhere and run again, also twice at once: every row is taken exactly
/// once. A wrong file is a fate, not an error; only an outage throws, so that the trigger tries again.
/// </summary>
public sealed class IngestDocument(
    IBlobStore blobs,
    DocumentRegister documents,
    InstitutionDirectory directory,
    IDocumentFormats formats,
    ReadTables tables,
    TimeProvider clock)
{
    /// <exception cref="StoreUnavailableException">The storage can't be reached; run it again later.</exception>
    public async Task RunAsync(string blobName, CancellationToken cancellationToken)
    {
        if (await IdentifyAsync(blobName, cancellationToken) is not { } document)
        {
            return;
        }

        var known = await documents.FindAsync(document.Id, cancellationToken);
        if (known is { } there && there.Document.IsFinal && there.Document.Sha256 == document.Sha256)
        {
            return;
        }

        await documents.SaveAsync(document, cancellationToken);
        var sender = Slug.IsValid(document.Institution) ? await directory.FindAsync(document.Institution, cancellationToken) : null;
        var done = sender is null
            ? Rejected(document, "The folder that the file was put in is not the id of an institution in the register.")
            : await ReadAsync(document, sender, blobName, cancellationToken);
        await documents.SaveAsync(done with { UpdatedAt = clock.GetUtcNow() }, cancellationToken);
    }

    private static Document Rejected(Document document, params string[] reasons) =>
        document with { Status = DocumentStatus.Rejected, Reasons = reasons };

    /// <summary>The document as it begins, its content hashed; null when the blob has gone.</summary>
    private async Task<Document?> IdentifyAsync(string blobName, CancellationToken cancellationToken)
    {
        await using var blob = await blobs.OpenReadAsync(ContainerNames.Uploads, blobName, cancellationToken);
        if (blob is null)
        {
            return null;
        }

        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(blob.Content, cancellationToken));
        var name = UploadName.Parse(blobName);
        var now = clock.GetUtcNow();
        return new Document
        {
            Id = name.IdFor(blobName, blob.Entry.ModifiedAt, sha256),
            Institution = name.Institution ?? string.Empty,
            Kind = DocumentKind.Records,
            FileName = name.FileName,
            Size = blob.Entry.Size,
            Sha256 = sha256,
            Status = DocumentStatus.Processing,
            Rows = 0,
            Accepted = 0,
            Rejected = 0,
            ReceivedAt = now,
            UpdatedAt = now,
        };
    }

    private async Task<Document> ReadAsync(Document document, Institution sender, string blobName, CancellationToken cancellationToken)
    {
        await using var blob = await blobs.OpenReadAsync(ContainerNames.Uploads, blobName, cancellationToken);
        if (blob is null)
        {
            return Rejected(document, "The file was taken away before it could be read.");
        }

        using var opening = await formats.OpenAsync(blob.Content, cancellationToken);
        var run = new DocumentRun(document, sender, blobName, blobs, documents, formats, clock);
        return opening switch
        {
            DocumentOpening.Tables opened => await tables.RunAsync(run, opened.File, cancellationToken),
            DocumentOpening.Refused refused => Rejected(document, refused.Reason),
            _ => Rejected(document, "Such files are not read yet."),
        };
    }
}
