using System.Globalization;
using Collab.Core.History;
using Collab.Core.Items;
using Collab.Core.MonthCells;
using Collab.Core.Rosters;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Moving;

/// <summary>
/// One collaboration of an export, row by row: what hangs on it is its own, its history is a chain that ends at its row, and its month cells
/// say what its items add up to.
/// </summary>
internal sealed class CollaborationProof
{
    private readonly string home;
    private readonly bool isDeleted;
    private readonly CollaborationHead head;
    private readonly ChainWalk chain;
    private readonly Dictionary<Month, MonthCell> rebuilt = [];
    private readonly Dictionary<Month, MonthCell> kept = [];
    private readonly List<CellEntry> entries = new(RowStoreReading.PageSize);

    private CollaborationProof(string home, CollaborationHead head, bool isDeleted)
    {
        (this.home, this.head, this.isDeleted) = (home, head, isDeleted);
        chain = new(head.Record.Id);
    }

    public Guid Id => head.Record.Id;

    /// <summary>A fault was found and is known: what follows from it isn't told once more.</summary>
    public bool IsFaulty { get; set; }

    /// <summary>Does a row of this kind begin a collaboration?</summary>
    public static bool IsHead(string key) => key.StartsWith("c|", StringComparison.Ordinal) || key.StartsWith("d|", StringComparison.Ordinal);

    /// <summary>Does a row of this kind hang on a collaboration?</summary>
    public static bool IsBelow(string key) => key.Length > 2 && key[1] == '|' && key[0] is 'i' or 'p' or 'j' or 'm';

    /// <exception cref="ProofException">The row is no collaboration of this home.</exception>
    public static CollaborationProof Begin(string home, Row row)
    {
        var (head, isDeleted) = (CollaborationHead.Read(row), row.Key[0] == 'd');
        var key = isDeleted ? RegisterKeys.Deleted(head.Record.Id) : RegisterKeys.Collaboration(head.Record.Id);
        return key != row.Key ? throw new ProofException("key", "The record is another one than the key says.")
            : head.Record.Institution != home ? throw new ProofException("home", $"The collaboration is of '{head.Record.Institution}', and stands in the register of '{home}'.")
            : !RecordId.MayBelongTo(head.Record.Id, home) ? throw new ProofException("id", "No register of this home has made this id.")
            : new(home, head, isDeleted);
    }

    /// <summary>Takes a row that hangs on a collaboration.</summary>
    /// <exception cref="ProofException">It breaks a rule.</exception>
    public void Take(string partition, Row row)
    {
        if (partition != home || !row.Key.Contains(Id.ToString(), StringComparison.Ordinal))
        {
            throw new ProofException("place", "What hangs on a collaboration stands behind it.");
        }

        switch (row.Key[0])
        {
            case 'i':
                TakeItem(row);
                break;
            case 'p':
                PersonSet.Read(row);
                break;
            case 'j' when !IsFaulty && chain.Take(row) is { } broken:
                throw new ProofException("history", broken, isOld: true);
            case 'm':
                kept[RegisterKeys.ReadMonthCell(row.Key).Month] = MonthCell.Decode(Payload.Read(row, "cell"));
                break;
        }
    }

    /// <summary>Compares what has come with what the collaboration's own row says.</summary>
    /// <exception cref="ProofException">The two differ.</exception>
    public void End()
    {
        if (IsFaulty)
        {
            return;
        }

        if (chain.Version != head.Version || chain.Hash != head.Hash)
        {
            throw new ProofException("history", Invariant($"The collaboration names entry {head.Version} as its last, and its history ends with another."), isOld: true);
        }

        // What hung on a deleted collaboration goes bit by bit.
        if (!isDeleted)
        {
            CompareCells();
        }
    }

    private void CompareCells()
    {
        Add();
        foreach (var month in head.Months.Months.Union(rebuilt.Keys).Union(kept.Keys))
        {
            var wanted = rebuilt.GetValueOrDefault(month, MonthCell.Empty);
            var copyDiffers = head.Cells.TryGetValue(month, out var copy) && !copy.CountsTheSameAs(wanted);
            if (copyDiffers || head.Months.DaysOf(month) != wanted.DayMask || !kept.GetValueOrDefault(month, MonthCell.Empty).CountsTheSameAs(wanted))
            {
                throw new ProofException("month-cell", Invariant($"The month cell {month} doesn't say what the records add up to."), isOld: true);
            }
        }
    }

    private void TakeItem(Row row)
    {
        var mark = row.Key[2 + 36 + 1];
        var type = ItemType.All.Append(ItemType.Document).FirstOrDefault(t => t.Mark == mark) ?? throw new ProofException("item", "There is no such kind of item.");
        var item = StoredItem.Read(type, row).Record;
        if (item.Collaboration != Id || row.Key != RegisterKeys.Item(Id, type, item.Id))
        {
            throw new ProofException("key", "The record is another one than the key says.");
        }

        if (item.Counted is { } entry)
        {
            entries.Add(entry);
            if (entries.Count == RowStoreReading.PageSize)
            {
                Add();
            }
        }
    }

    private void Add()
    {
        foreach (var month in entries.GroupBy(e => e.Month))
        {
            rebuilt[month.Key] = rebuilt.GetValueOrDefault(month.Key, MonthCell.Empty).With([], month);
        }

        entries.Clear();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
