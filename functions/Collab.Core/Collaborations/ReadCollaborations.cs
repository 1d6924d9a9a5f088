using System.Collections.Frozen;
using Collab.Core.Access;
using Collab.Core.Institutions;
using Collab.Core.Results;
using Collab.Core.Settings;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Collaborations;

/// <summary>Reads collaborations, one or a list, newest id first. A list over several homes asks their partitions side by side.</summary>
public sealed class ReadCollaborations(
    RegisterReader reader, Locator locator, InstitutionDirectory directory, RegisterCalendar calendar, TimeProvider clock)
{
    public async Task<Outcome<StoredRecord>> OneAsync(Caller caller, Guid id, CancellationToken cancellationToken) =>
        await locator.ReadAsync(caller, id, cancellationToken) is { } head ? new StoredRecord(head.Body, head.ETag) : new Refusal.NotFound();

    /// <summary>A page of at most <paramref name="limit"/> behind the id in <paramref name="after"/>.</summary>
    public async Task<RecordPage> ListAsync(Caller caller, CollaborationFilter filter, int limit, Guid? after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var wanted = new Wanted(
            caller,
            filter,
            after is { } id ? RegisterKeys.AllCollaborations.After(RegisterKeys.Collaboration(id)) : RegisterKeys.AllCollaborations,
            limit + 1,
            calendar.Today,
            clock.GetTimestamp());
        var homes = await HomesAsync(caller, filter.Institutions, cancellationToken);
        var found = await SideBySide.AskAsync(homes, (home, token) => FirstAsync(home, wanted, token), cancellationToken);
        var first = found.SelectMany(f => f).OrderBy(f => f.Key, StringComparer.Ordinal).Take(limit + 1).ToList();
        return new([.. first.Take(limit).Select(f => f.Body)], first.Count > limit ? first[limit - 1].Record.Id.ToString() : null);
    }

    /// <summary>The partitions in which the caller may find something. Those of all homes are read anew, so that a home made elsewhere isn't left out.</summary>
    private async Task<IReadOnlyList<string>> HomesAsync(Caller caller, IReadOnlyList<string> asked, CancellationToken cancellationToken) =>
        Reach.ArmOf(caller, Operation.ReadCollaboration) switch
        {
            Arm.Nothing => [],
            Arm.Own => caller.Institution is { } own && (asked.Count == 0 || asked.Contains(own)) ? [own] : [],
            _ when asked.Count > 0 => await directory.HomesAmongAsync(asked, cancellationToken),
            _ => [.. (await directory.AllAsync(cancellationToken)).Where(i => i.Home).Select(i => i.Id)],
        };

    /// <summary>The first of a home's collaborations that are wanted. Reading ends with the last of them.</summary>
    private async Task<List<ListedCollaboration>> FirstAsync(string home, Wanted wanted, CancellationToken cancellationToken)
    {
        var found = new List<ListedCollaboration>();
        var institutions = FrozenDictionary<string, Institution>.Empty;
        await foreach (var row in reader.CollaborationRowsAsync(home, wanted.Range, cancellationToken, wanted.PageSize, ListedCollaboration.Columns))
        {
            var body = ListedCollaboration.BodyOf(row);
            if (!wanted.Hints.MayPass(body))
            {
                continue;
            }

            var listed = new ListedCollaboration(row, body);
            if (wanted.Filter.AsksPartners && !listed.Record.Partners.All(p => institutions.ContainsKey(p.Institution)))
            {
                institutions = await directory.WithAsync(listed.Record.Partners.Select(p => p.Institution), wanted.Since, cancellationToken);
            }

            if (!MayRead(wanted.Caller, home, listed) || !wanted.Filter.Passes(listed, institutions, wanted.Today))
            {
                continue;
            }

            found.Add(listed);
            if (found.Count == wanted.Most)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>Only a partner's reach depends on the record itself, and on its home everybody else's.</summary>
    private static bool MayRead(Caller caller, string home, ListedCollaboration listed) =>
        Reach.ArmOf(caller, Operation.ReadCollaboration) == Arm.AsPartner
            ? Reach.MayRead(caller, listed.Record)
            : Reach.May(caller, Operation.ReadCollaboration, home);

    /// <summary>What a list is to hold: <paramref name="Most"/> of each home at most, by the institutions as of the time stamp <paramref name="Since"/>.</summary>
    private sealed record Wanted(Caller Caller, CollaborationFilter Filter, RowRange Range, int Most, DateOnly Today, long Since)
    {
        public BodyHints Hints { get; } = new(Filter);

        /// <summary>Few rows where every one is shown; else as many as there can be, because each page is a read.</summary>
        public int PageSize => Filter.IsOpen && Reach.ArmOf(Caller, Operation.ReadCollaboration) != Arm.AsPartner
            ? Math.Min(Most, RowStoreReading.PageSize)
            : RowStoreReading.PageSize;
    }
}
