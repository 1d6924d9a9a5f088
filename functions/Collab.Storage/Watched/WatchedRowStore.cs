using Collab.Core.Store;
using Collab.Core.Watching;

namespace Collab.Storage.Watched;

/// <summary>Rows whose calls are seen in traces and metrics; see <see cref="CallWatch"/>.</summary>
internal sealed class WatchedRowStore(IRowStore inner, string system) : IRowStore
{
    private readonly CallWatch watch = new(CollabMeter.RowCalls, new(Attributes.DbSystem, system), Attributes.DbOperation, Attributes.DbCollection);

    /// <summary>The store itself.</summary>
    public IRowStore Inner => inner;

    /// <summary>Once at the start, and told in a sentence when it fails: it isn't watched.</summary>
    public Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public Task<Row?> ReadAsync(string table, string partition, string key, IReadOnlyList<string>? columns, CancellationToken cancellationToken) =>
        watch.IsOn
            ? WatchReadAsync(table, partition, key, columns, cancellationToken)
            : inner.ReadAsync(table, partition, key, columns, cancellationToken);

    public Task<RowPage> ReadRangeAsync(
        string table,
        string partition,
        RowRange range,
        int limit,
        string? continuation,
        IReadOnlyList<string>? columns,
        CancellationToken cancellationToken) => watch.IsOn
            ? WatchReadRangeAsync(table, partition, range, limit, continuation, columns, cancellationToken)
            : inner.ReadRangeAsync(table, partition, range, limit, continuation, columns, cancellationToken);

    public Task<CommitResult> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) =>
        watch.IsOn
            ? WatchCommitAsync(table, partition, changes, cancellationToken)
            : inner.CommitAsync(table, partition, changes, cancellationToken);

    // Methods of their own, so that what their lambdas capture is made only when somebody listens.
    private Task<Row?> WatchReadAsync(string table, string partition, string key, IReadOnlyList<string>? columns, CancellationToken cancellationToken) =>
        watch.RunAsync("read", table, () => inner.ReadAsync(table, partition, key, columns, cancellationToken));

    private Task<RowPage> WatchReadRangeAsync(
        string table,
        string partition,
        RowRange range,
        int limit,
        string? continuation,
        IReadOnlyList<string>? columns,
        CancellationToken cancellationToken) =>
        watch.RunAsync("query", table, () => inner.ReadRangeAsync(table, partition, range, limit, continuation, columns, cancellationToken));

    private Task<CommitResult> WatchCommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) =>
        watch.RunAsync("commit", table, () => inner.CommitAsync(table, partition, changes, cancellationToken), changes.Count);
}
