using System.Globalization;
using System.Text.Json;
using Collab.Core.Json;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Events;

/// <summary>
/// The rows of table <c>Subscriptions</c>, partition <c>subscriptions</c>: <c>s|{~id}</c> the subscriptions, newest first, and <c>g|{~id}</c> those
/// that were removed and whose deliveries are still to go, and <c>n</c>, which every new subscription changes, so that of two at once one waits.
/// A subscription's deliveries stand in a partition of their own.
/// </summary>
public sealed class SubscriptionRegister(IRowStore store)
{
    public const string Partition = "subscriptions";

    private const string Newest = "n";

    private static readonly RowRange Removed = RowRange.Prefix("g|");

    public static RowRange Every { get; } = RowRange.Prefix("s|");

    public static string Key(Guid id) => $"s|{RegisterKeys.Descending(id)}";

    public static Subscription Read(Row row) => JsonSerializer.Deserialize(Payload.Read(row, "body"), RegisterJson.Readable.Subscription)!;

    public static string ETagOf(Row row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return ETagOf(row.Number("version")!.Value);
    }

    public static string ETagOf(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>All subscriptions, newest first, read now.</summary>
    public async Task<IReadOnlyList<Subscription>> AllAsync(CancellationToken cancellationToken)
    {
        var all = new List<Subscription>();
        await foreach (var row in store.ReadAllAsync(TableNames.Subscriptions, Partition, Every, null, cancellationToken))
        {
            all.Add(Read(row));
        }

        return all;
    }

    public async Task<Row?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await store.ReadAsync(TableNames.Subscriptions, Partition, Key(id), null, cancellationToken);

    /// <summary>Tells nothing more to the subscription, for a reason that people read. One that is gone stays so.</summary>
    public async Task DisableAsync(Guid id, string reason, CancellationToken cancellationToken)
    {
        while (await FindAsync(id, cancellationToken) is { } row && Read(row) is { Status: SubscriptionStatus.Active } active)
        {
            var disabled = active with { Status = SubscriptionStatus.Disabled, DisabledReason = reason };
            var change = new RowChange.Replace(row.Key, Values(disabled, row.Number("version")!.Value + 1), row.ETag);
            if (await store.CommitAsync(TableNames.Subscriptions, Partition, [change], cancellationToken) is CommitResult.Committed)
            {
                return;
            }
        }
    }

    /// <summary>Adds a subscription unless there are <paramref name="most"/> of its scope; false then.</summary>
    internal async Task<bool> AddAsync(Subscription subscription, int most, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Read before they are counted: another new one in between changes it, and these are counted again.
            var newest = await store.ReadAsync(TableNames.Subscriptions, Partition, Newest, null, cancellationToken);
            var all = await AllAsync(cancellationToken);
            if (all.Any(s => s.Id == subscription.Id))
            {
                return true;
            }

            if (all.Count(s => s.Institution == subscription.Institution) >= most)
            {
                return false;
            }

            var mark = new Dictionary<string, object> { ["id"] = subscription.Id };
            RowChange[] changes =
            [
                newest is null ? new RowChange.Add(Newest, mark) : new RowChange.Replace(Newest, mark, newest.ETag),
                new RowChange.Add(Key(subscription.Id), Values(subscription, 1)),
            ];
            if (await store.CommitAsync(TableNames.Subscriptions, Partition, changes, cancellationToken) is CommitResult.Committed)
            {
                return true;
            }
        }
    }

    /// <summary>Removes a subscription as it was read, and notes that its deliveries are to go; false when it has changed since.</summary>
    internal async Task<bool> RemoveAsync(Subscription subscription, Row row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        RowChange[] changes =
        [
            new RowChange.Delete(row.Key, row.ETag),
            new RowChange.Put(RemovedKey(subscription.Id), new Dictionary<string, object> { ["id"] = subscription.Id, ["at"] = now }),
        ];
        return await store.CommitAsync(TableNames.Subscriptions, Partition, changes, cancellationToken) is CommitResult.Committed;
    }

    /// <summary>The subscriptions that were removed before an instant and whose deliveries may still be there.</summary>
    internal async Task<IReadOnlyList<Guid>> RemovedAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var removed = new List<Guid>();
        await foreach (var row in store.ReadAllAsync(TableNames.Subscriptions, Partition, Removed, null, cancellationToken))
        {
            if (row.Instant("at") <= before)
            {
                removed.Add((Guid)row.Values["id"]);
            }
        }

        return removed;
    }

    /// <summary>Forgets a removed subscription, because nothing of it is left.</summary>
    internal Task ForgetAsync(Guid id, CancellationToken cancellationToken) =>
        store.CommitAsync(TableNames.Subscriptions, Partition, [new RowChange.Delete(RemovedKey(id))], cancellationToken);

    internal static Dictionary<string, object> Values(Subscription subscription, int version)
    {
        var values = new Dictionary<string, object> { ["version"] = version };
        Payload.Write(values, "body", RegisterJson.Bytes(subscription));
        return values;
    }

    private static string RemovedKey(Guid id) => $"g|{RegisterKeys.Descending(id)}";
}
