using Collab.Core.Institutions;
using Collab.Core.Reports;
using Collab.Core.Store;

namespace Collab.Core.Writing;

/// <summary>The daily clearing: markers of requests whose answers are no longer given again.</summary>
public sealed class RunRetention(IRowStore store, InstitutionDirectory directory, TimeProvider clock)
{
    /// <summary>How many markers were removed.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var removed = await ClearAsync(TableNames.Reports, ReportRegister.Partition, cancellationToken);
        foreach (var home in await directory.HomesAsync(cancellationToken))
        {
            removed += await ClearAsync(TableNames.Register, home, cancellationToken);
        }

        return removed;
    }

    private async Task<int> ClearAsync(string table, string partition, CancellationToken cancellationToken)
    {
        var removed = 0;
        var batch = new List<RowChange>(StoreLimits.ChangesPerCommit);
        await foreach (var row in store.ReadAllAsync(table, partition, RegisterKeys.AllRequests, ["at"], cancellationToken))
        {
            if (DoneMarker.IsExpired(row, clock.GetUtcNow()))
            {
                batch.Add(new RowChange.Delete(row.Key, row.ETag));
            }

            if (batch.Count == StoreLimits.ChangesPerCommit)
            {
                removed += await CommitAsync(table, partition, batch, cancellationToken);
            }
        }

        return removed + await CommitAsync(table, partition, batch, cancellationToken);
    }

    /// <summary>A marker that another process has removed or renewed in between leaves its batch to the next run.</summary>
    private async Task<int> CommitAsync(string table, string partition, List<RowChange> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
        {
            return 0;
        }

        var result = await store.CommitAsync(table, partition, batch, cancellationToken);
        var removed = result is CommitResult.Committed ? batch.Count : 0;
        batch.Clear();
        return removed;
    }
}
