using System.Text.Json;
using Collab.Core.Collaborations;
using Collab.Core.Events;
using Collab.Core.Institutions;
using Collab.Core.Json;
using Collab.Core.Reports;
using Collab.Core.Settings;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Reminders;

/// <summary>
/// The weekly run: tells every home institution what its collaborations in force lack, by officer. Once a home and ISO week, however many
/// instances run; nothing where nothing is missing. A home that fails leaves the others.
/// </summary>
public sealed class RunCompleteness(IRowStore store, RegisterReader reader, InstitutionDirectory directory, RegisterCalendar calendar)
{
    /// <summary>How many collaborations of one officer are listed at most.</summary>
    private const int MostOfAnOfficer = 50;

    /// <summary>How many are listed in all at most, so that an event stays small enough to be sent.</summary>
    private const int MostInAll = 500;

    private readonly RegisteredBy registered = new(store);

    /// <summary>How many lists were told.</summary>
    /// <exception cref="AggregateException">Some homes failed; the others have their lists.</exception>
    public Task<int> RunAsync(CancellationToken cancellationToken) =>
        EachHome.RunAsync(directory, RunAsync, "Some lists of what is missing could not be made.", cancellationToken);

    private async Task<int> RunAsync(string institution, CancellationToken cancellationToken)
    {
        var week = IsoWeek.Of(calendar.Today);
        if (await store.ReadAsync(TableNames.Register, institution, RegisterKeys.ToldList(week), null, cancellationToken) is not null)
        {
            return 0;
        }

        var officers = await ByOfficerAsync(institution, await LackingAsync(institution, cancellationToken), cancellationToken);
        return officers.Count > 0 && await TellAsync(new(institution, week, officers), cancellationToken) ? 1 : 0;
    }

    private async Task<List<MissingFields>> LackingAsync(string institution, CancellationToken cancellationToken)
    {
        var lacking = new List<MissingFields>();
        await foreach (var listed in reader.ListedAsync(institution, cancellationToken))
        {
            if (Completeness.Of(listed.Record) is { Missing: { Count: > 0 } fields })
            {
                lacking.Add(new(listed.Record.Id, fields));
            }
        }

        return lacking;
    }

    private async Task<IReadOnlyList<OfficerList>> ByOfficerAsync(
        string institution, List<MissingFields> lacking, CancellationToken cancellationToken)
    {
        if (lacking.Count == 0)
        {
            return [];
        }

        var officers = await registered.OfficersAsync(institution, cancellationToken);
        var owned = new List<(Guid? Client, MissingFields Missing)>(lacking.Count);
        foreach (var missing in lacking)
        {
            var client = await registered.FindAsync(institution, missing.Collaboration, cancellationToken);
            owned.Add((client is { } id && officers.Contains(id) ? client : null, missing));
        }

        var left = MostInAll;
        var lists = new List<OfficerList>();
        foreach (var group in owned.GroupBy(o => o.Client, o => o.Missing).OrderBy(g => g.Key is null).ThenBy(g => g.Key?.ToString(), StringComparer.Ordinal))
        {
            var all = group.OrderBy(m => m.Collaboration.ToString(), StringComparer.Ordinal).ToArray();
            var listed = all[..Math.Min(all.Length, Math.Min(MostOfAnOfficer, left))];
            lists.Add(new(group.Key, listed, all.Length > listed.Length ? all.Length - listed.Length : null));
            left -= listed.Length;
        }

        return lists;
    }

    /// <summary>Stores that the week's list was told and the event that tells it, in one commit; false when another process was first.</summary>
    private async Task<bool> TellAsync(CompletenessList list, CancellationToken cancellationToken)
    {
        var now = calendar.Now;
        var happened = new RegisterEvent
        {
            Id = RecordId.At(now, EventTypes.CompletenessListed, list.Institution, list.Week),
            Type = EventTypes.CompletenessListed,
            Institution = list.Institution,
            At = now,
            Data = JsonSerializer.SerializeToElement(list, RegisterJson.Readable.CompletenessList),
        };
        var told = new RowChange.Add(RegisterKeys.ToldList(list.Week), new Dictionary<string, object> { ["at"] = now, ["event"] = happened.Id });
        return await store.CommitAsync(TableNames.Register, list.Institution, [told, OutboxRow.Of(happened)], cancellationToken) is CommitResult.Committed;
    }
}
