using Collab.Core.Store;
using Collab.Testing.Stores;

namespace Collab.Core.Tests.Support;

/// <summary>Something happens right after a range of some keys was read, so many times, as when somebody writes while others read.</summary>
public sealed class BetweenReadsStore(IRowStore inner, string prefix, int times, Func<Task> happen) : StoreAround(inner)
{
    /// <summary>How often it has happened.</summary>
    public int Happened { get; private set; }

    public override async Task<RowPage> ReadRangeAsync(
        string table, string partition, RowRange range, int limit, string? continuation, IReadOnlyList<string>? columns, CancellationToken cancellationToken)
    {
        var page = await Inner.ReadRangeAsync(table, partition, range, limit, continuation, columns, cancellationToken);
        if (Happened < times && range.From.StartsWith(prefix, StringComparison.Ordinal))
        {
            Happened++;
            await happen();
        }

        return page;
    }
}
