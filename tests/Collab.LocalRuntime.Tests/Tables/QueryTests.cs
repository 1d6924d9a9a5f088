using Azure.Data.Tables;
using Collab.Testing.Azurite;

namespace Collab.LocalRuntime.Tests.Tables;

public sealed class QueryTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    public static TheoryData<string> Columns => ["Text", "Number", "Long", "Rate", "Flag", "At", "Id", "Data"];

    [AzuriteFact]
    public async Task Query_PartitionAndRange_BringsItInOrder()
    {
        var table = await FilledAsync(20);

        var rows = await table.QueryAsync<TableEntity>("PartitionKey eq 'p' and RowKey ge '005' and RowKey lt '009'").ToListAsync();

        Assert.Equal(["005", "006", "007", "008"], rows.Select(r => r.RowKey));
    }

    [AzuriteFact]
    public async Task Query_MaxPerPage_BringsAllInPages()
    {
        var table = await FilledAsync(20);

        var pages = await table.QueryAsync<TableEntity>("PartitionKey eq 'p'", maxPerPage: 8).AsPages().ToListAsync();

        Assert.Equal([8, 8, 4], pages.Select(p => p.Values.Count));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i:D3}"), pages.SelectMany(p => p.Values).Select(r => r.RowKey));
        Assert.Null(pages[^1].ContinuationToken);
    }

    [AzuriteFact]
    public async Task AsPages_ContinuationOfAnEarlierQuery_GoesOnThere()
    {
        var table = await FilledAsync(10);
        var first = await table.QueryAsync<TableEntity>("PartitionKey eq 'p'").AsPages(pageSizeHint: 4).FirstAsync();

        var rest = await table.QueryAsync<TableEntity>("PartitionKey eq 'p'").AsPages(first.ContinuationToken).ToListAsync();

        Assert.Equal(4, first.Values.Count);
        Assert.Equal(["004", "005", "006", "007", "008", "009"], rest.SelectMany(p => p.Values).Select(r => r.RowKey));
    }

    [AzuriteFact]
    public async Task Query_Over1000_FollowsTheServicesContinuation()
    {
        var table = await FilledAsync(1_050);

        var rows = await table.QueryAsync<TableEntity>("PartitionKey eq 'p'", select: ["RowKey"]).ToListAsync();

        Assert.Equal(1_050, rows.Count);
        Assert.Equal("1049", rows[^1].RowKey);
    }

    [AzuriteFact]
    public async Task Query_Select_BringsThoseOnly()
    {
        var table = await FilledAsync(3);

        var rows = await table.QueryAsync<TableEntity>(select: ["RowKey", "N"]).ToListAsync();

        Assert.Equal([0, 1, 2], rows.Select(r => r.GetInt32("N")!.Value));
        Assert.All(rows, r => Assert.False(r.ContainsKey("Text")));
    }

    [AzuriteFact]
    public async Task Query_Cancelled_Stops()
    {
        var table = await FilledAsync(3);
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await table.QueryAsync<TableEntity>(cancellationToken: cancel.Token).ToListAsync());
    }

    [AzuriteTheory]
    [MemberData(nameof(Columns))]
    public async Task Query_CreateQueryFilter_FindsEveryType(string column)
    {
        var table = await TestTable.CreateAsync(azurite);
        var wanted = new Dictionary<string, object>
        {
            ["Text"] = "O'Brien & 'sons' = 100%",
            ["Number"] = -42,
            ["Long"] = 9_007_199_254_740_993L,
            ["Rate"] = 0.1,
            ["Flag"] = true,
            ["At"] = new DateTimeOffset(2026, 11, 22, 1, 2, 3, 456, TimeSpan.FromHours(8)),
            ["Id"] = new Guid("7c9e6679-7425-40de-944b-e07fc1f90ae7"),
            ["Data"] = new byte[] { 0, 171, 255 },
        };
        var other = new Dictionary<string, object>
        {
            ["Text"] = "x", ["Number"] = 1, ["Long"] = 1L, ["Rate"] = 1.5, ["Flag"] = false, ["At"] = DateTimeOffset.UnixEpoch,
            ["Id"] = Guid.Empty, ["Data"] = new byte[] { 1 },
        };
        await table.AddEntityAsync(new TableEntity(wanted) { PartitionKey = "p", RowKey = "wanted" });
        await table.AddEntityAsync(new TableEntity(other) { PartitionKey = "p", RowKey = "other" });

        // The column's name is part of the text, the value an argument.
        var filter = TableClient.CreateQueryFilter(System.Runtime.CompilerServices.FormattableStringFactory.Create(column + " eq {0}", wanted[column]));
        var rows = await table.QueryAsync<TableEntity>(filter).ToListAsync();

        Assert.Equal("wanted", Assert.Single(rows).RowKey);
    }

    private async Task<TableClient> FilledAsync(int count)
    {
        var table = await TestTable.CreateAsync(azurite);
        foreach (var part in Enumerable.Range(0, count).Chunk(100))
        {
            await table.SubmitTransactionAsync(part.Select(i => new TableTransactionAction(
                TableTransactionActionType.Add, new TableEntity("p", count > 1_000 ? $"{i:D4}" : $"{i:D3}") { ["N"] = i, ["Text"] = "text" })));
        }

        return table;
    }
}
