using Collab.Core.Events;
using Collab.Core.History;
using Collab.Core.Json;
using Collab.Core.MonthCells;
using Collab.Core.Standards;
using Collab.Core.Store;

namespace Collab.Core.Writing;

/// <summary>
/// One commit in the making: markers, and for each collaboration its items, month cells, history entry and own row under its tag, and
/// the event that tells of it, where <paramref name="isHeard"/> says that anybody is subscribed. A collaboration may be changed several times
/// in a row: each change is in its history, its row and cells are written as the last one leaves them.
/// </summary>
public sealed class RegisterCommit(DateTimeOffset now, bool isHeard)
{
    private readonly List<RowChange> changes = [];
    private readonly List<CollaborationHead> heads = [];
    private readonly HashSet<int> itemChanges = [];
    private readonly List<(Guid Collaboration, Month Month)> cells = [];

    public IReadOnlyList<RowChange> Changes => changes;

    /// <summary>The heads as they will be, in the order they were changed; their row tags are still the old ones.</summary>
    public IReadOnlyList<CollaborationHead> Heads => heads;

    /// <summary>When it is made.</summary>
    public DateTimeOffset Now => now;

    /// <summary>True when the change at this index inserts an item that the plan took to be new.</summary>
    public bool IsItem(int index) => itemChanges.Contains(index);

    /// <summary>The months whose cells a plan touches.</summary>
    public static IEnumerable<Month> MonthsOf(ChangePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Items.SelectMany(i => new[] { i.Before?.Counted, i.After?.Counted }).OfType<CellEntry>().Select(e => e.Month).Distinct();
    }

    public void Add(RowChange change) => changes.Add(change);

    /// <summary>Adds what a plan does to a collaboration whose touched cells are all known, and gives the head as it will be.</summary>
    /// <param name="head">The collaboration as it is, or as this commit's last change to it leaves it.</param>
    /// <param name="plan">What to change.</param>
    /// <param name="origin">Who changes it.</param>
    /// <param name="changeId">What the history row is known by, should the answer be lost.</param>
    public CollaborationHead Change(CollaborationHead head, ChangePlan plan, WriteOrigin origin, Guid changeId)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(plan);
        var version = head.Version + 1;
        var recorded = new List<RecordChange>(plan.Items.Count + 1);
        var next = head with { Version = version };
        if (plan.Record is { } record)
        {
            var body = RegisterJson.Bytes(record);
            recorded.Add(new("collaboration", record.Id, head.Version == 0 ? "created" : "updated", head.Version == 0 ? null : head.Body, body));
            next = next with { Record = record, Body = body, Revision = version };
        }

        var collaboration = next.Record.Id;
        if (plan.Deletes)
        {
            recorded.Add(new("collaboration", collaboration, "deleted", head.Body, null));
        }

        foreach (var item in plan.Items)
        {
            AddItem(collaboration, item, version);
            recorded.Add(new(item.Type.Name, item.Id, item.Action, item.Before is null ? null : item.Type.Bytes(item.Before), item.After is null ? null : item.Body));
        }

        var months = MonthsOf(plan).ToArray();
        next = ChangeCells(next, plan, months);
        var (entry, hash) = HistoryEntry.Write(version, now, origin, plan.Action, recorded, head.Hash);
        next = next with { Hash = hash };
        var history = new Dictionary<string, object> { ["change"] = changeId };
        Payload.Write(history, "body", entry);
        changes.Add(new RowChange.Add(RegisterKeys.History(collaboration, version), history));

        changes.AddRange(plan.Claims);
        AddHead(head, next, plan.Deletes);
        if (isHeard)
        {
            changes.Add(OutboxRow.Of(ChangedCollaboration.Of(collaboration, next.Record.Institution, version, plan.Action, recorded, now)));
        }

        return next;
    }

    private void AddHead(CollaborationHead before, CollaborationHead after, bool deletes)
    {
        var key = RegisterKeys.Collaboration(after.Record.Id);
        var row = after.Write(cells.Where(c => c.Collaboration == after.Record.Id).Select(c => c.Month).Distinct());
        if (deletes)
        {
            changes.Add(new RowChange.Delete(key, before.RowTag!));
            changes.Add(new RowChange.Add(RegisterKeys.Deleted(after.Record.Id), row));
            return;
        }

        Put(before.RowTag is { } tag ? new RowChange.Replace(key, row, tag) : new RowChange.Add(key, row));
        heads.RemoveAll(h => h.Record.Id == after.Record.Id);
        heads.Add(after);
    }

    /// <summary>Adds a row that an earlier change of this commit may have written too; the later one counts.</summary>
    private void Put(RowChange change)
    {
        var at = heads.Count == 0 ? -1 : changes.FindIndex(c => c.Key == change.Key);
        if (at < 0)
        {
            changes.Add(change);
        }
        else
        {
            changes[at] = change;
        }
    }

    private void AddItem(Guid collaboration, ItemChange item, int version)
    {
        var key = RegisterKeys.Item(collaboration, item.Type, item.Id);
        if (item.After is null)
        {
            changes.Add(new RowChange.Delete(key));
            return;
        }

        var values = new Dictionary<string, object>(2) { ["version"] = version };
        Payload.Write(values, "body", item.Body);
        if (item.Before is null)
        {
            itemChanges.Add(changes.Count);
            changes.Add(new RowChange.Add(key, values));
        }
        else
        {
            // The collaboration's row tag guards its items too, so the item needs no tag of its own.
            changes.Add(new RowChange.Put(key, values));
        }
    }

    private CollaborationHead ChangeCells(CollaborationHead head, ChangePlan plan, Month[] months)
    {
        var removed = plan.Items.Select(i => i.Before?.Counted).OfType<CellEntry>().ToLookup(e => e.Month);
        var added = plan.Items.Select(i => i.After?.Counted).OfType<CellEntry>().ToLookup(e => e.Month);
        foreach (var month in months)
        {
            var cell = head.KnownCell(month) ?? throw new InvalidOperationException("A touched month cell was not read.");
            cell = cell.With(removed[month], added[month]);
            var values = new Dictionary<string, object>(1);
            Payload.Write(values, "cell", cell.Encode());
            Put(new RowChange.Put(RegisterKeys.MonthCell(month, head.Record.Id), values));
            cells.Add((head.Record.Id, month));
            head = head.WithCell(month, cell) with { Months = head.Months.With(month, cell.DayMask) };
        }

        return head;
    }
}
