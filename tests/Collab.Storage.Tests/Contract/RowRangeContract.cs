using System.Text;
using Collab.Core.Store;

namespace Collab.Storage.Tests.Contract;

/// <summary>Ranges of rows: order, bounds, pages and what keys may be made of.</summary>
public abstract class RowRangeContract
{
    private const string Table = TableNames.Register;

    /// <summary>Every ASCII character that a key may have.</summary>
    private static readonly string[] AsciiKeys =
        [.. Enumerable.Range(0x20, 0x5f).Select(c => (char)c).Where(c => c is not ('/' or '\\' or '#' or '?')).Select(c => $"k{c}k")];

    private static readonly string[] UnicodeKeys = ["Өвөрхангай", "Үндэсний", "नेपाल", "नेपालको", "中文", "\u00e9", "e\u0301", "ｚ", "😀", "😁 x", "ÿ", "Ā"];

    private readonly string partition = "p-" + Guid.CreateVersion7().ToString("n");

    protected abstract IRowStore Store { get; }

    /// <summary>Whether the store sorts a character beyond U+FFFF by its UTF-16 units.</summary>
    protected virtual bool SortsSurrogatesOrdinally => true;

    private static CancellationToken None => CancellationToken.None;

    [StoreFact]
    public async Task Range_EveryAsciiCharacter_ComesInOrdinalOrder()
    {
        await AddAsync(AsciiKeys.Reverse());

        Assert.Equal(AsciiKeys.Order(StringComparer.Ordinal), await KeysAsync(new("", "~~~"), 1000));
        foreach (var key in AsciiKeys)
        {
            Assert.Equal(key, (await Store.ReadAsync(Table, partition, key, null, None))?.Key);
        }
    }

    [StoreFact]
    public async Task Range_UnicodeKeys_ComeInOrdinalOrder()
    {
        var keys = UnicodeKeys.Where(k => SortsSurrogatesOrdinally || !k.Any(c => char.IsSurrogate(c) || c > '\ud800')).ToArray();
        await AddAsync(keys);

        Assert.Equal(keys.Order(StringComparer.Ordinal), await KeysAsync(new(" ", "\uffff"), 1000));
    }

    [StoreFact]
    public async Task Read_UnicodeKeyAndPartition_FindsRow()
    {
        foreach (var key in UnicodeKeys)
        {
            await Store.CommitAsync(Table, partition + key, [new RowChange.Put(key, Values(key))], None);
            Assert.Equal(key, (await Store.ReadAsync(Table, partition + key, key, null, None))?.Text("v"));
        }
    }

    [StoreFact]
    public async Task Keys_DifferingInCaseOrTrailingSpace_AreDifferent()
    {
        string[] keys = ["Key", "key", "KEY", "key ", " key", "kéy"];
        await AddAsync(keys);

        Assert.Equal(keys.Order(StringComparer.Ordinal), await KeysAsync(new("", "\uffff"), 1000));
    }

    [StoreFact]
    public async Task Keys_EmptyAndLongest_AreKept()
    {
        string[] keys = ["", new('x', 512), new('Ө', 512)];
        await AddAsync(keys);

        foreach (var key in keys)
        {
            Assert.Equal(key, (await Store.ReadAsync(Table, partition, key, null, None))?.Key);
        }
    }

    [StoreFact]
    public async Task Range_Bounds_AreInclusiveAndExclusive()
    {
        await AddAsync(["a", "b", "b|1", "b|2", "c", "d"]);

        Assert.Equal(["b", "b|1", "b|2"], await KeysAsync(new("b", "c"), 1000));
        Assert.Equal(["b|1", "b|2"], await KeysAsync(RowRange.Prefix("b|"), 1000));
        Assert.Equal(["b|2"], await KeysAsync(RowRange.Prefix("b").After("b|1"), 1000));
        Assert.Empty(await KeysAsync(new("c", "b"), 1000));
        Assert.Empty(await KeysAsync(new("x", "y"), 1000));
    }

    [StoreTheory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    [InlineData(41)]
    public async Task Range_Pages_BringEveryRowOnce(int limit)
    {
        var keys = Enumerable.Range(0, 40).Select(i => $"k|{i:00}'").ToArray();
        await AddAsync(keys);
        await AddAsync(["j", "l"]);

        Assert.Equal(keys, await KeysAsync(RowRange.Prefix("k"), limit));
    }

    [StoreFact]
    public async Task Range_RowsWrittenBetweenPages_ContinueBehindTheLastRow()
    {
        await AddAsync(["a", "c", "e"]);
        var first = await Store.ReadRangeAsync(Table, partition, new("a", "z"), 2, null, null, None);
        await AddAsync(["b", "d"]);

        var rest = new List<string>();
        for (var next = first.Continuation; next is not null;)
        {
            var page = await Store.ReadRangeAsync(Table, partition, new("a", "z"), 2, next, null, None);
            rest.AddRange(page.Rows.Select(r => r.Key));
            next = page.Continuation;
        }

        // A row that appears between pages may be missed; one that was there may not, and none comes twice.
        Assert.Equal(["a", "c"], first.Rows.Select(r => r.Key));
        Assert.Equal(["e"], rest.Where(key => key != "d"));
    }

    [StoreFact]
    public async Task Range_Columns_BringsThoseOnly()
    {
        await AddAsync(["a", "b"]);

        var page = await Store.ReadRangeAsync(Table, partition, new("a", "z"), 10, null, ["n"], None);

        Assert.All(page.Rows, row => Assert.Equal(["n"], row.Values.Keys));
        Assert.All(page.Rows, row => Assert.NotEmpty(row.ETag));
    }

    [StoreTheory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task Range_LimitOutOfBounds_IsOverLimit(int limit)
    {
        await Assert.ThrowsAsync<StoreLimitException>(() => Store.ReadRangeAsync(Table, partition, new("a", "b"), limit, null, null, None));
    }

    private static Dictionary<string, object> Values(string key) => new() { ["v"] = key, ["n"] = Encoding.UTF8.GetByteCount(key) };

    private async Task AddAsync(IEnumerable<string> keys)
    {
        foreach (var chunk in keys.Chunk(StoreLimits.ChangesPerCommit))
        {
            var result = await Store.CommitAsync(Table, partition, [.. chunk.Select(k => new RowChange.Add(k, Values(k)))], None);
            Assert.IsType<CommitResult.Committed>(result);
        }
    }

    private async Task<List<string>> KeysAsync(RowRange range, int limit)
    {
        var keys = new List<string>();
        string? next = null;
        do
        {
            var page = await Store.ReadRangeAsync(Table, partition, range, limit, next, null, None);
            Assert.True(page.Rows.Count <= limit);
            keys.AddRange(page.Rows.Select(r => r.Key));
            next = page.Continuation;
        }
        while (next is not null);
        return keys;
    }
}
