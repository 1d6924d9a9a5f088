using System.Text.Json;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Events;

/// <summary>
/// The deliveries of a subscription, whose partition in table <c>Subscriptions</c> is its id: <c>p|{event}</c> those that are pending, in order
/// of time, and <c>d|{~event}</c> the dead ones, newest first. A receiver may hear of an event twice, and never less than once.
/// </summary>
public sealed class DeliveryRegister(IRowStore store)
{
    /// <summary>Well below what a commit takes, as an event's data may be some kilobytes.</summary>
    private const int ChunkSize = 50;

    private static readonly RowRange AllPending = RowRange.Prefix("p|");
    private static readonly RowRange AllDead = RowRange.Prefix("d|");
    private static readonly string[] DueColumn = ["nextAttemptAt"];

    /// <summary>Puts down deliveries of any subscriptions. One that is there already stays as it is.</summary>
    public async Task AddAsync(IEnumerable<Delivery> deliveries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deliveries);
        foreach (var ofOne in deliveries.GroupBy(d => d.Subscription))
        {
            foreach (var chunk in ofOne.Chunk(ChunkSize))
            {
                await AddAsync(ofOne.Key, [.. chunk], cancellationToken);
            }
        }
    }

    /// <summary>
    /// At most <paramref name="most"/> of a subscription's deliveries that are due, in order of their events. <see cref="TakeAsync"/> one before
    /// it is tried.
    /// </summary>
    public async Task<IReadOnlyList<StoredDelivery>> DueAsync(Guid subscription, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        // A receiver that is down for a day has many rows that aren't due: of those only one column is read.
        var due = new List<StoredDelivery>();
        await foreach (var row in store.ReadAllAsync(TableNames.Subscriptions, PartitionOf(subscription), AllPending, DueColumn, cancellationToken))
        {
            if (row.Instant("nextAttemptAt") <= now
                && await store.ReadAsync(TableNames.Subscriptions, PartitionOf(subscription), row.Key, null, cancellationToken) is { } whole
                && Read(whole) is var read
                && read.NextAttemptAt <= now)
            {
                due.Add(new(read, whole.ETag));
                if (due.Count == most)
                {
                    break;
                }
            }
        }

        return due;
    }

    /// <summary>
    /// Takes a due delivery until <paramref name="until"/>, for an attempt that counts from here: of two workers one gets it, the other null.
    /// Should the worker stop on the way, the delivery is due again then.
    /// </summary>
    public Task<StoredDelivery?> TakeAsync(StoredDelivery due, DateTimeOffset until, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(due);
        return ReplaceAsync(due, due.Delivery with { Attempts = due.Delivery.Attempts + 1, NextAttemptAt = until }, cancellationToken);
    }

    /// <summary>Leaves a due delivery alone until then; no attempt is counted.</summary>
    public Task HoldAsync(StoredDelivery due, DateTimeOffset until, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(due);
        return ReplaceAsync(due, due.Delivery with { NextAttemptAt = until }, cancellationToken);
    }

    /// <summary>It has arrived.</summary>
    public async Task DoneAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);

        // Refused where it is gone, by another worker or with its subscription: all the same.
        await store.CommitAsync(
            TableNames.Subscriptions, PartitionOf(delivery.Subscription), [new RowChange.Delete(PendingKey(delivery.Event.Id))], cancellationToken);
    }

    /// <summary>Says why an attempt failed and when to try again. One that another worker has taken meanwhile is left to it.</summary>
    public async Task PostponeAsync(StoredDelivery taken, DateTimeOffset nextAttemptAt, string fault, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(taken);
        var later = taken.Delivery with { NextAttemptAt = nextAttemptAt, LastFault = fault };
        await store.CommitAsync(TableNames.Subscriptions, PartitionOf(later.Subscription), [Replace(later, taken.ETag)], cancellationToken);
    }

    /// <summary>Moves a delivery to the dead ones after its last attempt. One that another worker has taken meanwhile is left to it.</summary>
    public async Task KillAsync(StoredDelivery taken, string fault, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(taken);
        var dead = taken.Delivery with { Status = DeliveryStatus.Dead, LastFault = fault };
        List<RowChange> changes =
            [new RowChange.Delete(PendingKey(dead.Event.Id), taken.ETag), new RowChange.Put(DeadKey(dead.Event.Id), Values(dead))];
        await store.CommitAsync(TableNames.Subscriptions, PartitionOf(dead.Subscription), changes, cancellationToken);
    }

    /// <summary>A page of the dead deliveries behind the event in <paramref name="after"/>, newest first.</summary>
    public Task<RecordPage> DeadAsync(Guid subscription, int limit, Guid? after, CancellationToken cancellationToken)
    {
        var range = after is { } id ? AllDead.After(DeadKey(id)) : AllDead;
        var all = store.ReadAllAsync(TableNames.Subscriptions, PartitionOf(subscription), range, null, cancellationToken, limit + 1).Select(Read);
        return RecordPages.FilterAsync(all, _ => true, limit, RegisterJson.Bytes, d => d.Event.Id.ToString());
    }

    /// <summary>Has a dead delivery tried anew, at once; false when there is none, and it doesn't wait already.</summary>
    public async Task<bool> RetryAsync(Guid subscription, Guid happened, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(TableNames.Subscriptions, PartitionOf(subscription), DeadKey(happened), null, cancellationToken) is not { } row)
        {
            return await IsPendingAsync(subscription, happened, cancellationToken);
        }

        var again = Read(row) with { Status = DeliveryStatus.Pending, Attempts = 0, NextAttemptAt = now };
        List<RowChange> changes = [new RowChange.Delete(row.Key, row.ETag), new RowChange.Put(PendingKey(happened), Values(again))];
        var result = await store.CommitAsync(TableNames.Subscriptions, PartitionOf(subscription), changes, cancellationToken);

        // Refused where somebody else has asked the same in between, or this store has done it and lost the answer.
        return result is CommitResult.Committed || await IsPendingAsync(subscription, happened, cancellationToken);
    }

    /// <summary>Drops what died before an instant; how many there were.</summary>
    public async Task<int> ClearDeadAsync(Guid subscription, DateTimeOffset before, CancellationToken cancellationToken)
    {
        // The column stays what it was at the last attempt.
        var partition = PartitionOf(subscription);
        var old = new List<Row>();
        await foreach (var row in store.ReadAllAsync(TableNames.Subscriptions, partition, AllDead, DueColumn, cancellationToken))
        {
            if (row.Instant("nextAttemptAt") < before)
            {
                old.Add(row);
            }
        }

        var removed = 0;
        foreach (var row in old)
        {
            // Refused where somebody has had it tried anew in between.
            var change = new RowChange.Delete(row.Key, row.ETag);
            removed += await store.CommitAsync(TableNames.Subscriptions, partition, [change], cancellationToken) is CommitResult.Committed ? 1 : 0;
        }

        return removed;
    }

    /// <summary>Drops everything that waits for a subscription or has died.</summary>
    public async Task ClearAsync(Guid subscription, CancellationToken cancellationToken)
    {
        var partition = PartitionOf(subscription);
        var keys = new List<string>();
        foreach (var range in new[] { AllPending, AllDead })
        {
            await foreach (var row in store.ReadAllAsync(TableNames.Subscriptions, partition, range, DueColumn, cancellationToken))
            {
                keys.Add(row.Key);
            }
        }

        foreach (var key in keys)
        {
            await store.CommitAsync(TableNames.Subscriptions, partition, [new RowChange.Delete(key)], cancellationToken);
        }
    }

    private async Task AddAsync(Guid subscription, List<Delivery> deliveries, CancellationToken cancellationToken)
    {
        while (deliveries.Count > 0)
        {
            var changes = deliveries.ConvertAll<RowChange>(d => new RowChange.Add(PendingKey(d.Event.Id), Values(d)));
            if (await store.CommitAsync(TableNames.Subscriptions, PartitionOf(subscription), changes, cancellationToken) is not CommitResult.Refused refused)
            {
                return;
            }

            deliveries.RemoveAt(refused.Index);
        }
    }

    private async Task<StoredDelivery?> ReplaceAsync(StoredDelivery due, Delivery taken, CancellationToken cancellationToken) =>
        await store.CommitAsync(TableNames.Subscriptions, PartitionOf(taken.Subscription), [Replace(taken, due.ETag)], cancellationToken)
            is CommitResult.Committed committed
            ? new(taken, committed.ETags[0])
            : null;

    private async Task<bool> IsPendingAsync(Guid subscription, Guid happened, CancellationToken cancellationToken) =>
        await store.ReadAsync(TableNames.Subscriptions, PartitionOf(subscription), PendingKey(happened), DueColumn, cancellationToken) is not null;

    private static string PartitionOf(Guid subscription) => subscription.ToString();

    private static string PendingKey(Guid happened) => $"p|{happened}";

    private static string DeadKey(Guid happened) => $"d|{RegisterKeys.Descending(happened)}";

    private static RowChange.Replace Replace(Delivery delivery, string etag) => new(PendingKey(delivery.Event.Id), Values(delivery), etag);

    private static Delivery Read(Row row) => JsonSerializer.Deserialize(Payload.Read(row, "body"), RegisterJson.Readable.Delivery)!;

    private static Dictionary<string, object> Values(Delivery delivery)
    {
        var values = new Dictionary<string, object> { ["nextAttemptAt"] = delivery.NextAttemptAt };
        Payload.Write(values, "body", RegisterJson.Bytes(delivery));
        return values;
    }
}
