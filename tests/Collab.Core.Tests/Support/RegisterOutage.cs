using Collab.Core.Store;

namespace Collab.Core.Tests.Support;

/// <summary>A store whose table <c>Register</c> takes no commits: what is read can't be taken, what is known of documents can be noted.</summary>
public sealed class RegisterOutage(IRowStore inner) : IRowStore
{
    public Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public Task<Row?> ReadAsync(string table, string partition, string key, IReadOnlyList<string>? columns, CancellationToken cancellationToken) =>
        inner.ReadAsync(table, partition, key, columns, cancellationToken);

    public Task<RowPage> ReadRangeAsync(
        string table, string partition, RowRange range, int limit, string? continuation, IReadOnlyList<string>? columns, CancellationToken cancellationToken) =>
        inner.ReadRangeAsync(table, partition, range, limit, continuation, columns, cancellationToken);

    public Task<CommitResult> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) =>
        table == TableNames.Register
            ? throw new StoreUnavailableException("The register is away.", mayHaveCommitted: false)
            : inner.CommitAsync(table, partition, changes, cancellationToken);
}
