using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Standards;

namespace Collab.Core.Events;

/// <summary>Has something told to a subscription because a person asks for it: what was given up, or an event that only tries the address.</summary>
public sealed class RetryDelivery(SubscriptionRegister subscriptions, DeliveryRegister deliveries, TimeProvider clock)
{
    /// <summary>The type of the event that only tries the address. Nobody subscribes to it.</summary>
    public const string TestType = "subscription.test";

    private static Refusal Disabled { get; } =
        new Refusal.Conflict("subscription-disabled", "Nothing is told to this subscription any more; make a new one.");

    /// <summary>Puts what was given up among what waits; the same again changes nothing. Gives the subscription.</summary>
    public Task<Outcome<Subscription>> RunAsync(Caller caller, Guid id, Guid happened, CancellationToken cancellationToken) => WithAsync(
        caller, id, _ => deliveries.RetryAsync(id, happened, clock.GetUtcNow(), cancellationToken), cancellationToken);

    /// <summary>Puts a new event that says nothing among what waits. Gives the subscription.</summary>
    public Task<Outcome<Subscription>> TestAsync(Caller caller, Guid id, CancellationToken cancellationToken) => WithAsync(
        caller,
        id,
        async subscription =>
        {
            await deliveries.AddAsync([Delivery.Of(subscription, TestOf(subscription), clock.GetUtcNow())], cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>Does it to a subscription that is in reach and active; not found where it says false.</summary>
    private async Task<Outcome<Subscription>> WithAsync(
        Caller caller, Guid id, Func<Subscription, Task<bool>> doAsync, CancellationToken cancellationToken)
    {
        if (await subscriptions.FindAsync(id, cancellationToken) is not { } row
            || SubscriptionRegister.Read(row) is var subscription && !ReadSubscriptions.May(caller, Operation.KeepSubscriptions, subscription))
        {
            return new Refusal.NotFound();
        }

        return subscription.Status == SubscriptionStatus.Disabled ? Disabled
            : await doAsync(subscription) ? subscription
            : new Refusal.NotFound();
    }

    private RegisterEvent TestOf(Subscription subscription) => new()
    {
        Id = RecordId.New(clock),
        Type = TestType,
        Institution = subscription.Institution,
        At = clock.GetUtcNow(),
        Data = JsonSerializer.SerializeToElement(new TestedSubscription(subscription.Id), RegisterJson.Readable.TestedSubscription),
    };
}
