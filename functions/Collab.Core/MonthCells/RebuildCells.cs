using Collab.Core.Items;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.MonthCells;

/// <summary>Makes the month cells of a collaboration anew from its items, a page of them at a time.</summary>
public sealed class RebuildCells(IRowStore store)
{
    private static readonly IReadOnlyList<ItemType> Types = [.. ItemType.All, ItemType.Document];

    public async Task<IReadOnlyDictionary<Month, MonthCell>> RunAsync(string institution, Guid collaboration, CancellationToken cancellationToken)
    {
        var cells = new Dictionary<Month, MonthCell>();
        foreach (var type in Types)
        {
            var page = new List<CellEntry>(RowStoreReading.PageSize);
            await foreach (var row in store.ReadAllAsync(TableNames.Register, institution, RegisterKeys.Items(collaboration, type), null, cancellationToken))
            {
                if (StoredItem.Read(type, row).Record.Counted is { } entry)
                {
                    page.Add(entry);
                }

                if (page.Count == RowStoreReading.PageSize)
                {
                    Add(cells, page);
                }
            }

            Add(cells, page);
        }

        return cells;
    }

    private static void Add(Dictionary<Month, MonthCell> cells, List<CellEntry> page)
    {
        foreach (var month in page.GroupBy(e => e.Month))
        {
            cells[month.Key] = cells.GetValueOrDefault(month.Key, MonthCell.Empty).With([], month);
        }

        page.Clear();
    }
}
