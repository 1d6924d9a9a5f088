using Collab.Core.Events;
using Collab.Core.Events.Sending;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Moving;

/// <summary>The subscriptions of a scope and what is still to be delivered to them, read behind all outboxes: what has left one by then is here.</summary>
internal sealed class ExportSubscriptionRows(IRowStore store)
{
    private const string Partition = SubscriptionRegister.Partition;

    private static readonly RowRange[] Deliveries = [RowRange.Prefix("p|"), RowRange.Prefix("d|"), .. KeyGaps.Between("d|", "p|")];

    public async Task WriteAsync(ExportScope scope, ExportOutput output, CancellationToken cancellationToken)
    {
        var subscribed = new List<Guid>();
        await foreach (var row in store.ReadAllAsync(TableNames.Subscriptions, Partition, KeyGaps.Everything, null, cancellationToken))
        {
            var isSubscription = row.Key.StartsWith("s|", StringComparison.Ordinal);
            if (!scope.IsWhole && !(isSubscription && scope.Has(SubscriptionRegister.Read(row).Institution)))
            {
                continue;
            }

            await output.WriteRowAsync(new(TableNames.Subscriptions, Partition, row), cancellationToken);
            if (isSubscription || row.Key.StartsWith("g|", StringComparison.Ordinal))
            {
                subscribed.Add(RegisterKeys.ReadDescending(row.Key.AsSpan(2)));
            }
        }

        foreach (var id in scope.IsWhole ? subscribed.Append(MailSubscription.Id) : subscribed)
        {
            await WriteAsync(id.ToString(), output, cancellationToken);
        }
    }

    private async Task WriteAsync(string partition, ExportOutput output, CancellationToken cancellationToken)
    {
        foreach (var range in Deliveries)
        {
            await foreach (var row in store.ReadAllAsync(TableNames.Subscriptions, partition, range, null, cancellationToken))
            {
                await output.WriteRowAsync(new(TableNames.Subscriptions, partition, row), cancellationToken);
            }
        }
    }
}
