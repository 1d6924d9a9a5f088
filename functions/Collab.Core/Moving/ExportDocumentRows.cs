using Collab.Core.Documents;
using Collab.Core.Events;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Moving;

/// <summary>
/// The documents of a scope: marks of requests, the documents, what tells them apart, what is to be told, and their texts. A document that is still
/// on its way goes with the row that has it finished, both as of one moment.
/// </summary>
internal sealed class ExportDocumentRows(IRowStore store)
{
    private const string Partition = DocumentKeys.Partition;
    private const int MostTries = 20;
    private const int PageSize = 200;

    /// <summary>Texts of one page; each may have close to a megabyte.</summary>
    private const int TextsAtOnce = 8;

    /// <summary>The documents themselves, whose keys are hexadecimal, and the rows beside them; when the last sweep was is each store's own.</summary>
    private static readonly string[] Special = [.. "0123456789abcdef".Select(c => c.ToString()), "k|", "n|", "p|", "s|", DocumentKeys.Sweep, "v|", "x|"];

    private static readonly RowRange Claims = RowRange.Prefix("s|");
    private static readonly RowRange FileNames = RowRange.Prefix("n|");

    /// <summary>Writes the rows; the ids of the documents that were written.</summary>
    public async Task<IReadOnlySet<Guid>> WriteAsync(ExportScope scope, ExportOutput output, CancellationToken cancellationToken)
    {
        var written = new HashSet<Guid>();
        await CopyAsync(RegisterKeys.AllRequests, _ => scope.IsWhole, output, cancellationToken);
        await foreach (var row in store.ReadAllAsync(TableNames.Documents, Partition, DocumentKeys.All, null, cancellationToken, PageSize))
        {
            if (scope.Has(StoredDocument.Of(row)))
            {
                written.Add(RegisterKeys.ReadDescending(row.Key));
                await WriteAsync(row, output, cancellationToken);
            }
        }

        await CopyAsync(FileNames, row => scope.IsWhole || (row.Values.TryGetValue("document", out var id) && written.Contains((Guid)id)), output, cancellationToken);
        await CopyAsync(Claims, row => scope.IsWhole || (row.Values.TryGetValue("document", out var id) && written.Contains((Guid)id)), output, cancellationToken);
        await CopyAsync(OutboxRow.All, row => scope.IsWhole || scope.Has(OutboxRow.Read(row).Institution), output, cancellationToken);
        foreach (var range in scope.IsWhole ? KeyGaps.Between(Special) : [])
        {
            await CopyAsync(range, _ => true, output, cancellationToken);
        }

        await foreach (var text in store.ReadAllAsync(TableNames.Documents, DocumentTexts.Partition, KeyGaps.Everything, null, cancellationToken, TextsAtOnce))
        {
            if (scope.IsWhole || written.Contains(RegisterKeys.ReadDescending(text.Key)))
            {
                await output.WriteRowAsync(new(TableNames.Documents, DocumentTexts.Partition, text), cancellationToken);
            }
        }

        return written;
    }

    private static MovedRow Moved(Row row) => new(TableNames.Documents, Partition, row);

    /// <summary>Writes a document with the rows by which somebody goes on with it.</summary>
    private async Task WriteAsync(Row first, ExportOutput output, CancellationToken cancellationToken)
    {
        Row? row = first;
        for (var attempt = 0; attempt < MostTries && row is not null; attempt++)
        {
            var stored = StoredDocument.Of(row);
            if (stored.Document is { IsFinal: true, Decision: null })
            {
                await output.WriteRowAsync(Moved(row), cancellationToken);
                return;
            }

            var begun = stored.BlobName is { } blob ? await ReadAsync(DocumentKeys.Begun(blob), cancellationToken) : null;
            var open = await ReadAsync(DocumentKeys.Decided(stored.Document.Id), cancellationToken);
            var now = await ReadAsync(row.Key, cancellationToken);
            if (now?.ETag == row.ETag)
            {
                var isOurs = begun is not null && (Guid)begun.Values["document"] == stored.Document.Id;
                foreach (var one in new[] { row, isOurs ? begun : null, open }.OfType<Row>())
                {
                    await output.WriteRowAsync(Moved(one), cancellationToken);
                }

                return;
            }

            row = now;
        }

        if (row is not null)
        {
            throw new ExportUnsettledException($"Document {RegisterKeys.ReadDescending(first.Key)} is being read without a pause; export again later.");
        }
    }

    private Task<Row?> ReadAsync(string key, CancellationToken cancellationToken) => store.ReadAsync(TableNames.Documents, Partition, key, null, cancellationToken);

    private async Task CopyAsync(RowRange range, Func<Row, bool> isWanted, ExportOutput output, CancellationToken cancellationToken)
    {
        await foreach (var row in store.ReadAllAsync(TableNames.Documents, Partition, range, null, cancellationToken, PageSize))
        {
            if (isWanted(row))
            {
                await output.WriteRowAsync(Moved(row), cancellationToken);
            }
        }
    }
}
