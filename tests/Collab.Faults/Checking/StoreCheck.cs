using System.Text;
using System.Text.Json.Nodes;
using Collab.Core.History;
using Collab.Core.Items;
using Collab.Core.MonthCells;
using Collab.Core.Store;
using Collab.Core.Writing;
using Collab.Faults.Traffic;

namespace Collab.Faults.Checking;

/// <summary>
/// Reads the whole register from the store: every record is there once and as its client knows it, each has its entries in the history,
/// the last change of a field is what the record says, chains verify, month cells are what the items add up to, each code has its one claim.
/// </summary>
internal sealed class StoreCheck(OpenStore store, Journal journal)
{
    private readonly List<Finding> findings = [];
    private readonly List<Seen> seen = [];

    /// <summary>By kind and mark, because a long load leaves hundreds of thousands.</summary>
    private readonly ILookup<(string Kind, string? Mark), Tracked> tracked = journal.Records.ToLookup(r => (r.Kind, (string?)r.Mark));

    public async Task<IReadOnlyList<Finding>> RunAsync()
    {
        foreach (var home in Draws.Homes)
        {
            await CheckAsync(home);
        }

        var known = journal.Records.Where(r => r.Kind is not ("clients" or "subscriptions")).ToArray();
        findings.AddRange(CompareRecords.Run(known, seen));
        return findings;
    }

    private async Task CheckAsync(string home)
    {
        var heads = new List<CollaborationHead>();
        await foreach (var row in AllAsync(home, RegisterKeys.AllCollaborations))
        {
            heads.Add(CollaborationHead.Read(row));
        }

        foreach (var head in heads)
        {
            seen.Add(new("collaborations", head.Record.Id.ToString(), null, JsonNode.Parse(head.Body)!.AsObject()));
            await CheckAsync(head);
        }

        var deleted = new List<CollaborationHead>();
        await foreach (var row in AllAsync(home, RegisterKeys.AllDeleted))
        {
            deleted.Add(CollaborationHead.Read(row));
            await CheckChainAsync(deleted[^1]);
        }

        await CheckClaimsAsync(home, heads);
        await CheckCellsAsync(home, [.. heads.Concat(deleted).Select(h => h.Record.Id)]);
    }

    private async Task CheckAsync(CollaborationHead head)
    {
        await CheckChainAsync(head);
        try
        {
            var items = await ItemsAsync(head);
            await CheckHistoryAsync(head, items);
            var cells = await new CheckCollaboration(store.Rows, store.Get<RegisterReader>()).RunAsync(head.Record.Institution, head.Record.Id, CancellationToken.None);
            findings.AddRange(cells!.Select(cell => new Finding(FindingKind.Half, $"A month cell differs: {cell}")));
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or System.Text.Json.JsonException or CellMismatchException)
        {
            findings.Add(new(FindingKind.Half, $"What hangs on {head.Record.Id} can't be read: {unreadable.Message}"));
        }
    }

    private async Task CheckChainAsync(CollaborationHead head)
    {
        var chain = await store.Get<VerifyHistory>().CheckAsync(head, CancellationToken.None);
        if (!chain.Intact)
        {
            findings.Add(new(FindingKind.Half, $"The chain of {head.Record.Id}: {chain.Detail}"));
        }
    }

    private async Task<Dictionary<string, Seen>> ItemsAsync(CollaborationHead head)
    {
        var items = new Dictionary<string, Seen>(StringComparer.Ordinal);
        foreach (var type in ItemType.All)
        {
            await foreach (var row in AllAsync(head.Record.Institution, RegisterKeys.Items(head.Record.Id, type)))
            {
                var stored = StoredItem.Read(type, row);
                var item = new Seen(type.Plural, stored.Record.Id.ToString(), head.Record.Id.ToString(), JsonNode.Parse(stored.Body)!.AsObject());
                seen.Add(item);
                items.Add(RegisterKeys.ReadDescending(row.Key.AsSpan(row.Key.Length - 32)).ToString(), item);
            }
        }

        return items;
    }

    /// <summary>The history says of each item that is there, and of no other, that it was made once and not deleted; and what its fields became last.</summary>
    private async Task CheckHistoryAsync(CollaborationHead head, Dictionary<string, Seen> items)
    {
        var told = new ToldByHistory();
        await foreach (var row in AllAsync(head.Record.Institution, RegisterKeys.HistoryOf(head.Record.Id)))
        {
            told.Take(JsonNode.Parse(Encoding.UTF8.GetString(Payload.Read(row, "body")!))!);
        }

        findings.AddRange(told.Faults.Select(f => new Finding(FindingKind.Doubled, $"The history of {head.Record.Id}: {f}")));
        findings.AddRange(items.Keys.Except(told.There).Select(id => new Finding(FindingKind.Half, $"{items[id].Kind} {id} is there, and no history tells that it was made.", Of(items[id]))));
        findings.AddRange(told.There.Except(items.Keys).Select(id => new Finding(FindingKind.Lost, $"The history of {head.Record.Id} tells of {id}, which isn't there.")));
        foreach (var (id, item) in items)
        {
            findings.AddRange(told.Differences(id, item.Body).Select(d => new Finding(FindingKind.Half, $"{item.Kind} {id}: {d}", Of(item))));
            if (Of(item) is { IsOpen: false } record && told.UpdatesOf(id) != record.Updates)
            {
                var kind = told.UpdatesOf(id) > record.Updates ? FindingKind.Doubled : FindingKind.Lost;
                findings.Add(new(kind, $"{id} was updated {record.Updates} times, and its history has {told.UpdatesOf(id)} updates.", record));
            }
        }
    }

    /// <summary>Every code has one claim, of its own collaboration, and every claim a collaboration.</summary>
    private async Task CheckClaimsAsync(string home, List<CollaborationHead> heads)
    {
        var claims = new Dictionary<string, Guid>(StringComparer.Ordinal);
        await foreach (var row in AllAsync(home, RowRange.Prefix("n|")))
        {
            claims.Add(row.Key, (Guid)row.Values["collaboration"]);
        }

        foreach (var head in heads.Where(h => h.Record.Code is not null))
        {
            if (!claims.Remove(RegisterKeys.Code(head.Record.Code!), out var owner) || owner != head.Record.Id)
            {
                findings.Add(new(FindingKind.Half, $"The code {head.Record.Code} of {head.Record.Id} is claimed by {owner}."));
            }
        }

        findings.AddRange(claims.Select(c => new Finding(FindingKind.Half, $"The claim {c.Key} of {c.Value} is nobody's code.")));
    }

    /// <summary>No cell belongs to a collaboration that never was.</summary>
    private async Task CheckCellsAsync(string home, HashSet<Guid> known)
    {
        await foreach (var row in AllAsync(home, RowRange.Prefix("m|")))
        {
            if (!known.Contains(RegisterKeys.ReadMonthCell(row.Key).Collaboration))
            {
                findings.Add(new(FindingKind.Half, $"The month cell {row.Key} belongs to nobody."));
            }
        }
    }

    private Tracked? Of(Seen item) => tracked[(item.Kind, Draws.MarkOf(item.Kind, item.Body))].FirstOrDefault();

    private IAsyncEnumerable<Row> AllAsync(string home, RowRange range) => store.Rows.ReadAllAsync(TableNames.Register, home, range, null, CancellationToken.None);
}
