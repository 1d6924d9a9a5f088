using Collab.Core.Store;

namespace Collab.Core.Tests.Support;

/// <summary>Something happens just before the first commit to a table, as when another process comes first.</summary>
public sealed class InBetweenStore(IRowStore inner, string awaited, Func<Task> happen) : IRowStore
{
    private bool happened;

    public Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public Task<Row?> ReadAsync(string table, string partition, string key, IReadOnlyList<string>? columns, CancellationToken cancellationToken) =>
        inner.ReadAsync(table, partition, key, columns, cancellationToken);

    public Task<RowPage> ReadRangeAsync(
        string table, string partition, RowRange range, int limit, string? continuation, IReadOnlyList<string>? columns, CancellationToken cancellationToken) =>
        inner.ReadRangeAsync(table, partition, range, limit, continuation, columns, cancellationToken);

    public async Task<CommitResult> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        if (table == awaited && !happened)
        {
            happened = true;
            await happen();
        }

        return await inner.CommitAsync(table, partition, changes, cancellationToken);
    }
}
