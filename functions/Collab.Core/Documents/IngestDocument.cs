using System.Security.Cryptography;
using Collab.Core.Institutions;
using Collab.Core.Settings;
using Collab.Core.Standards;
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
    IDocumentFormats formats,
    TableIngestion ingestion,
    RegisterSettings settings,
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

    private static Document WithFate(Document document, RowCounts counts, ActivityTable columns)
    {
        var reasons = new List<string>();
        if (counts.StoppedBecause is { } stopped)
        {
            reasons.Add(stopped);
        }

        if (counts.Rows == 0)
        {
            reasons.Add("The table has a header and no rows.");
        }

        return document with
        {
            Rows = counts.Rows,
            Accepted = counts.Accepted,
            Rejected = counts.Rejected,
            Status = counts.Accepted == 0 ? DocumentStatus.Rejected
                : counts.Rejected == 0 && counts.StoppedBecause is null ? DocumentStatus.Accepted
                : DocumentStatus.PartlyAccepted,
            Reasons = reasons.Count > 0 ? reasons : null,
            UnknownColumns = columns.Unknown.Count > 0 ? columns.Unknown : null,
        };
    }

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

        switch (await formats.OpenTableAsync(blob.Content, cancellationToken))
        {
            case TableOpening.Opened opened:
                using (opened.Table)
                {
                    return await ReadTableAsync(document, sender, opened.Table, cancellationToken);
                }

            case TableOpening.Refused refused:
                return Rejected(document, refused.Reason);
            default:
                throw new InvalidOperationException("A file is a table or it is not.");
        }
    }

    private async Task<Document> ReadTableAsync(Document document, Institution sender, ITableReader table, CancellationToken cancellationToken)
    {
        var columns = ActivityTable.Of(table.Columns, settings.DefaultLanguage);
        if (columns.Reasons.Count > 0)
        {
            return Rejected(document, [.. columns.Reasons]);
        }

        RowCounts? counts = null;
        await blobs.WriteAsync(
            ContainerNames.Feedback,
            document.FeedbackBlob,
            "text/csv; charset=utf-8",
            metadata: null,
            replace: true,
            async (output, token) =>
            {
                await using var feedback = formats.CreateFeedback(table, output);
                counts = await ingestion.RunAsync(document, sender, table, columns, feedback, token);
            },
            cancellationToken);
        return WithFate(document, counts!, columns);
    }
}
