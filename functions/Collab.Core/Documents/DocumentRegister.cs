using System.Text.Json;
using Collab.Core.Json;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Documents;

/// <summary>
/// The rows of table <c>Documents</c>: one partition, keys the complemented ids, so that a range is newest first.
/// </summary>
public sealed class DocumentRegister(IRowStore store)
{
    public const string Partition = "documents";

    public static RowRange All { get; } = new(" ", "~");

    public static string Key(Guid id) => RegisterKeys.Descending(id);

    public static Document Read(Row row) => JsonSerializer.Deserialize(Payload.Read(row, "body"), RegisterJson.Readable.Document)!;

    public async Task<(Document Document, Row Row)?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var row = await store.ReadAsync(TableNames.Documents, Partition, Key(id), null, cancellationToken);
        return row is null ? null : (Read(row), row);
    }

    /// <summary>Stores the document's state. Of two workers on one document the later word stands, except that a fate is never taken back for the same content.</summary>
    public async Task SaveAsync(Document document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        while (true)
        {
            var found = await FindAsync(document.Id, cancellationToken);
            if (found is { } there && there.Document.IsFinal && !document.IsFinal && there.Document.Sha256 == document.Sha256)
            {
                return;
            }

            var version = (found?.Row.Number("version") ?? 0) + 1;
            var values = new Dictionary<string, object> { ["version"] = version };
            var kept = found is { } old ? document with { ReceivedAt = old.Document.ReceivedAt } : document;
            Payload.Write(values, "body", RegisterJson.Bytes(kept));
            RowChange change = found is { } known
                ? new RowChange.Replace(Key(document.Id), values, known.Row.ETag)
                : new RowChange.Add(Key(document.Id), values);
            if (await store.CommitAsync(TableNames.Documents, Partition, [change], cancellationToken) is CommitResult.Committed)
            {
                return;
            }
        }
    }
}
