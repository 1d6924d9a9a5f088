using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Institutions;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Writing;

namespace Collab.Core.Collaborations;

/// <summary>
/// Replaces a collaboration or patches it (RFC 7396). Its home institution, its status and its renewals stay: they have ways of their
/// own. What changes nothing writes nothing.
/// </summary>
public sealed class ChangeCollaboration(CollaborationWriter writer, Locator locator, InstitutionDirectory directory, TimeProvider clock)
{
    public Task<Outcome<WriteAnswer>> ReplaceAsync(
        Caller caller, Guid id, JsonElement json, Expectation expectation, WriteOrigin origin, CancellationToken cancellationToken) =>
        RunAsync(caller, id, expectation, "replace-collaboration", (head, faults) => Read(head, json, faults), origin, cancellationToken);

    public Task<Outcome<WriteAnswer>> PatchAsync(
        Caller caller, Guid id, JsonElement patch, Expectation expectation, WriteOrigin origin, CancellationToken cancellationToken) =>
        RunAsync(caller, id, expectation, "patch-collaboration", (head, faults) => Patched(head, patch, faults), origin, cancellationToken);

    /// <summary>Plans a patch as part of a commit that does more besides. What partners there are is looked up for the collaboration as it is known.</summary>
    internal async Task<Func<CollaborationHead, Outcome<ChangePlan>>> PatchingAsync(
        CollaborationHead known, JsonElement patch, string action, CancellationToken cancellationToken)
    {
        var missing = await MissingAsync(known, Patch, cancellationToken);
        return head => Plan(head, action, Patch, missing);

        Collaboration? Patch(CollaborationHead head, Faults faults) => Patched(head, patch, faults);
    }

    private static Collaboration? Patched(CollaborationHead head, JsonElement patch, Faults faults)
    {
        using var before = JsonDocument.Parse(head.Body);
        using var merged = MergePatch.Apply(before.RootElement, patch, [], faults);
        return merged is null ? null : Read(head, merged.RootElement, faults);
    }

    /// <summary>What was sent, with what stays as it is.</summary>
    private static Collaboration? Read(CollaborationHead head, JsonElement json, Faults faults)
    {
        var before = head.Record;
        var sent = CollaborationReader.Read(json, faults, before.Status);
        if (sent is null)
        {
            return null;
        }

        if (sent.Institution != before.Institution)
        {
            faults.Rule("/institution", "immutable", "A collaboration stays in the register of its home institution.");
        }

        if (sent.Renews is { } renews && renews != before.Renews)
        {
            faults.Rule("/renews", "immutable", "Which agreement it renews is settled when it is made.");
        }

        return sent with { Id = before.Id, Renews = before.Renews, RenewedBy = before.RenewedBy, CreatedAt = before.CreatedAt, UpdatedAt = before.UpdatedAt };
    }

    private async Task<Outcome<WriteAnswer>> RunAsync(
        Caller caller,
        Guid id,
        Expectation expectation,
        string action,
        Func<CollaborationHead, Faults, Collaboration?> change,
        WriteOrigin origin,
        CancellationToken cancellationToken)
    {
        if (await locator.KnownAsync(caller, id, cancellationToken) is not { } known || !Reach.MayKeep(caller, known.Record.Institution))
        {
            return new Refusal.NotFound();
        }

        // Partners are looked up before the commit; an institution, once made, stays.
        var missing = await MissingAsync(known, change, cancellationToken);
        var result = await writer.WriteAsync(
            new()
            {
                Institution = known.Record.Institution,
                Collaboration = id,
                Origin = origin,
                Plan = (head, _) => expectation.IsMetBy(head.ETag) ? Plan(head, action, change, missing) : new Refusal.Stale(),
            },
            cancellationToken);
        return WriteAnswers.Of(result, mark: null, head => new(id, head.ETag, head.Body, Created: false, Replayed: false));
    }

    private async Task<IReadOnlySet<string>> MissingAsync(
        CollaborationHead known, Func<CollaborationHead, Faults, Collaboration?> change, CancellationToken cancellationToken) =>
        change(known, new()) is { } sent
            ? await directory.MissingAsync([.. sent.Partners.Select(p => p.Institution)], cancellationToken)
            : new HashSet<string>();

    private Outcome<ChangePlan> Plan(
        CollaborationHead head, string action, Func<CollaborationHead, Faults, Collaboration?> change, IReadOnlySet<string> missing)
    {
        var faults = new Faults();
        var after = change(head, faults);
        for (var i = 0; after is not null && i < after.Partners.Count; i++)
        {
            if (missing.Contains(after.Partners[i].Institution))
            {
                faults.Rule($"/partners/{i}/institution", "unknown-institution", "There is no such institution.");
            }
        }

        if (faults.TryRefuse(out var refusal))
        {
            return refusal;
        }

        if (after!.Status != head.Record.Status)
        {
            return Lifecycle.NoMoveByChange(head.Record.Status);
        }

        return RegisterJson.Bytes(after).AsSpan().SequenceEqual(head.Body)
            ? new ChangePlan { Action = action }
            : new ChangePlan
            {
                Action = action,
                Record = after with { UpdatedAt = clock.GetUtcNow() },
                Claims = CodeClaim.Change(after.Id, head.Record.Code, after.Code),
            };
    }
}
