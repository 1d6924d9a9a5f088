using Collab.Core.Store;

namespace Collab.Core.Moving;

/// <summary>Stores what an export that was checked holds, in the order in which it comes. What is there already is stored once more, the same.</summary>
internal sealed class ImportRows(IRowStore store, IBlobStore blobs, ImportLease lease)
{
    private readonly RowBatches batch = new();

    public async Task RunAsync(Stream export, CancellationToken cancellationToken)
    {
        await using var lines = await LineReader.OpenAsync(export, cancellationToken);
        await lines.ReadAsync(cancellationToken);
        while (await lines.ReadAsync(cancellationToken))
        {
            switch (ExportFileLine.TypeOf(lines.Line.Span))
            {
                case ExportLines.File:
                    await CommitAsync(cancellationToken);
                    await WriteFileAsync(lines, cancellationToken);
                    break;
                case ExportLines.End:
                    break;
                default:
                    await AddAsync(RowLine.Read(lines.Line.Span), lines.Line.Length, cancellationToken);
                    break;
            }
        }

        await CommitAsync(cancellationToken);
    }

    private async Task AddAsync(MovedRow moved, int lineBytes, CancellationToken cancellationToken)
    {
        if (!batch.TryAdd(moved, lineBytes))
        {
            await CommitAsync(cancellationToken);
            batch.TryAdd(moved, lineBytes);
        }
    }

    private async Task CommitAsync(CancellationToken cancellationToken)
    {
        if (batch.Changes.Count > 0)
        {
            await lease.HoldAsync(cancellationToken);
            await store.CommitAsync(batch.Table, batch.Partition, batch.Changes, cancellationToken);
            batch.Clear();
        }
    }

    private async Task WriteFileAsync(LineReader lines, CancellationToken cancellationToken)
    {
        await lease.HoldAsync(cancellationToken);
        var (container, name, metadata) = ExportFileLine.ReadFile(lines.Line);
        await blobs.WriteAsync(container, name, "application/octet-stream", metadata, replace: true, CopyAsync, cancellationToken);

        async Task CopyAsync(Stream content, CancellationToken token)
        {
            while (await lines.ReadAsync(token) && ExportFileLine.TypeOf(lines.Line.Span) == ExportLines.Bytes)
            {
                await content.WriteAsync(ExportFileLine.ReadBytes(lines.Line), token);
                await lease.HoldAsync(token);
            }
        }
    }
}
