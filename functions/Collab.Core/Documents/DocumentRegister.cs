using System.Globalization;
using System.Text.Json;
using Collab.Core.Json;
using Collab.Core.Store;
using Collab.Core.Watching;
using Collab.Core.Writing;

namespace Collab.Core.Documents;

/// <summary>The rows of table <c>Documents</c>, whose keys are those of <see cref="DocumentKeys"/>.</summary>
public sealed class DocumentRegister(IRowStore store)
{
    public const string Partition = DocumentKeys.Partition;

    public static RowRange All => DocumentKeys.All;

    public static string Key(Guid id) => DocumentKeys.Document(id);

    public static Document Read(Row row) => JsonSerializer.Deserialize(Payload.Read(row, "body"), RegisterJson.Readable.Document)!;

    public static string ETagOf(Row row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return ETagOf(row.Number("version")!.Value);
    }

    public static string ETagOf(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    public async Task<StoredDocument?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await ReadAsync(Key(id), cancellationToken) is { } row ? StoredDocument.Of(row) : null;

    /// <summary>Notes how far a reading has come; true when it was noted. A fate, another content and a reading that is further stay as they are.</summary>
    public Task<bool> ReportAsync(Document document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        return ChangeAsync(
            document.Id,
            stored => stored.Sha256 == document.Sha256 && stored.Status == DocumentStatus.Processing && stored.Rows <= document.Rows ? document : null,
            cancellationToken);
    }

    /// <summary>Changes a document as <paramref name="change"/> says, which may be asked again; false when it says null or there is no document.</summary>
    public async Task<bool> ChangeAsync(Guid id, Func<Document, Document?> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        while (await FindAsync(id, cancellationToken) is { } stored && change(stored.Document) is { } changed)
        {
            var next = new RowChange.Replace(Key(id), stored.With(changed), stored.Row.ETag);
            var isFate = changed.IsFinal && !stored.Document.IsFinal;
            if (await CommitAsync(isFate ? [next, stored.Finished(changed)] : [next], cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Notes which collaboration a document is about, and its home, which may read the document from now on.</summary>
    public async Task LinkAsync(Guid id, Guid collaboration, string home, CancellationToken cancellationToken)
    {
        while (await FindAsync(id, cancellationToken) is { } stored && (stored.Document.Collaboration != collaboration || stored.Home != home))
        {
            var linked = (stored with { Home = home }).With(stored.Document with { Collaboration = collaboration });
            if (await CommitAsync([new RowChange.Replace(Key(id), linked, stored.Row.ETag)], cancellationToken))
            {
                return;
            }
        }
    }

    /// <summary>
    /// Stores a document's fate, and the event that tells of it. Of two workers on the same content the first word stands; one that has read a content which was replaced
    /// meanwhile has none.
    /// </summary>
    internal async Task FinishAsync(Document document, string blobName, string etag, CancellationToken cancellationToken)
    {
        var name = new BlobNameRow(document.Id, etag, IsDone: true);
        List<RowChange> ends = [name.Put(blobName), new RowChange.Delete(DocumentKeys.Begun(blobName))];
        while (await FindAsync(document.Id, cancellationToken) is { } stored)
        {
            if (stored.Document.IsFinal || stored.Document.Sha256 != document.Sha256)
            {
                return;
            }

            var change = new RowChange.Replace(Key(document.Id), stored.With(document), stored.Row.ETag);
            switch (await store.CommitAsync(TableNames.Documents, Partition, [change, .. ends, stored.Finished(document)], cancellationToken))
            {
                case CommitResult.Committed:
                    FinishedReading.Count(document);
                    return;
                case CommitResult.Refused { Index: 2, Reason: RefusalReason.Missing }:
                    // Another content of the same name was finished meanwhile, and with it what had begun under the name.
                    ends.RemoveAt(1);
                    break;
            }
        }
    }

    internal static Dictionary<string, object> Values(Document document, string? blobName, string? home, int version)
    {
        var values = new Dictionary<string, object> { ["version"] = version };
        if (blobName is not null)
        {
            values["blob"] = blobName;
        }

        if (home is not null)
        {
            values["home"] = home;
        }

        Payload.Write(values, "body", RegisterJson.Bytes(document));
        return values;
    }

    internal async Task<BlobNameRow?> FindNameAsync(string blobName, CancellationToken cancellationToken) =>
        await ReadAsync(DocumentKeys.Name(blobName), cancellationToken) is { } row ? BlobNameRow.Of(row) : null;

    /// <summary>The marker of a request that is done, unless its time is over; then the marker is removed.</summary>
    internal Task<Row?> FindMarkerAsync(RequestMark mark, DateTimeOffset now, CancellationToken cancellationToken) =>
        DoneMarker.FindAsync(store, TableNames.Documents, Partition, RegisterKeys.Request(mark.Client, mark.Key), now, cancellationToken);

    internal Task<Row?> ReadAsync(string key, CancellationToken cancellationToken) =>
        store.ReadAsync(TableNames.Documents, Partition, key, null, cancellationToken);

    /// <summary>True when all changes were stored; false when another change came first and none was.</summary>
    internal async Task<bool> CommitAsync(IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) =>
        await store.CommitAsync(TableNames.Documents, Partition, changes, cancellationToken) is CommitResult.Committed;
}
