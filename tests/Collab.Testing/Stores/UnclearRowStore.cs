using Collab.Core.Store;

namespace Collab.Testing.Stores;

/// <summary>
/// A real store whose line breaks: it can lose the answer of a commit that landed, or break before the commit arrives.
/// </summary>
public sealed class UnclearRowStore(IRowStore inner) : IRowStore
{
    /// <summary>Commits to come whose answer is lost after they landed.</summary>
    public int LoseAnswers { get; set; }

    /// <summary>Commits to come that never arrive, though the sender can't know.</summary>
    public int LoseCommits { get; set; }

    public Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public Task<Row?> ReadAsync(string table, string partition, string key, IReadOnlyList<string>? columns, CancellationToken cancellationToken) =>
        inner.ReadAsync(table, partition, key, columns, cancellationToken);

    public Task<RowPage> ReadRangeAsync(
        string table, string partition, RowRange range, int limit, string? continuation, IReadOnlyList<string>? columns, CancellationToken cancellationToken) =>
        inner.ReadRangeAsync(table, partition, range, limit, continuation, columns, cancellationToken);

    public async Task<CommitResult> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        if (LoseCommits > 0)
        {
            LoseCommits--;
            throw new StoreUnavailableException("The line broke before the commit arrived.", mayHaveCommitted: true);
        }

        var result = await inner.CommitAsync(table, partition, changes, cancellationToken);
        if (LoseAnswers > 0)
        {
            LoseAnswers--;
            throw new StoreUnavailableException("The line broke before the answer arrived.", mayHaveCommitted: true);
        }

        return result;
    }
}
