using Collab.Core.Store;

namespace Collab.Testing.Stores;

/// <summary>A real store that waits before its first commit to a table until another one has come so far: two processes that do the same at once.</summary>
public sealed class MeetingRowStore(IRowStore inner, string place, Barrier meeting) : StoreAround(inner)
{
    private int met;

    public override async Task<CommitResult> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        if (table == place && Interlocked.Exchange(ref met, 1) == 0)
        {
            await Task.Run(() => meeting.SignalAndWait(TimeSpan.FromSeconds(60), cancellationToken), cancellationToken);
        }

        return await Inner.CommitAsync(table, partition, changes, cancellationToken);
    }
}
