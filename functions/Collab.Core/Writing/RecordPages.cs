using Collab.Core.Results;
using Collab.Core.Store;

namespace Collab.Core.Writing;

/// <summary>Pages of stored records straight from a range of table <c>Register</c>.</summary>
internal static class RecordPages
{
    /// <summary>At most <paramref name="limit"/> records; the cursor is what <paramref name="cursorOf"/> makes of the last row shown.</summary>
    public static async Task<RecordPage> ReadAsync(
        IRowStore store, string institution, RowRange range, int limit, Func<Row, string> cursorOf, CancellationToken cancellationToken)
    {
        var rows = new List<Row>(limit);
        string? continuation = null;
        do
        {
            // One more than shown, to know whether there is a next page.
            var wanted = Math.Min(limit + 1 - rows.Count, RowStoreReading.PageSize);
            var page = await store.ReadRangeAsync(TableNames.Register, institution, range, wanted, continuation, null, cancellationToken);
            rows.AddRange(page.Rows);
            continuation = page.Continuation;
        }
        while (rows.Count <= limit && continuation is not null);

        var shown = rows.Take(limit).ToArray();
        return new([.. shown.Select(r => Payload.Read(r, "body")!)], rows.Count > limit ? cursorOf(shown[^1]) : null);
    }

    /// <summary>At most <paramref name="limit"/> of the records that pass; the cursor is what <paramref name="cursorOf"/> makes of the last one shown.</summary>
    public static async Task<RecordPage> FilterAsync<T>(
        IAsyncEnumerable<T> records, Func<T, bool> passes, int limit, Func<T, byte[]> bytesOf, Func<T, string> cursorOf)
        where T : class
    {
        var shown = new List<byte[]>();
        T? last = null;
        await foreach (var record in records)
        {
            if (!passes(record))
            {
                continue;
            }

            if (shown.Count == limit)
            {
                return new(shown, cursorOf(last!));
            }

            shown.Add(bytesOf(record));
            last = record;
        }

        return new(shown, null);
    }
}
