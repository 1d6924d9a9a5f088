using Collab.Core.Activities;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Rosters;

/// <summary>The groups of a roster that aren't committed yet, in bounded memory. A group that is met again later is counted on from there.</summary>
internal sealed class OpenGroups(IRowStore store, RosterCommit commit)
{
    /// <summary>People who may wait.</summary>
    private const int Most = 20_000;

    private readonly Dictionary<Guid, RosterGroup> open = [];
    private int waiting;

    /// <summary>Counts a person; false when the activity has as many as Collab counts one by one.</summary>
    public async ValueTask<bool> TryAddAsync(
        CollaborationHead head, ParticipantLevel level, Activity activity, PersonMark person, CancellationToken cancellationToken)
    {
        if (!open.TryGetValue(activity.Id, out var group))
        {
            var stored = await PersonSet.CountAsync(store, head.Record.Institution, KeyOf(activity), cancellationToken);
            open[activity.Id] = group = new(head, level, activity, stored);
        }

        group.Status = activity.Status > group.Status ? activity.Status : group.Status;
        if (group.Persons.Contains(person))
        {
            return true;
        }

        if (group.Stored + group.Persons.Count >= PersonSet.Most && !await HasRoomAsync(group, person, cancellationToken))
        {
            return false;
        }

        group.Persons.Add(person);
        if (++waiting >= Most)
        {
            await FlushAsync(cancellationToken);
        }

        return true;
    }

    /// <summary>Commits all, in the order in which they were met.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        foreach (var group in open.Values)
        {
            if (group.Persons.Count > 0)
            {
                await commit.RunAsync(group, cancellationToken);
            }
        }

        open.Clear();
        waiting = 0;
    }

    private static string KeyOf(Activity activity) => RegisterKeys.Persons(activity.Collaboration, activity.Id);

    /// <summary>Many of those who wait may have been counted before: only here are they compared.</summary>
    private async ValueTask<bool> HasRoomAsync(RosterGroup group, PersonMark person, CancellationToken cancellationToken)
    {
        if (group.Known is null)
        {
            group.Known = await PersonSet.ReadAsync(store, group.Target.Record.Institution, KeyOf(group.Activity), cancellationToken);
            group.New = group.Persons.Count(p => !group.Known.Contains(p));
        }

        if (group.Known.Contains(person))
        {
            return true;
        }

        if (group.Known.Count + group.New >= PersonSet.Most)
        {
            return false;
        }

        group.New++;
        return true;
    }
}
