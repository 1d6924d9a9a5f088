using Collab.Core.Store;

namespace Collab.Storage.Tests.Contract;

/// <summary>What every row store does. Each test works in a partition of its own; an adapter's class brings the store.</summary>
public abstract class RowStoreContract
{
    private const string Table = TableNames.Register;

    private readonly string partition = "p-" + Guid.CreateVersion7().ToString("n");

    /// <summary>The opened store.</summary>
    protected abstract IRowStore Store { get; }

    private static CancellationToken None => CancellationToken.None;

    [StoreFact]
    public async Task Read_NoSuchRow_IsNull()
    {
        Assert.Null(await Store.ReadAsync(Table, partition, "none", null, None));
    }

    [StoreFact]
    public async Task Commit_Add_StoresRowWithTheAnsweredTag()
    {
        var tags = await CommittedAsync(new RowChange.Add("a", Values(("name", "Ulaanbaatar"))));

        var row = await ReadAsync("a");
        Assert.Equal("Ulaanbaatar", row?.Text("name"));
        Assert.Equal(tags[0], row?.ETag);
        Assert.NotEmpty(tags[0]);
    }

    [StoreFact]
    public async Task Commit_AddOfTakenKey_IsRefusedAndKeepsRow()
    {
        await CommittedAsync(new RowChange.Add("a", Values(("n", 1))));

        await RefusedAsync(0, RefusalReason.Exists, new RowChange.Add("a", Values(("n", 2))));

        Assert.Equal(1, (await ReadAsync("a"))?.Number("n"));
    }

    [StoreFact]
    public async Task Commit_ReplaceUnderTag_ReplacesAllValuesAndTag()
    {
        var first = await CommittedAsync(new RowChange.Add("a", Values(("n", 1), ("gone", "x"))));

        var second = await CommittedAsync(new RowChange.Replace("a", Values(("n", 2)), first[0]));

        var row = await ReadAsync("a");
        Assert.Equal(second[0], row?.ETag);
        Assert.NotEqual(first[0], second[0]);
        Assert.Equal(["n"], row?.Values.Keys);
        Assert.Equal(2, row?.Number("n"));
    }

    [StoreFact]
    public async Task Commit_ReplaceUnderLostTag_IsRefusedAsStale()
    {
        var first = await CommittedAsync(new RowChange.Add("a", Values(("n", 1))));
        await CommittedAsync(new RowChange.Replace("a", Values(("n", 2)), first[0]));

        await RefusedAsync(0, RefusalReason.Stale, new RowChange.Replace("a", Values(("n", 3)), first[0]));

        Assert.Equal(2, (await ReadAsync("a"))?.Number("n"));
    }

    [StoreFact]
    public async Task Commit_ReplaceOrDeleteOfMissingRow_IsRefusedAsMissing()
    {
        var tags = await CommittedAsync(new RowChange.Add("a", Values(("n", 1))));

        await RefusedAsync(0, RefusalReason.Missing, new RowChange.Replace("b", Values(("n", 1)), tags[0]));
        await RefusedAsync(0, RefusalReason.Missing, new RowChange.Delete("b", tags[0]));
        await RefusedAsync(0, RefusalReason.Missing, new RowChange.Delete("b"));
        await RefusedAsync(1, RefusalReason.Missing, new RowChange.Put("c", Values(("n", 1))), new RowChange.Delete("b"));

        Assert.Null(await ReadAsync("b"));
        Assert.Null(await ReadAsync("c"));
    }

    [StoreFact]
    public async Task Commit_DeletedAndAddedAgain_OldTagStaysLost()
    {
        var first = await CommittedAsync(new RowChange.Add("a", Values(("n", 1))));
        await CommittedAsync(new RowChange.Delete("a", first[0]));
        await CommittedAsync(new RowChange.Add("a", Values(("n", 1))));

        await RefusedAsync(0, RefusalReason.Stale, new RowChange.Delete("a", first[0]));

        Assert.NotNull(await ReadAsync("a"));
    }

    [StoreFact]
    public async Task Commit_Put_InsertsThenReplacesWhole()
    {
        await CommittedAsync(new RowChange.Put("a", Values(("n", 1), ("gone", "x"))));
        await CommittedAsync(new RowChange.Put("a", Values(("n", 2))));

        var row = await ReadAsync("a");
        Assert.Equal(2, row?.Number("n"));
        Assert.Null(row?.Text("gone"));
    }

    [StoreFact]
    public async Task Commit_Delete_AnswersEmptyTag()
    {
        await CommittedAsync(new RowChange.Add("a", Values(("n", 1))));

        var tags = await CommittedAsync(new RowChange.Delete("a"), new RowChange.Add("b", Values(("n", 2))));

        Assert.Empty(tags[0]);
        Assert.Equal((await ReadAsync("b"))?.ETag, tags[1]);
        Assert.Null(await ReadAsync("a"));
    }

