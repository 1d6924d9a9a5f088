using Collab.Core.Store;
using Collab.Testing.Stores;

namespace Collab.Core.Tests.Support;

/// <summary>A store that loses the answer of one commit to a table, which was stored: the first, the second, …</summary>
internal sealed class LosingStore(IRowStore inner, string table, int lost) : StoreAround(inner)
{
    private int left = lost;

    public override async Task<CommitResult> CommitAsync(string changed, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        var result = await Inner.CommitAsync(changed, partition, changes, cancellationToken);
        return changed == table && Interlocked.Decrement(ref left) == 0
            ? throw new StoreUnavailableException("The line broke before the answer arrived.", mayHaveCommitted: true)
            : result;
    }
}
