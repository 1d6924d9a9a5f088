using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Collab.Core.Collaborations;
using Collab.Core.Items;
using Collab.Core.MonthCells;
using Collab.Core.Standards;
using Collab.Core.Store;

namespace Collab.Core.Writing;

/// <summary>Reads the rows of table <c>Register</c> by their meaning.</summary>
public sealed class RegisterReader(IRowStore store)
{
    /// <summary>Rows asked for side by side.</summary>
    private const int AtOnce = 16;

    public async Task<CollaborationHead?> HeadAsync(string institution, Guid id, CancellationToken cancellationToken)
    {
        var row = await store.ReadAsync(TableNames.Register, institution, RegisterKeys.Collaboration(id), null, cancellationToken);
        return row is null ? null : CollaborationHead.Read(row);
    }

    /// <summary>What is left of a deleted collaboration, or null.</summary>
    public async Task<CollaborationHead?> DeletedAsync(string institution, Guid id, CancellationToken cancellationToken)
    {
        var row = await store.ReadAsync(TableNames.Register, institution, RegisterKeys.Deleted(id), null, cancellationToken);
        return row is null ? null : CollaborationHead.Read(row);
    }

    /// <summary>
    /// The rows of an institution's collaborations, newest id first, without what only a write needs; <paramref name="columns"/> may leave
    /// out more, but not the body.
    /// </summary>
    public async IAsyncEnumerable<Row> CollaborationRowsAsync(
        string institution,
        RowRange range,
        [EnumeratorCancellation] CancellationToken cancellationToken,
        int pageSize = RowStoreReading.PageSize,
        IReadOnlyList<string>? columns = null)
    {
        var rows = store.ReadAllAsync(TableNames.Register, institution, range, columns ?? CollaborationHead.RecordColumns, cancellationToken, pageSize);
        await foreach (var row in rows)
        {
            yield return Payload.MayGoOn(row, "body")
                ? await store.ReadAsync(TableNames.Register, institution, row.Key, null, cancellationToken) ?? row
                : row;
        }
    }

    /// <summary>All collaborations of an institution as reports and timers look at them, newest id first.</summary>
    internal async IAsyncEnumerable<ListedCollaboration> ListedAsync(string institution, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = CollaborationRowsAsync(institution, RegisterKeys.AllCollaborations, cancellationToken, columns: ListedCollaboration.Columns);
        await foreach (var row in rows)
        {
            yield return new(row, ListedCollaboration.BodyOf(row));
        }
    }

    public async Task<StoredItem?> ItemAsync(string institution, Guid collaboration, ItemType type, Guid id, CancellationToken cancellationToken)
    {
        var row = await store.ReadAsync(TableNames.Register, institution, RegisterKeys.Item(collaboration, type, id), null, cancellationToken);
        return row is null ? null : StoredItem.Read(type, row);
    }

    /// <summary>The items among <paramref name="keys"/> that are stored.</summary>
    public async Task<IReadOnlyDictionary<Guid, StoredItem>> ItemsAsync(
        string institution, Guid collaboration, IEnumerable<ItemKey> keys, CancellationToken cancellationToken)
    {
        var found = new ConcurrentDictionary<Guid, StoredItem>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(keys, options, async (key, token) =>
        {
            if (await ItemAsync(institution, collaboration, key.Type, key.Id, token) is { } item)
            {
                found[key.Id] = item;
            }
        });
        return found;
    }

    public async Task<MonthCell> CellAsync(string institution, Guid collaboration, Month month, CancellationToken cancellationToken)
    {
        var row = await store.ReadAsync(TableNames.Register, institution, RegisterKeys.MonthCell(month, collaboration), null, cancellationToken);
        return row is null ? MonthCell.Empty : MonthCell.Decode(Payload.Read(row, "cell"));
    }

    /// <summary>The head with the cells of all <paramref name="months"/>, reading those that didn't travel with it.</summary>
    public async Task<CollaborationHead> WithCellsAsync(CollaborationHead head, IEnumerable<Month> months, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(months);
        var record = head.Record;
        var unknown = months.Where(m => head.KnownCell(m) is null).ToArray();
        foreach (var group in unknown.Chunk(AtOnce))
        {
            var cells = await Task.WhenAll(group.Select(m => CellAsync(record.Institution, record.Id, m, cancellationToken)));
            for (var i = 0; i < group.Length; i++)
            {
                head = head.WithCell(group[i], cells[i]);
            }
        }

        return head;
    }
}
