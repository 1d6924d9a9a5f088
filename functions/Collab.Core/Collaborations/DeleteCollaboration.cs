using Collab.Core.Access;
using Collab.Core.Results;
using Collab.Core.Writing;

namespace Collab.Core.Collaborations;

/// <summary>
/// Deletes a collaboration with all that hangs on it. From then on it counts nowhere; its history stays and can be read. The rows of its
/// items are cleared later, by <see cref="RunRetention"/>.
/// </summary>
public sealed class DeleteCollaboration(CollaborationWriter writer, Locator locator, TimeProvider clock)
{
    public async Task<Outcome<WriteAnswer>> RunAsync(
        Caller caller, Guid id, Expectation expectation, WriteOrigin origin, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(expectation);
        if (await locator.KnownAsync(caller, id, cancellationToken) is not { } known || !Reach.MayKeep(caller, known.Record.Institution))
        {
            return new Refusal.NotFound();
        }

        var result = await writer.WriteAsync(
            new()
            {
                Institution = known.Record.Institution,
                Collaboration = id,
                Origin = origin,
                Plan = (head, _) => expectation.IsMetBy(head.ETag) ? Plan(head.Record) : new Refusal.Stale(),
            },
            cancellationToken);
        return WriteAnswers.Of(result, mark: null, _ => WriteAnswer.Deleted(id));
    }

    private ChangePlan Plan(Collaboration record) => new()
    {
        Action = "delete-collaboration",
        Deletes = true,
        Claims = CodeClaim.Change(record.Id, record.Code, after: null),
        Linked =
        [
            .. record.Renews is { } renewed ? [Unlink(renewed, old => old.RenewedBy == record.Id ? old with { RenewedBy = null } : old)] : (LinkedChange[])[],
            .. record.RenewedBy is { } renewal ? [Unlink(renewal, next => next.Renews == record.Id ? next with { Renews = null } : next)] : (LinkedChange[])[],
        ],
    };

    private LinkedChange Unlink(Guid other, Func<Collaboration, Collaboration> change) => new(other, head =>
    {
        var record = change(head.Record);
        return record == head.Record
            ? new ChangePlan { Action = "unlink-renewal" }
            : new ChangePlan { Action = "unlink-renewal", Record = record with { UpdatedAt = clock.GetUtcNow() } };
    });
}
