using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Collaborations;
using Collab.Core.Results;
using Collab.Core.Settings;
using Collab.Core.Writing;

namespace Collab.Core.Activities;

/// <summary>Submits one activity under a collaboration. The same reference again updates it, or changes nothing when it says the same.</summary>
public sealed class SubmitActivity(CollaborationWriter writer, Locator locator, RegisterSettings settings, TimeProvider clock)
{
    public async Task<Outcome<WriteAnswer>> RunAsync(
        Caller caller, Guid collaboration, JsonElement json, RequestMark? mark, WriteOrigin origin, CancellationToken cancellationToken)
    {
        if (await locator.KnownAsync(caller, collaboration, cancellationToken) is not { } known || !Reach.MaySubmit(caller, known.Record))
        {
            return new Refusal.NotFound();
        }

        var faults = new Faults();
        var draft = ActivityReader.Read(json, faults)?.Complete(settings, faults);
        if (faults.TryRefuse(out var refusal))
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var id = draft!.Reference is { } reference ? ActivityId.OfReference(collaboration, reference) : ActivityId.New(clock);
        var activity = draft with { Id = id, Collaboration = collaboration, CreatedAt = now, UpdatedAt = now };
        StoredActivity? unchanged = null;
        var result = await writer.WriteAsync(
            new()
            {
                Institution = known.Record.Institution,
                Collaboration = collaboration,
                Origin = origin,
                Plan = (_, stored) =>
                {
                    unchanged = stored.GetValueOrDefault(id);
                    return ActivityPlan.Of("submit-activity", [activity], stored);
                },
                MarkerKey = mark is null ? null : RegisterKeys.Request(mark.Client, mark.Key),
                MarkerExpires = true,
                Marker = mark is null ? null : (head, plan, at) => DoneMarker.OfRequest(mark, AnswerOf(head, plan), at),
            },
            cancellationToken);
        return WriteAnswers.Of(result, mark, AnswerOf);

        WriteAnswer AnswerOf(CollaborationHead head, ChangePlan plan) => plan.Items.Count == 0
            ? new(id, unchanged!.ETag, unchanged.Body, Created: false, Replayed: false)
            : new(id, $"\"{head.Version}\"", plan.Items[0].Body, Created: plan.Items[0].Before is null, Replayed: false);
    }
}
