using System.Runtime.CompilerServices;
using Collab.Core.Documents;
using Collab.Core.Events;
using Collab.Core.Events.Sending;
using Collab.Core.Institutions;
using Collab.Core.Reminders;
using Collab.Core.Reports;
using Collab.Core.Store;

namespace Collab.Core.Writing;

/// <summary>
/// The daily clearing: markers of requests whose answers are no longer given again, what hung on collaborations that were deleted, old
/// reminders, and what could not be delivered long ago.
/// </summary>
public sealed class RunRetention(IRowStore store, InstitutionDirectory directory, TimeProvider clock)
{
    /// <summary>The column that says when what hung on a deleted collaboration was removed.</summary>
    internal const string Cleared = "cleared";

    /// <summary>How long reminders and the weeks of lists are kept.</summary>
    private const int ReminderYears = 2;

    /// <summary>How long a delivery that was given up is kept, for somebody to have it tried anew.</summary>
    private static readonly TimeSpan DeadFor = TimeSpan.FromDays(90);

    private readonly ReminderRegister reminders = new(store);

    /// <summary>How many rows were removed.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var removed = await ClearAsync(TableNames.Reports, ReportRegister.Partition, cancellationToken)
            + await ClearAsync(TableNames.Documents, DocumentRegister.Partition, cancellationToken);
        foreach (var home in await directory.HomesAsync(cancellationToken))
        {
            removed += await ClearAsync(TableNames.Register, home, cancellationToken);
            removed += await ClearDeletedAsync(home, cancellationToken);
            removed += await reminders.ClearAsync(home, clock.GetUtcNow().AddYears(-ReminderYears), cancellationToken);
        }

        return removed + await ClearDeadAsync(cancellationToken);
    }

    private async Task<int> ClearDeadAsync(CancellationToken cancellationToken)
    {
        var (removed, deliveries) = (0, new DeliveryRegister(store));
        var all = await new SubscriptionRegister(store).AllAsync(cancellationToken);
        foreach (var subscription in all.Select(s => s.Id).Append(MailSubscription.Id))
        {
            removed += await deliveries.ClearDeadAsync(subscription, clock.GetUtcNow() - DeadFor, cancellationToken);
        }

        return removed;
    }

    private async Task<int> ClearAsync(string table, string partition, CancellationToken cancellationToken)
    {
        var removed = 0;
        var batch = new List<RowChange>(StoreLimits.ChangesPerCommit);
        await foreach (var row in store.ReadAllAsync(table, partition, RegisterKeys.AllRequests, ["at"], cancellationToken))
        {
            if (DoneMarker.IsExpired(row, clock.GetUtcNow()))
            {
                batch.Add(new RowChange.Delete(row.Key, row.ETag));
            }

            if (batch.Count == StoreLimits.ChangesPerCommit)
            {
                removed += await CommitAsync(table, partition, batch, cancellationToken);
            }
        }

        return removed + await CommitAsync(table, partition, batch, cancellationToken);
    }

    /// <summary>Removes the items, the people counted into them and the month cells of deleted collaborations. Stopped anywhere, the next run goes on.</summary>
    private async Task<int> ClearDeletedAsync(string institution, CancellationToken cancellationToken)
    {
        var removed = 0;
        await foreach (var row in store.ReadAllAsync(TableNames.Register, institution, RegisterKeys.AllDeleted, null, cancellationToken))
        {
            if (row.Values.ContainsKey(Cleared))
            {
                continue;
            }

            var left = CollaborationHead.Read(row);
            var batch = new List<RowChange>(StoreLimits.ChangesPerCommit);
            await foreach (var key in KeysUnderAsync(institution, left, cancellationToken))
            {
                batch.Add(new RowChange.Delete(key));
                if (batch.Count == StoreLimits.ChangesPerCommit)
                {
                    removed += await CommitAsync(TableNames.Register, institution, batch, cancellationToken);
                }
            }

            batch.Add(new RowChange.Replace(row.Key, new Dictionary<string, object>(row.Values) { [Cleared] = clock.GetUtcNow() }, row.ETag));
            removed += await CommitAsync(TableNames.Register, institution, batch, cancellationToken);
        }

        return removed;
    }

    private async IAsyncEnumerable<string> KeysUnderAsync(
        string institution, CollaborationHead left, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var items = store.ReadAllAsync(TableNames.Register, institution, RegisterKeys.AllItems(left.Record.Id), ["version"], cancellationToken);
        await foreach (var item in items)
        {
            yield return item.Key;
        }

        var persons = store.ReadAllAsync(TableNames.Register, institution, RegisterKeys.PersonsOf(left.Record.Id), ["count"], cancellationToken);
        await foreach (var row in persons)
        {
            yield return row.Key;
        }

        foreach (var month in left.Months.Months)
        {
            var key = RegisterKeys.MonthCell(month, left.Record.Id);
            if (await store.ReadAsync(TableNames.Register, institution, key, ["cell"], cancellationToken) is not null)
            {
                yield return key;
            }
        }
    }

    /// <summary>A marker that another process has removed or renewed in between leaves its batch to the next run.</summary>
    private async Task<int> CommitAsync(string table, string partition, List<RowChange> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
        {
            return 0;
        }

        var result = await store.CommitAsync(table, partition, batch, cancellationToken);
        var removed = result is CommitResult.Committed ? batch.Count : 0;
        batch.Clear();
        return removed;
    }
}
