using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Collaborations;
using Collab.Core.Results;
using Collab.Core.Settings;
using Collab.Core.Watching;
using Collab.Core.Writing;

namespace Collab.Core.Items;

/// <summary>Submits one item under a collaboration. The same reference again updates it, or changes nothing when it says the same.</summary>
public sealed class SubmitItem(CollaborationWriter writer, Locator locator, RegisterSettings settings, TimeProvider clock)
{
    public async Task<Outcome<WriteAnswer>> RunAsync(
        Caller caller, ItemType type, Guid collaboration, JsonElement json, RequestMark? mark, WriteOrigin origin, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (await locator.KnownAsync(caller, collaboration, cancellationToken) is not { } known || !Reach.MaySubmit(caller, known.Record))
        {
            return Submission.Count(type.Name, new Refusal.NotFound());
        }

        var faults = new Faults();
        var sent = type.Read(json, settings, faults);
        if (faults.TryRefuse(out var refusal))
        {
            return Submission.Count(type.Name, refusal);
        }

        var now = clock.GetUtcNow();
        var id = sent!.Reference is { } reference ? ItemId.OfReference(collaboration, type, reference) : ItemId.New(clock);
        var item = sent.With(new(id, collaboration, sent.Reference, now, now));
        StoredItem? unchanged = null;
        var result = await writer.WriteAsync(
            new()
            {
                Institution = known.Record.Institution,
                Collaboration = collaboration,
                Origin = origin,
                Plan = (head, stored) =>
                {
                    unchanged = stored.GetValueOrDefault(id);
                    return Reach.MaySubmit(caller, head.Record) ? ItemPlan.Of($"submit-{type}", [item], stored) : new Refusal.NotFound();
                },
                MarkerKey = mark is null ? null : RegisterKeys.Request(mark.Client, mark.Key),
                MarkerExpires = true,
                Marker = mark is null ? null : (head, plan, at) => DoneMarker.OfRequest(mark, AnswerOf(head, plan), at),
            },
            cancellationToken);
        return Submission.Count(type.Name, WriteAnswers.Of(result, mark, AnswerOf));

        WriteAnswer AnswerOf(CollaborationHead head, ChangePlan plan) => plan.Items.Count == 0
            ? new(id, unchanged!.ETag, unchanged.Body, Created: false, Replayed: false)
            : new(id, $"\"{head.Version}\"", plan.Items[0].Body, Created: plan.Items[0].Before is null, Replayed: false);
    }
}
