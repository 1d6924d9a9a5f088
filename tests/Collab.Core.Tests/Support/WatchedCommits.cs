using Collab.Core.Store;

namespace Collab.Core.Tests.Support;

/// <summary>Stands before a store and lets a test decide what becomes of each commit to the register, which come numbered from 1.</summary>
internal sealed class WatchedCommits(IRowStore inner, Func<int, Func<Task<CommitResult>>, Task<CommitResult>> decide) : IRowStore
{
    private int number;

    /// <summary>Commits that were tried.</summary>
    public int Count => number;

    public Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public Task<Row?> ReadAsync(string table, string partition, string key, IReadOnlyList<string>? columns, CancellationToken cancellationToken) =>
        inner.ReadAsync(table, partition, key, columns, cancellationToken);

    public Task<RowPage> ReadRangeAsync(
        string table, string partition, RowRange range, int limit, string? continuation, IReadOnlyList<string>? columns, CancellationToken cancellationToken) =>
        inner.ReadRangeAsync(table, partition, range, limit, continuation, columns, cancellationToken);

    public Task<CommitResult> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) =>
        decide(++number, () => inner.CommitAsync(table, partition, changes, CancellationToken.None));
}
