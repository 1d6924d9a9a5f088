using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Settings;
using Collab.Core.Writing;

namespace Collab.Core.Collaborations;

/// <summary>Moves a collaboration along its lifecycle.</summary>
public sealed class MoveCollaboration(CollaborationWriter writer, Locator locator, RegisterCalendar calendar)
{
    public async Task<Outcome<WriteAnswer>> RunAsync(
        Caller caller, Guid id, JsonElement json, RequestMark? mark, WriteOrigin origin, CancellationToken cancellationToken)
    {
        if (await locator.KnownAsync(caller, id, cancellationToken) is not { } known || !Reach.MayKeep(caller, known.Record.Institution))
        {
            return new Refusal.NotFound();
        }

        var faults = new Faults();
        var move = Read(json, faults);
        if (faults.TryRefuse(out var refusal))
        {
            return refusal;
        }

        var result = await writer.WriteAsync(RequestFor(known, move!, mark, origin), cancellationToken);
        return WriteAnswers.Of(result, mark, done => new(id, done.ETag, done.Body, Created: false, Replayed: false));
    }

    private static Move? Read(JsonElement json, Faults faults)
    {
        if (ObjectReader.Open(json, string.Empty, faults) is not { } reader)
        {
            return null;
        }

        var to = reader.Code<CollaborationStatus>("to", required: true);
        var on = reader.Date("on", required: true);
        var reason = reader.Text("reason", 2_000);
        reader.Close();
        return to is null || on is null ? null : new(to.Value, on.Value, reason);
    }

    private WriteRequest RequestFor(CollaborationHead known, Move move, RequestMark? mark, WriteOrigin origin) => new()
    {
        Institution = known.Record.Institution,
        Collaboration = known.Record.Id,
        Origin = origin,
        Plan = (head, _) => Plan(head, move),
        MarkerKey = mark is null ? null : RegisterKeys.Request(mark.Client, mark.Key),
        MarkerExpires = true,
        Marker = mark is null
            ? null
            : (head, _, now) => DoneMarker.OfRequest(mark, new(known.Record.Id, head.ETag, head.Body, Created: false, Replayed: false), now),
    };

    private Outcome<ChangePlan> Plan(CollaborationHead head, Move move) =>
        Lifecycle.Apply(head.Record, move).Match<Outcome<ChangePlan>>(
            moved => new ChangePlan
            {
                Action = "move-collaboration",
                Record = moved with { UpdatedAt = calendar.Now },
                Linked = moved is { Renews: { } old, Status: CollaborationStatus.Active } ? [Supersession.ByRenewal(old, moved, calendar)] : [],
            },
            refused => refused);
}
