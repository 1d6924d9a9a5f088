using System.Globalization;
using System.Text.Json;
using Collab.Core.Json;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Events;

/// <summary>
/// The rows of table <c>Subscriptions</c>, partition <c>subscriptions</c>: <c>s|{~id}</c> the subscriptions, newest first, and <c>g|{~id}</c> those
/// that are deleted and whose deliveries are still to go. A subscription's deliveries stand in a partition of their own.
/// </summary>
public sealed class SubscriptionRegister(IRowStore store)
{
    public const string Partition = "subscriptions";

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

    internal static Dictionary<string, object> Values(Subscription subscription, int version)
    {
        var values = new Dictionary<string, object> { ["version"] = version };
        Payload.Write(values, "body", RegisterJson.Bytes(subscription));
        return values;
    }
}
