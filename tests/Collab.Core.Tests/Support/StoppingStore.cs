using Collab.Core.Store;

namespace Collab.Core.Tests.Support;

/// <summary>The process is stopped behind the given number of commits to a table.</summary>
internal sealed class StoppingStore(IRowStore inner, string stopped, int after, CancellationTokenSource stop) : IRowStore
{
    private int left = after;

    public Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public Task<Row?> ReadAsync(string table, string partition, string key, IReadOnlyList<string>? columns, CancellationToken cancellationToken) =>
        inner.ReadAsync(table, partition, key, columns, cancellationToken);

    public Task<RowPage> ReadRangeAsync(
        string table, string partition, RowRange range, int limit, string? continuation, IReadOnlyList<string>? columns, CancellationToken cancellationToken) =>
        inner.ReadRangeAsync(table, partition, range, limit, continuation, columns, cancellationToken);

    public async Task<CommitResult> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        if (table == stopped && Interlocked.Decrement(ref left) < 0)
        {
            await stop.CancelAsync();
            throw new StoreUnavailableException("The process stops here.", mayHaveCommitted: false);
        }

        return await inner.CommitAsync(table, partition, changes, cancellationToken);
    }
}
