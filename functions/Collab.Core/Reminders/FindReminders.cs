using Collab.Core.Challenges;
using Collab.Core.Collaborations;
using Collab.Core.Items;
using Collab.Core.MonthCells;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Reminders;

/// <summary>
/// Finds what is due in a home institution's register: one range of its collaborations and one of its challenges' cells. Challenges
/// themselves are read only of collaborations whose cell has an open one.
/// </summary>
internal sealed class FindReminders(IRowStore store, RegisterReader reader)
{
    /// <param name="institution">The home institution.</param>
    /// <param name="today">The day to find for.</param>
    /// <param name="dayOf">The day of an instant where the register is kept.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<DueReminder>> RunAsync(
        string institution, DateOnly today, Func<DateTimeOffset, DateOnly> dayOf, CancellationToken cancellationToken)
    {
        var blocked = await BlockedAsync(institution, cancellationToken);
        var all = new List<(Collaboration Record, MonthIndex Months)>();
        await foreach (var listed in reader.ListedAsync(institution, cancellationToken))
        {
            all.Add((listed.Record, listed.Months));
        }

        var settled = all.Where(c => c.Record.Status is CollaborationStatus.Signed or CollaborationStatus.Active).Select(c => c.Record.Id).ToHashSet();
        var due = all.SelectMany(c => ReminderRules.Of(c.Record, c.Months, c.Record.RenewedBy is { } next && settled.Contains(next), today)).ToList();

        // A deleted collaboration's cells stay until they are cleared, so what is there decides.
        foreach (var (record, _) in all.Where(c => blocked.Contains(c.Record.Id)))
        {
            var items = store.ReadAllAsync(TableNames.Register, institution, RegisterKeys.Items(record.Id, ItemType.Challenge), null, cancellationToken);
            await foreach (var row in items)
            {
                var challenge = (Challenge)StoredItem.Read(ItemType.Challenge, row).Record;
                if (ReminderRules.Of(challenge, dayOf(challenge.UpdatedAt), today) is { } stalled)
                {
                    due.Add(stalled);
                }
            }
        }

        return due;
    }

    /// <summary>The collaborations with a challenge that isn't closed.</summary>
    private async Task<HashSet<Guid>> BlockedAsync(string institution, CancellationToken cancellationToken)
    {
        var blocked = new HashSet<Guid>();
        await foreach (var row in store.ReadAllAsync(TableNames.Register, institution, RegisterKeys.ChallengeCells, null, cancellationToken))
        {
            if (MonthCell.Decode(Payload.Read(row, "cell")).Challenges.Any(c => c.Key.ClosedOn is null))
            {
                blocked.Add(RegisterKeys.ReadMonthCell(row.Key).Collaboration);
            }
        }

        return blocked;
    }
}
