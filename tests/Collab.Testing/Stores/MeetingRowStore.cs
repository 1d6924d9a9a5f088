using Collab.Core.Store;

namespace Collab.Testing.Stores;

/// <summary>A real store that waits before its first commit to a table until another one has come so far: two processes that do the same at once.</summary>
public sealed class MeetingRowStore(IRowStore inner, string place, Barrier meeting) : IRowStore
{
    private int met;

    public Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public Task<Row?> ReadAsync(string table, string partition, string key, IReadOnlyList<string>? columns, CancellationToken cancellationToken) =>
        inner.ReadAsync(table, partition, key, columns, cancellationToken);

    public Task<RowPage> ReadRangeAsync(
        string table, string partition, RowRange range, int limit, string? continuation, IReadOnlyList<string>? columns, CancellationToken cancellationToken) =>
        inner.ReadRangeAsync(table, partition, range, limit, continuation, columns, cancellationToken);

    public async Task<CommitResult> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        if (table == place && Interlocked.Exchange(ref met, 1) == 0)
        {
            await Task.Run(() => meeting.SignalAndWait(TimeSpan.FromSeconds(60), cancellationToken), cancellationToken);
        }

        return await inner.CommitAsync(table, partition, changes, cancellationToken);
    }
}