    [StoreFact]
    public async Task Commit_HundredChanges_AllAreThere()
    {
        var changes = Enumerable.Range(0, 100).Select(i => (RowChange)new RowChange.Add($"k{i:000}", Values(("n", i)))).ToArray();

        var tags = await CommittedAsync(changes);

        var page = await Store.ReadRangeAsync(Table, partition, RowRange.Prefix("k"), 1000, null, null, None);
        Assert.Equal(changes.Select(c => c.Key), page.Rows.Select(r => r.Key));
        Assert.Equal(tags, page.Rows.Select(r => r.ETag));
    }

    [StoreTheory]
    [InlineData(0)]
    [InlineData(57)]
    [InlineData(99)]
    public async Task Commit_OneConflictAmongHundred_NamesItAndChangesNothing(int conflict)
    {
        var kept = await CommittedAsync(new RowChange.Add("taken", Values(("n", 1))), new RowChange.Add("other", Values(("n", 1))));
        var changes = Enumerable.Range(0, 100).Select(i => (RowChange)new RowChange.Add($"k{i:000}", Values(("n", i)))).ToArray();
        changes[(conflict + 1) % 100] = new RowChange.Put("other", Values(("n", 2)));
        changes[conflict] = new RowChange.Add("taken", Values(("n", 2)));

        await RefusedAsync(conflict, RefusalReason.Exists, changes);

        var page = await Store.ReadRangeAsync(Table, partition, new("", "\u007e"), 1000, null, null, None);
        Assert.Equal(["other", "taken"], page.Rows.Select(r => r.Key));
        Assert.Equal([kept[1], kept[0]], page.Rows.Select(r => r.ETag));
    }

    [StoreFact]
    public async Task Commit_StaleTagAmongSeveral_NamesItAndChangesNothing()
    {
        var first = await CommittedAsync(new RowChange.Add("a", Values(("n", 1))));
        await CommittedAsync(new RowChange.Put("a", Values(("n", 2))));

        await RefusedAsync(
            2,
            RefusalReason.Stale,
            new RowChange.Add("x", Values(("n", 1))),
            new RowChange.Put("y", Values(("n", 1))),
            new RowChange.Replace("a", Values(("n", 3)), first[0]),
            new RowChange.Add("z", Values(("n", 1))));

        Assert.Equal(2, (await ReadAsync("a"))?.Number("n"));
        Assert.Null(await ReadAsync("x"));
        Assert.Null(await ReadAsync("y"));
        Assert.Null(await ReadAsync("z"));
    }

    [StoreFact]
    public async Task Partitions_SameKey_AreApart()
    {
        await CommittedAsync(new RowChange.Add("a", Values(("n", 1))));
        await Store.CommitAsync(Table, partition + "2", [new RowChange.Add("a", Values(("n", 2)))], None);
        await Store.CommitAsync(TableNames.Documents, partition, [new RowChange.Add("a", Values(("n", 3)))], None);

        Assert.Equal(1, (await ReadAsync("a"))?.Number("n"));
        Assert.Equal(2, (await Store.ReadAsync(Table, partition + "2", "a", null, None))?.Number("n"));
        Assert.Equal(3, (await Store.ReadAsync(TableNames.Documents, partition, "a", null, None))?.Number("n"));
    }

    [StoreFact]
    public async Task Read_Columns_BringsThoseOnly()
    {
        await CommittedAsync(new RowChange.Add("a", Values(("one", "1"), ("two", 2), ("three", 3.5))));

        var row = await Store.ReadAsync(Table, partition, "a", ["three", "absent", "one"], None);
        var none = await Store.ReadAsync(Table, partition, "a", [], None);

        Assert.Equal(["one", "three"], row!.Values.Keys.Order());
        Assert.Equal("a", row.Key);
        Assert.NotEmpty(row.ETag);
        Assert.Empty(none!.Values);
    }

    private static Dictionary<string, object> Values(params (string Name, object Value)[] values) => values.ToDictionary(v => v.Name, v => v.Value);

    private Task<Row?> ReadAsync(string key) => Store.ReadAsync(Table, partition, key, null, None);

    private async Task<IReadOnlyList<string>> CommittedAsync(params RowChange[] changes) =>
        Assert.IsType<CommitResult.Committed>(await Store.CommitAsync(Table, partition, changes, None)).ETags;

    private async Task RefusedAsync(int index, RefusalReason reason, params RowChange[] changes) =>
        Assert.Equal(new CommitResult.Refused(index, reason), await Store.CommitAsync(Table, partition, changes, None));
}
