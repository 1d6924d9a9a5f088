using Collab.Core.Store;

namespace Collab.Testing.Stores;

/// <summary>
/// A real store whose line breaks: it can lose the answer of a commit that landed, or break before the commit arrives.
/// </summary>
public sealed class UnclearRowStore(IRowStore inner) : StoreAround(inner)
{
    /// <summary>Commits to come whose answer is lost after they landed.</summary>
    public int LoseAnswers { get; set; }

    /// <summary>Commits to come that never arrive, though the sender can't know.</summary>
    public int LoseCommits { get; set; }

    public override async Task<CommitResult> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        if (LoseCommits > 0)
        {
            LoseCommits--;
            throw new StoreUnavailableException("The line broke before the commit arrived.", mayHaveCommitted: true);
        }

        var result = await Inner.CommitAsync(table, partition, changes, cancellationToken);
        if (LoseAnswers > 0)
        {
            LoseAnswers--;
            throw new StoreUnavailableException("The line broke before the answer arrived.", mayHaveCommitted: true);
        }

        return result;
    }
}
