using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Activities;
using Collab.Core.Collaborations;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Settings;
using Collab.Core.Writing;

namespace Collab.Core.Items;

/// <summary>Replaces an item or patches it (RFC 7396). What changes nothing writes nothing.</summary>
public sealed class ChangeItem(CollaborationWriter writer, Locator locator, RegisterSettings settings, TimeProvider clock)
{
    public Task<Outcome<WriteAnswer>> ReplaceAsync(
        Caller caller, ItemAddress at, JsonElement json, Expectation expectation, WriteOrigin origin, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(at);
        return RunAsync(caller, at, expectation, $"replace-{at.Type}", (_, faults) => at.Type.Read(json, settings, faults), origin, cancellationToken);
    }

    public Task<Outcome<WriteAnswer>> PatchAsync(
        Caller caller, ItemAddress at, JsonElement patch, Expectation expectation, WriteOrigin origin, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(at);
        return RunAsync(caller, at, expectation, $"patch-{at.Type}", (stored, faults) => Patched(stored, patch, faults), origin, cancellationToken);
    }

    private async Task<Outcome<WriteAnswer>> RunAsync(
        Caller caller, ItemAddress at, Expectation expectation, string action, Func<StoredItem, Faults, IItem?> change, WriteOrigin origin, CancellationToken cancellationToken)
    {
        if (await locator.KnownAsync(caller, at.Collaboration, cancellationToken) is not { } known)
        {
            return new Refusal.NotFound();
        }

        StoredItem? before = null;
        var result = await writer.WriteAsync(
            new()
            {
                Institution = known.Record.Institution,
                Collaboration = at.Collaboration,
                Origin = origin,
                Items = [new(at.Type, at.Id)],
                Plan = (head, stored) =>
                {
                    before = stored.GetValueOrDefault(at.Id);
                    return before is null || !Reach.MaySubmit(caller, head.Record) ? new Refusal.NotFound()
                        : !expectation.IsMetBy(before.ETag) ? new Refusal.Stale()
                        : Plan(action, before, change);
                },
            },
            cancellationToken);
        return WriteAnswers.Of(result, mark: null, (head, plan) => plan.IsEmpty
            ? new(at.Id, before!.ETag, before.Body, Created: false, Replayed: false)
            : new(at.Id, $"\"{head.Version}\"", plan.Items[0].Body, Created: false, Replayed: false));
    }

    private Outcome<ChangePlan> Plan(string action, StoredItem before, Func<StoredItem, Faults, IItem?> change)
    {
        var faults = new Faults();
        var sent = change(before, faults);
        if (sent?.Reference is { } reference && reference != before.Record.Reference)
        {
            faults.Rule("/reference", "immutable", "A record's reference is its name and stays; send a new record for another reference.");
        }

        if (faults.TryRefuse(out var refusal))
        {
            return refusal;
        }

        var after = sent!.With(ItemStamp.Of(before.Record) with { UpdatedAt = clock.GetUtcNow() });
        return new ChangePlan { Action = action, Items = before.SaysTheSameAs(after) ? [] : [new(before.Record, after)] };
    }

    private IItem? Patched(StoredItem stored, JsonElement patch, Faults faults)
    {
        using var before = JsonDocument.Parse(stored.Body);
        var outdated = stored.Record is Activity activity ? activity.OutdatedBy(patch) : [];
        using var merged = MergePatch.Apply(before.RootElement, patch, outdated, faults);
        return merged is null ? null : stored.Record.Type.Read(merged.RootElement, settings, faults);
    }
}
