using Collab.Core.Documents;
using Collab.Core.Events.Sending;
using Collab.Core.Institutions;
using Collab.Core.Reports;
using Collab.Core.Store;

namespace Collab.Core.Events;

/// <summary>What was told: events taken out of the outbox, and deliveries made of them.</summary>
public sealed record ToldEvents(int Events, int Deliveries);

/// <summary>
/// Empties the outbox: for each event a delivery to every subscription that wants it, and only then the event is taken out. It may be stopped
/// anywhere and run again, also twice at once: a delivery is known by its event. Where a mail server is configured, mail wants events too.
/// </summary>
public sealed class TellSubscribers(
    IRowStore store, SubscriptionRegister subscriptions, DeliveryRegister deliveries, InstitutionDirectory directory, IMailer mailer, TimeProvider clock)
{
    /// <summary>Events of a page. They are some kilobytes each at most.</summary>
    private const int AtOnce = 100;

    /// <summary>How long what is left of a removed subscription is kept, so that whoever still writes to it has ended.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <exception cref="StoreUnavailableException">The storage can't be reached; run it again later.</exception>
    public async Task<ToldEvents> RunAsync(CancellationToken cancellationToken)
    {
        var homes = (await directory.AllAsync(cancellationToken)).Where(i => i.Home).Select(i => (TableNames.Register, i.Id));
        (string Table, string Partition)[] outboxes =
            [(TableNames.Documents, DocumentRegister.Partition), (TableNames.Reports, ReportRegister.Partition), .. homes];
        var told = await SideBySide.AskAsync(outboxes, (box, token) => EmptyAsync(box.Table, box.Partition, token), cancellationToken);
        await ClearRemovedAsync(cancellationToken);
        return new(told.Sum(t => t.Events), told.Sum(t => t.Deliveries));
    }

    private async Task<ToldEvents> EmptyAsync(string table, string partition, CancellationToken cancellationToken)
    {
        var (events, made) = (0, 0);
        var rows = store.ReadAllAsync(table, partition, OutboxRow.All, null, cancellationToken, AtOnce);
        await foreach (var some in rows.Chunk(AtOnce).WithCancellation(cancellationToken))
        {
            made += await TellAsync([.. some.Select(OutboxRow.Read)], cancellationToken);
            await RemoveAsync(table, partition, [.. some.Select(r => r.Key)], cancellationToken);
            events += some.Length;
        }

        return new(events, made);
    }

    private async Task<int> TellAsync(IReadOnlyList<RegisterEvent> events, CancellationToken cancellationToken)
    {
        // Read behind the events: whoever subscribed before one of them happened is among these.
        var all = await subscriptions.AllAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (mailer.IsOn)
        {
            all = [.. all, MailSubscription.Of(now)];
        }

        var wanted = all.SelectMany(s => events.Where(s.Wants).Select(e => Delivery.Of(s, e, now))).ToArray();
        await deliveries.AddAsync(wanted, cancellationToken);
        return wanted.Length;
    }

    private async Task RemoveAsync(string table, string partition, List<string> keys, CancellationToken cancellationToken)
    {
        while (keys.Count > 0
            && await store.CommitAsync(table, partition, keys.ConvertAll<RowChange>(k => new RowChange.Delete(k)), cancellationToken)
                is CommitResult.Refused refused)
        {
            // Gone already: another worker has told the same.
            keys.RemoveAt(refused.Index);
        }
    }

    private async Task ClearRemovedAsync(CancellationToken cancellationToken)
    {
        foreach (var id in await subscriptions.RemovedAsync(clock.GetUtcNow() - Grace, cancellationToken))
        {
            await deliveries.ClearAsync(id, cancellationToken);
            await subscriptions.ForgetAsync(id, cancellationToken);
        }
    }
}
