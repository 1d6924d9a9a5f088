using System.Runtime.CompilerServices;

namespace Collab.Core.Store;

/// <summary>Whole ranges, page after page.</summary>
public static class RowStoreReading
{
    /// <summary>The most rows of one page.</summary>
    public const int PageSize = 1000;

    /// <summary>All rows of a range. A reader that stops early asks for small pages.</summary>
    public static async IAsyncEnumerable<Row> ReadAllAsync(
        this IRowStore store,
        string table,
        string partition,
        RowRange range,
        IReadOnlyList<string>? columns,
        [EnumeratorCancellation] CancellationToken cancellationToken,
        int pageSize = PageSize)
    {
        ArgumentNullException.ThrowIfNull(store);
        string? continuation = null;
        do
        {
            var page = await store.ReadRangeAsync(table, partition, range, pageSize, continuation, columns, cancellationToken);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
    }
}
