using Collab.Core.Store;
using Collab.Testing.Stores;

namespace Collab.Core.Tests.Support;

/// <summary>Something happens just before the first commit to a table, as when another process comes first.</summary>
public sealed class InBetweenStore(IRowStore inner, string awaited, Func<Task> happen) : StoreAround(inner)
{
    private bool happened;

    public override async Task<CommitResult> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        if (table == awaited && !happened)
        {
            happened = true;
            await happen();
        }

        return await Inner.CommitAsync(table, partition, changes, cancellationToken);
    }
}
