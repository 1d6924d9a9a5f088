using System.Runtime.CompilerServices;

namespace Collab.Core.Store;

/// <summary>Whole ranges, page after page.</summary>
public static class RowStoreReading
{
    /// <summary>The most rows of one page.</summary>
    public const int PageSize = 1000;

    public static async IAsyncEnumerable<Row> ReadAllAsync(
        this IRowStore store,
        string table,
        string partition,
        RowRange range,
        IReadOnlyList<string>? columns,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        string? continuation = null;
        do
        {
            var page = await store.ReadRangeAsync(table, partition, range, PageSize, continuation, columns, cancellationToken);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
    }
}
