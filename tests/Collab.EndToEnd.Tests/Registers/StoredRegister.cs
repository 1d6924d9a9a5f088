using System.Text;
using System.Text.Json.Nodes;
using Collab.Core.Activities;
using Collab.Core.Items;
using Collab.Core.MonthCells;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Writing;
using Collab.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.EndToEnd.Tests.Registers;

/// <summary>The store of an app that has been stopped, opened directly, and checked as a whole.</summary>
internal sealed class StoredRegister : IAsyncDisposable
{
    private static readonly RowRange AllCells = RowRange.Prefix("m|");

    private readonly ServiceProvider services;
    private readonly IRowStore rows;

    private StoredRegister(ServiceProvider services)
    {
        this.services = services;
        rows = services.GetRequiredService<IRowStore>();
    }

    /// <summary>The opened store.</summary>
    public IRowStore Rows => rows;

    public static async Task<StoredRegister> OpenAsync(AppProcess stopped)
    {
        var settings = new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = stopped.StorageConnection,
            ["Collab:DataFolder"] = stopped.DataFolder,
        };
        var services = new ServiceCollection();
        services.AddCollabStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        var register = new StoredRegister(services.BuildServiceProvider());
        await register.rows.OpenAsync(CancellationToken.None);
        return register;
    }

    /// <summary>
    /// Checks every collaboration of the home institution: the history has no gap and chains to the hash in the collaboration's row, it
    /// says of each item once that it was made, and the month cells are those that the items give. The activities by code.
    /// </summary>
    public async Task<List<(string Code, JsonNode Activity)>> CheckAsync(string institution)
    {
        var cells = await CellsAsync(institution);
        var all = new List<(string, JsonNode)>();
        await foreach (var row in AllAsync(institution, RegisterKeys.AllCollaborations))
        {
            var head = CollaborationHead.Read(row);
            var items = await CheckAsync(head, cells);
            all.AddRange(items.Where(i => i.Record is Activity).Select(a => (head.Record.Code!, JsonNode.Parse(a.Body)!)));
        }

        // What hung on a deleted collaboration is cleared once a day, and is as whole as before until then.
        await foreach (var row in AllAsync(institution, RegisterKeys.AllDeleted))
        {
            if (!row.Values.ContainsKey("cleared"))
            {
                await CheckAsync(CollaborationHead.Read(row), cells);
            }
        }

        Assert.Empty(cells);
        return all;
    }

    /// <summary>The rows of a range.</summary>
    public async Task<List<Row>> RowsAsync(string table, string partition, RowRange range)
    {
        var found = new List<Row>();
        await foreach (var row in rows.ReadAllAsync(table, partition, range, null, CancellationToken.None))
        {
            found.Add(row);
        }

        return found;
    }

    public async ValueTask DisposeAsync() => await services.DisposeAsync();

    private async Task<List<StoredItem>> CheckAsync(CollaborationHead head, Dictionary<(Month, Guid), byte[]> cells)
    {
        var items = await ItemsAsync(head);
        await CheckHistoryAsync(head, items);
        CheckCells(head, [.. items.Select(i => i.Record)], cells);
        return items;
    }

    /// <summary>Takes this collaboration's cells out of <paramref name="cells"/>: what is left in the end belongs to nobody.</summary>
    private static void CheckCells(CollaborationHead head, List<IItem> items, Dictionary<(Month, Guid), byte[]> cells)
    {
        // A cell that was emptied stays, and stays listed.
        Assert.All(items.Select(i => i.Counted).OfType<CellEntry>(), entry => Assert.True(head.Months.Has(entry.Month)));
        foreach (var month in head.Months.Months)
        {
            Assert.True(cells.Remove((month, head.Record.Id), out var kept), $"There is no cell of {month}.");
            Assert.Equal(MonthCell.Of(month, items).Encode(), kept);
        }
    }

    private async Task CheckHistoryAsync(CollaborationHead head, List<StoredItem> items)
    {
        var entries = new List<string>();
        await foreach (var row in AllAsync(head.Record.Institution, RegisterKeys.HistoryOf(head.Record.Id)))
        {
            Assert.Equal(RegisterKeys.History(head.Record.Id, entries.Count + 1), row.Key);
            entries.Add(Encoding.UTF8.GetString(Payload.Read(row, "body")!));
        }

        var chain = HistoryChain.Check(entries);
        Assert.Equal(head.Version, chain.Version);
        Assert.Equal(head.Hash, chain.Hash);
        Assert.Equal(items.Select(i => i.Record.Id.ToString()).Order(StringComparer.Ordinal), chain.Made.Order(StringComparer.Ordinal));
    }

    private async Task<List<StoredItem>> ItemsAsync(CollaborationHead head)
    {
        var items = new List<StoredItem>();
        foreach (var type in ItemType.All)
        {
            await foreach (var row in AllAsync(head.Record.Institution, RegisterKeys.Items(head.Record.Id, type)))
            {
                items.Add(StoredItem.Read(type, row));
            }
        }

        return items;
    }

    private async Task<Dictionary<(Month, Guid), byte[]>> CellsAsync(string institution)
    {
        var cells = new Dictionary<(Month, Guid), byte[]>();
        await foreach (var row in AllAsync(institution, AllCells))
        {
            cells.Add(RegisterKeys.ReadMonthCell(row.Key), Payload.Read(row, "cell")!);
        }

        return cells;
    }

    private IAsyncEnumerable<Row> AllAsync(string institution, RowRange range) =>
        rows.ReadAllAsync(TableNames.Register, institution, range, null, CancellationToken.None);
}
