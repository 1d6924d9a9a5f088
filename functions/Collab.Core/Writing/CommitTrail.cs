using Collab.Core.Store;

namespace Collab.Core.Writing;

/// <summary>
/// The tries of one write. Every try carries the same change id in its history row, so that after an unclear answer the write can see
/// whether one of its tries landed after all.
/// </summary>
internal sealed class CommitTrail(IRowStore store, Guid changeId)
{
    private const int MostUnclear = 3;

    private readonly List<string> unclear = [];

    public Guid ChangeId => changeId;

    /// <summary>The result, or null when an earlier try of this write turns out to have landed.</summary>
    public async Task<CommitResult?> CommitAsync(string institution, RegisterCommit commit, string historyKey, CancellationToken cancellationToken)
    {
        try
        {
            var result = await store.CommitAsync(TableNames.Register, institution, commit.Changes, cancellationToken);
            return result is CommitResult.Refused && await HasLandedAsync(institution, cancellationToken) ? null : result;
        }
        catch (StoreUnavailableException outage) when (outage.MayHaveCommitted && unclear.Count < MostUnclear)
        {
            Note(historyKey);
            return await HasLandedAsync(institution, cancellationToken) ? null : new CommitResult.Refused(0, RefusalReason.Stale);
        }
    }

    /// <summary>Notes where a try whose answer was lost would have left its history row.</summary>
    public void Note(string historyKey) => unclear.Add(historyKey);

    /// <summary>True when a try whose answer was lost has landed after all.</summary>
    public async Task<bool> HasLandedAsync(string institution, CancellationToken cancellationToken)
    {
        foreach (var key in unclear)
        {
            var row = await store.ReadAsync(TableNames.Register, institution, key, ["change"], cancellationToken);
            if (row is not null && (Guid)row.Values["change"] == changeId)
            {
                return true;
            }
        }

        return false;
    }
}
