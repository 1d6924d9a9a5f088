namespace Collab.Core.Store;

/// <summary>
/// Keyed rows in partitions of named tables. One partition's changes commit atomically; nothing spans partitions.
/// The limits of <see cref="StoreLimits"/> hold in every adapter and are checked before anything is sent.
/// </summary>
/// <remarks>
/// Every method throws <see cref="StoreUnavailableException"/> when the store can't be reached after the adapter's own
/// retries, and <see cref="StoreLimitException"/> when a key, value or commit is over a limit.
/// </remarks>
public interface IRowStore
{
    /// <summary>Makes sure that the store is reachable and the tables of <see cref="TableNames"/> exist.</summary>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>One row, or null. <paramref name="columns"/> limits what is brought; null brings all.</summary>
    Task<Row?> ReadAsync(string table, string partition, string key, IReadOnlyList<string>? columns, CancellationToken cancellationToken);

    /// <summary>
    /// A page of a range in ordinal key order, at most <paramref name="limit"/> rows (1–1000). A page may hold fewer rows than asked,
    /// even none, while its continuation says that there are more.
    /// </summary>
    Task<RowPage> ReadRangeAsync(
        string table,
        string partition,
        RowRange range,
        int limit,
        string? continuation,
        IReadOnlyList<string>? columns,
        CancellationToken cancellationToken);

    /// <summary>Stores all of 1–100 changes of one partition, or none of them.</summary>
    Task<CommitResult> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken);
}
