using Collab.Core.Store;
using Collab.Testing.Stores;

namespace Collab.Core.Tests.Support;

/// <summary>The process is stopped behind the given number of commits to a table.</summary>
internal sealed class StoppingStore(IRowStore inner, string stopped, int after, CancellationTokenSource stop) : StoreAround(inner)
{
    private int left = after;

    public override async Task<CommitResult> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        if (table == stopped && Interlocked.Decrement(ref left) < 0)
        {
            await stop.CancelAsync();
            throw new StoreUnavailableException("The process stops here.", mayHaveCommitted: false);
        }

        return await Inner.CommitAsync(table, partition, changes, cancellationToken);
    }
}
