using Collab.Core.Access;
using Collab.Core.Collaborations;
using Collab.Core.Results;
using Collab.Core.Writing;

namespace Collab.Core.Items;

/// <summary>Deletes an item. What it said stays in the collaboration's history.</summary>
public sealed class DeleteItem(CollaborationWriter writer, Locator locator)
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

        var result = await writer.WriteAsync(
            new()
            {
                Institution = known.Record.Institution,
                Collaboration = at.Collaboration,
                Origin = origin,
                Items = [new(at.Type, at.Id)],
                Plan = (head, stored) =>
                    !stored.TryGetValue(at.Id, out var before) || !Reach.May(caller, Operation.DeleteItem, head.Record) ? new Refusal.NotFound()
                    : !expectation.IsMetBy(before.ETag) ? new Refusal.Stale()
                    : new ChangePlan { Action = $"delete-{at.Type}", Items = [new(before.Record, null)] },
            },
            cancellationToken);
        return WriteAnswers.Of(result, mark: null, _ => WriteAnswer.Deleted(at.Id));
    }
}
