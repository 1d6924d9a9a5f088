using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Institutions;
using Collab.Core.Results;
using Collab.Core.Settings;
using Collab.Core.Standards;

namespace Collab.Core.Events;

/// <summary>Subscribes an address to events.</summary>
public sealed class MakeSubscription(
    SubscriptionRegister subscriptions,
    SubscriptionSecrets secrets,
    Audience audience,
    InstitutionDirectory directory,
    RegisterSettings settings,
    TimeProvider clock)
{
    /// <summary>How many subscriptions a home may have, and how many there may be of all homes.</summary>
    public const int MostOfScope = 50;

    public async Task<Outcome<NewSubscription>> RunAsync(Caller caller, JsonElement json, CancellationToken cancellationToken)
    {
        if (Reach.ArmOf(caller, Operation.KeepSubscriptions) == Arm.Nothing)
        {
            return new Refusal.NotFound();
        }

        var faults = new Faults();
        var draft = await SubscriptionDraft.ReadAsync(caller, json, settings.WebhooksToPrivateAddresses, directory, faults, cancellationToken);
        if (faults.TryRefuse(out var refusal))
        {
            return refusal;
        }

        if (!secrets.HasKey)
        {
            return new Refusal.Conflict(
                "no-webhook-key", $"There is no key here to sign webhooks with; whoever runs Collab has to set {SubscriptionSecrets.Setting}.");
        }

        var subscription = new Subscription
        {
            Id = RecordId.New(clock),
            Url = draft!.Url,
            Events = draft.Events,
            Institution = draft.Institution,
            Description = draft.Description,
            Status = SubscriptionStatus.Active,
            CreatedAt = clock.GetUtcNow(),
            CreatedBy = caller.Name,
        };
        try
        {
            return await subscriptions.AddAsync(subscription, MostOfScope, cancellationToken)
                ? new NewSubscription(subscription, secrets.TextOf(subscription.Id), SubscriptionRegister.ETagOf(1))
                : new Refusal.Conflict("too-many-subscriptions", $"There are {MostOfScope} subscriptions of this scope; remove one first.");
        }
        finally
        {
            // Whatever came of it: without an answer it may be there.
            audience.Forget();
        }
    }
}
