using Collab.Core.Access;
using Collab.Core.Activities;
using Collab.Core.Items;
using Collab.Core.Results;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Rosters;

/// <summary>
/// Commits a group: the activity and the set of its people in one commit. The people are united with those counted before, so that a roster
/// may be read as often as it likes, by several workers and together with others: each person counts once.
/// </summary>
internal sealed class RosterCommit(IRowStore store, CollaborationWriter writer, Guid document, Caller sender, TimeProvider clock)
{
    /// <exception cref="StoreUnavailableException">The group could not be committed; reading the roster again finishes it.</exception>
    public async Task RunAsync(RosterGroup group, CancellationToken cancellationToken)
    {
        var record = group.Target.Record;
        var id = group.Activity.Id;
        var key = RegisterKeys.Persons(record.Id, id);
        var counted = PersonSet.Empty;
        var result = await writer.WriteAsync(
            new()
            {
                Institution = record.Institution,
                Collaboration = record.Id,
                Origin = new(By: "document", Via: "document", Source: document.ToString()),
                Items = [new(ItemType.Activity, id)],
                Look = async (_, token) => counted = await PersonSet.ReadAsync(store, record.Institution, key, token),
                Plan = (head, stored) => Reach.MaySubmit(sender, head.Record)
                    ? Plan(group, stored.GetValueOrDefault(id)?.Record as Activity, counted, key)
                    : new Refusal.NotFound(),
            },
            cancellationToken);
        if (result is WriteResult.Refused)
        {
            throw new StoreUnavailableException("A roster's collaboration went away or out of the sender's reach, or others filled its activity, while the roster was being read.", mayHaveCommitted: false);
        }
    }

    /// <summary>
    /// A roster says who took part and how far they have come, and no more of an activity that is there: its title, its days and the other
    /// levels stay as an officer left them, and one that was cancelled stays cancelled.
    /// </summary>
    private Outcome<ChangePlan> Plan(RosterGroup group, Activity? before, PersonSet counted, string key)
    {
        var known = before is null ? PersonSet.Empty : counted;
        var persons = known.With(group.Persons);
        if (persons.Count > PersonSet.Most)
        {
            return new Refusal.Conflict("roster-full", "An activity has more people than are counted one by one.");
        }

        var now = clock.GetUtcNow();
        var after = before is null
            ? group.Activity with { Participants = Counted(group.Activity.Participants, group.Level, persons.Count), Status = group.Status, CreatedAt = now, UpdatedAt = now }
            : before with { Participants = Counted(before.Participants, group.Level, persons.Count), Status = Later(before.Status, group.Status) };
        if (ReferenceEquals(persons, known) && after == before)
        {
            return new ChangePlan { Action = "count-roster" };
        }

        // A count that an officer set may be what the people now make: then the set alone has changed, and the activity's date with it.
        return new ChangePlan
        {
            Action = "count-roster",
            Items = [new(before, after with { UpdatedAt = now })],
            Claims = [persons.Put(key)],
        };
    }

    private static Participants Counted(Participants participants, ParticipantLevel level, int count) => level switch
    {
        ParticipantLevel.Students => participants with { Students = count },
        ParticipantLevel.Residents => participants with { Residents = count },
        ParticipantLevel.Faculty => participants with { Faculty = count },
        _ => participants with { Staff = count },
    };

    private static ActivityStatus Later(ActivityStatus one, ActivityStatus other) => one > other ? one : other;
}
