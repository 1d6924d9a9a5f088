using Collab.Core.Documents;
using Collab.Core.Settings;
using Collab.Core.Store;

namespace Collab.Core.Rosters;

/// <summary>
/// Deletes the uploaded files of rosters, of their duplicates too, and their feedback when <see cref="RegisterSettings.RosterDays"/> have
/// passed, and notes the day in the document's record. What was counted stays. Stopped anywhere, the next run goes on.
/// </summary>
public sealed class ForgetRosters(
    IRowStore store, IBlobStore blobs, DocumentRegister documents, RegisterSettings settings, RegisterCalendar calendar)
{
    /// <summary>How many documents' files were deleted.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var rosters = new HashSet<Guid>();
        var old = new List<(Document Document, string? BlobName)>();
        await foreach (var row in store.ReadAllAsync(TableNames.Documents, DocumentRegister.Partition, DocumentRegister.All, null, cancellationToken))
        {
            var stored = StoredDocument.Of(row);
            if (stored.Document.Kind == DocumentKind.Roster)
            {
                rosters.Add(stored.Document.Id);
            }

            if (IsOld(stored.Document))
            {
                old.Add((stored.Document, stored.BlobName));
            }
        }

        var due = old.Where(d => rosters.Contains(d.Document.DuplicateOf ?? d.Document.Id)).ToArray();
        foreach (var (document, blobName) in due)
        {
            await ForgetAsync(document, blobName, cancellationToken);
        }

        return due.Length;
    }

    /// <summary>A duplicate wasn't looked at: only its original says whether it is a roster.</summary>
    private bool IsOld(Document document) =>
        document is { IsFinal: true, ContentDeletedOn: null }
        && (document.Kind == DocumentKind.Roster || document.DuplicateOf is not null)
        && calendar.Now - document.ReceivedAt >= TimeSpan.FromDays(settings.RosterDays);

    private async Task ForgetAsync(Document document, string? blobName, CancellationToken cancellationToken)
    {
        // A file that was dropped under the same name since then is another document's, or will be.
        if (blobName is not null
            && await documents.FindNameAsync(blobName, cancellationToken) is { } name && name.Document == document.Id
            && await blobs.FindAsync(ContainerNames.Uploads, blobName, cancellationToken) is { } blob && blob.ETag == name.ETag)
        {
            await blobs.DeleteAsync(ContainerNames.Uploads, blobName, cancellationToken);
        }

        await blobs.DeleteAsync(ContainerNames.Feedback, document.FeedbackBlob, cancellationToken);
        var now = calendar.Now;
        await documents.ChangeAsync(
            document.Id,
            stored => stored.IsFinal && stored.Sha256 == document.Sha256
                ? stored with { ContentDeletedOn = calendar.DayOf(now), UpdatedAt = now }
                : null,
            cancellationToken);
    }
}
