using Collab.Core.Store;

namespace Collab.Core.Tests.Support;

/// <summary>A store that loses the answer of one commit to a table, which was stored: the first, the second, …</summary>
internal sealed class LosingStore(IRowStore inner, string table, int lost) : IRowStore
{
    private int left = lost;

    public Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public Task<Row?> ReadAsync(string table, string partition, string key, IReadOnlyList<string>? columns, CancellationToken cancellationToken) =>
        inner.ReadAsync(table, partition, key, columns, cancellationToken);

    public Task<RowPage> ReadRangeAsync(
        string table, string partition, RowRange range, int limit, string? continuation, IReadOnlyList<string>? columns, CancellationToken cancellationToken) =>
        inner.ReadRangeAsync(table, partition, range, limit, continuation, columns, cancellationToken);

    public async Task<CommitResult> CommitAsync(string changed, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        var result = await inner.CommitAsync(changed, partition, changes, cancellationToken);
        return changed == table && Interlocked.Decrement(ref left) == 0
            ? throw new StoreUnavailableException("The line broke before the answer arrived.", mayHaveCommitted: true)
            : result;
    }
}
