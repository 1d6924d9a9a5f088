using Collab.Core.Store;

namespace Collab.Core.Tests.Support;

/// <summary>A store in which the register of one home institution can't be reached.</summary>
internal sealed class HomeOutage(IRowStore inner, string home) : IRowStore
{
    public Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public Task<Row?> ReadAsync(string table, string partition, string key, IReadOnlyList<string>? columns, CancellationToken cancellationToken) =>
        inner.ReadAsync(table, Reached(partition), key, columns, cancellationToken);

    public Task<RowPage> ReadRangeAsync(
        string table, string partition, RowRange range, int limit, string? continuation, IReadOnlyList<string>? columns, CancellationToken cancellationToken) =>
        inner.ReadRangeAsync(table, Reached(partition), range, limit, continuation, columns, cancellationToken);

    public Task<CommitResult> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) =>
        inner.CommitAsync(table, Reached(partition), changes, cancellationToken);

    private string Reached(string partition) =>
        partition == home ? throw new StoreUnavailableException($"The register of {home} is away.", mayHaveCommitted: false) : partition;
}
