using Collab.Core.Store;

namespace Collab.Testing.Stores;

/// <summary>A store in front of another to which it passes everything on; a test's own changes what it needs to.</summary>
public abstract class StoreAround(IRowStore inner) : IRowStore
{
    protected IRowStore Inner => inner;

    public Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public virtual Task<Row?> ReadAsync(string table, string partition, string key, IReadOnlyList<string>? columns, CancellationToken cancellationToken) =>
        inner.ReadAsync(table, partition, key, columns, cancellationToken);

    public virtual Task<RowPage> ReadRangeAsync(
        string table, string partition, RowRange range, int limit, string? continuation, IReadOnlyList<string>? columns, CancellationToken cancellationToken) =>
        inner.ReadRangeAsync(table, partition, range, limit, continuation, columns, cancellationToken);

    public virtual Task<CommitResult> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) =>
        inner.CommitAsync(table, partition, changes, cancellationToken);
}
