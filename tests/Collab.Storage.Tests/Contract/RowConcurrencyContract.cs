using Collab.Core.Store;

namespace Collab.Storage.Tests.Contract;

/// <summary>Commits side by side: each is whole, and of two that exclude each other one wins.</summary>
public abstract class RowConcurrencyContract
{
    private const string Table = TableNames.Register;
    private const int Commits = 1000;

    private readonly string partition = "p-" + Guid.CreateVersion7().ToString("n");

    protected abstract IRowStore Store { get; }

    private static CancellationToken None => CancellationToken.None;

    [StoreFact]
    public async Task Commit_ThousandAtOnceToOnePartition_AllAreThere()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, Commits).Select(i => CommitPairAsync(partition, i)));

        Assert.All(results, result => Assert.IsType<CommitResult.Committed>(result));
        Assert.Equal(Commits * 2, await CountAsync(partition));
    }

    [StoreFact]
    public async Task Commit_ThousandAtOnceToManyPartitions_AllAreThere()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, Commits).Select(i => CommitPairAsync(partition + (i % 50), i)));

        Assert.All(results, result => Assert.IsType<CommitResult.Committed>(result));
        foreach (var i in Enumerable.Range(0, 50))
        {
            Assert.Equal(Commits / 50 * 2, await CountAsync(partition + i));
        }
    }

    [StoreFact]
    public async Task Commit_SameKeyAtOnce_OneWinsAndTheOthersLeaveNothing()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Store.CommitAsync(
            Table,
            partition,
            [new RowChange.Add($"own{i}", new Dictionary<string, object>()), new RowChange.Add("same", new Dictionary<string, object> { ["by"] = i })],
            None)));

        var winner = Assert.Single(Enumerable.Range(0, 64), i => results[i] is CommitResult.Committed);
        Assert.All(results.Where(r => r is not CommitResult.Committed), r => Assert.Equal(new CommitResult.Refused(1, RefusalReason.Exists), r));
        Assert.Equal(winner, (await Store.ReadAsync(Table, partition, "same", null, None))?.Number("by"));
        Assert.Equal(2, await CountAsync(partition));
    }

    [StoreFact]
    public async Task Commit_CountersUnderTags_LoseNoIncrement()
    {
        await Store.CommitAsync(Table, partition, [new RowChange.Add("sum", new Dictionary<string, object> { ["n"] = 0 })], None);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            for (var done = 0; done < 5;)
            {
                var row = (await Store.ReadAsync(Table, partition, "sum", null, None))!;
                var next = new RowChange.Replace("sum", new Dictionary<string, object> { ["n"] = row.Number("n")! + 1 }, row.ETag);
                done += await Store.CommitAsync(Table, partition, [next], None) is CommitResult.Committed ? 1 : 0;
            }
        }));

        Assert.Equal(40, (await Store.ReadAsync(Table, partition, "sum", null, None))?.Number("n"));
    }

    private Task<CommitResult> CommitPairAsync(string into, int i) => Store.CommitAsync(
        Table,
        into,
        [new RowChange.Add($"a|{i:0000}", new Dictionary<string, object> { ["n"] = i }), new RowChange.Add($"b|{i:0000}", new Dictionary<string, object>())],
        None);

    private async Task<int> CountAsync(string of)
    {
        var count = 0;
        string? next = null;
        do
        {
            var page = await Store.ReadRangeAsync(Table, of, new("", "~"), 1000, next, [], None);
            count += page.Rows.Count;
            next = page.Continuation;
        }
        while (next is not null);
        return count;
    }
}
