using Collab.Core.Access;
using Collab.Core.Collaborations;
using Collab.Core.Results;
using Collab.Core.Rosters;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Items;

/// <summary>
/// Deletes an item. What it said stays in the collaboration's history. The people whom rosters counted into an activity are forgotten with it,
/// so that a roster that is sent again counts them anew.
/// </summary>
public sealed class DeleteItem(IRowStore store, CollaborationWriter writer, Locator locator)
{
    public async Task<Outcome<WriteAnswer>> RunAsync(
        Caller caller, ItemAddress at, Expectation expectation, WriteOrigin origin, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(at);
        ArgumentNullException.ThrowIfNull(expectation);
        if (await locator.KnownAsync(caller, at.Collaboration, cancellationToken) is not { } known)
        {
            return new Refusal.NotFound();
        }

        Row? persons = null;
        var personsKey = RegisterKeys.Persons(at.Collaboration, at.Id);
        var result = await writer.WriteAsync(
            new()
            {
                Institution = known.Record.Institution,
                Collaboration = at.Collaboration,
                Origin = origin,
                Items = [new(at.Type, at.Id)],
                Look = async (stored, token) => persons = stored.GetValueOrDefault(at.Id)?.Record is { } before && RosterGroup.IsOne(before)
                    ? await store.ReadAsync(TableNames.Register, known.Record.Institution, personsKey, ["count"], token)
                    : null,
                Plan = (head, stored) =>
                    !stored.TryGetValue(at.Id, out var before) || !Reach.May(caller, Operation.DeleteItem, head.Record) ? new Refusal.NotFound()
                    : !expectation.IsMetBy(before.ETag) ? new Refusal.Stale()
                    : new ChangePlan { Action = $"delete-{at.Type}", Items = [new(before.Record, null)], Claims = persons is null ? [] : [new RowChange.Delete(personsKey)] },
            },
            cancellationToken);
        return WriteAnswers.Of(result, mark: null, _ => WriteAnswer.Deleted(at.Id));
    }
}
