using Collab.Core.Access;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Events;

/// <summary>Reads subscriptions, one or a list, newest first, and what couldn't be delivered to them. No secret is among what is read: none is kept.</summary>
public sealed class ReadSubscriptions(IRowStore store, SubscriptionRegister subscriptions, DeliveryRegister deliveries)
{
    /// <summary>May the caller do this with the subscription? One of all homes is for those who reach everywhere.</summary>
    internal static bool May(Caller caller, Operation operation, Subscription subscription) =>
        subscription.Institution is { } home ? Reach.May(caller, operation, home) : Reach.May(caller, operation);

    public async Task<Outcome<StoredRecord>> OneAsync(Caller caller, Guid id, CancellationToken cancellationToken) =>
        await subscriptions.FindAsync(id, cancellationToken) is { } row
            && SubscriptionRegister.Read(row) is var read && May(caller, Operation.ReadSubscriptions, read)
            ? new StoredRecord(RegisterJson.Bytes(read), SubscriptionRegister.ETagOf(row))
            : new Refusal.NotFound();

    /// <summary>A page of at most <paramref name="limit"/> behind the id in <paramref name="after"/>.</summary>
    public async Task<Outcome<RecordPage>> ListAsync(Caller caller, int limit, Guid? after, CancellationToken cancellationToken)
    {
        if (Reach.ArmOf(caller, Operation.ReadSubscriptions) == Arm.Nothing)
        {
            return new Refusal.NotFound();
        }

        var range = after is { } id ? SubscriptionRegister.Every.After(SubscriptionRegister.Key(id)) : SubscriptionRegister.Every;
        var all = store.ReadAllAsync(TableNames.Subscriptions, SubscriptionRegister.Partition, range, null, cancellationToken)
            .Select(SubscriptionRegister.Read);
        return await RecordPages.FilterAsync(
            all, s => May(caller, Operation.ReadSubscriptions, s), limit, RegisterJson.Bytes, s => s.Id.ToString());
    }

    /// <summary>A page of what was given up, newest first, behind the event in <paramref name="after"/>.</summary>
    public async Task<Outcome<RecordPage>> DeadAsync(Caller caller, Guid id, int limit, Guid? after, CancellationToken cancellationToken) =>
        await subscriptions.FindAsync(id, cancellationToken) is { } row
            && May(caller, Operation.ReadSubscriptions, SubscriptionRegister.Read(row))
            ? await deliveries.DeadAsync(id, limit, after, cancellationToken)
            : new Refusal.NotFound();
}
