using Collab.Core.Store;
using Collab.Testing.Stores;

namespace Collab.Core.Tests.Support;

/// <summary>Something happens just before a row of some keys is read for the first time, as when another process comes first.</summary>
public sealed class BeforeReadStore(IRowStore inner, string prefix, Func<Task> happen) : StoreAround(inner)
{
    private bool happened;

    public override async Task<Row?> ReadAsync(string table, string partition, string key, IReadOnlyList<string>? columns, CancellationToken cancellationToken)
    {
        if (!happened && key.StartsWith(prefix, StringComparison.Ordinal))
        {
            happened = true;
            await happen();
        }

        return await Inner.ReadAsync(table, partition, key, columns, cancellationToken);
    }
}
