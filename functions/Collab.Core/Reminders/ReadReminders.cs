using Collab.Core.Access;
using Collab.Core.Institutions;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Reminders;

/// <summary>Reads reminders, newest id first. A list over several homes asks their partitions side by side.</summary>
public sealed class ReadReminders(IRowStore store, InstitutionDirectory directory)
{
    /// <summary>A page of at most <paramref name="limit"/> behind the id in <paramref name="after"/>.</summary>
    public async Task<RecordPage> ListAsync(Caller caller, ReminderFilter filter, int limit, Guid? after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var range = after is { } id ? RegisterKeys.AllReminders.After(RegisterKeys.Reminder(id)) : RegisterKeys.AllReminders;
        if (filter.Since is { } since)
        {
            // Newest first, so that the range ends with the oldest that may pass.
            range = range with { To = RegisterKeys.Reminder(RecordId.FirstAt(since)) + ' ' };
        }

        var homes = await HomesAsync(caller, filter.Institutions, cancellationToken);
        var found = await SideBySide.AskAsync(homes, (home, token) => FirstAsync(home, range, filter, limit + 1, token), cancellationToken);
        var first = found.SelectMany(f => f).OrderBy(r => RegisterKeys.Reminder(r.Id), StringComparer.Ordinal).Take(limit + 1).ToArray();
        return new([.. first.Take(limit).Select(RegisterJson.Bytes)], first.Length > limit ? first[limit - 1].Id.ToString() : null);
    }

    /// <summary>The partitions in which the caller may find something.</summary>
    private async Task<IReadOnlyList<string>> HomesAsync(Caller caller, IReadOnlyList<string> asked, CancellationToken cancellationToken) =>
        Reach.ArmOf(caller, Operation.ReadReminders) switch
        {
            Arm.Own => caller.Institution is { } own && (asked.Count == 0 || asked.Contains(own)) ? [own] : [],
            Arm.Everywhere when asked.Count > 0 => await directory.HomesAmongAsync(asked, cancellationToken),
            Arm.Everywhere => [.. (await directory.AllAsync(cancellationToken)).Where(i => i.Home).Select(i => i.Id)],
            _ => [],
        };

    private async Task<IReadOnlyList<Reminder>> FirstAsync(
        string home, RowRange range, ReminderFilter filter, int most, CancellationToken cancellationToken)
    {
        var size = filter.Kinds.Count == 0 ? Math.Min(most, RowStoreReading.PageSize) : RowStoreReading.PageSize;
        return string.CompareOrdinal(range.From, range.To) >= 0
            ? []
            : await store.ReadAllAsync(TableNames.Register, home, range, null, cancellationToken, size)
                .Select(ReminderRegister.Read).Where(filter.Passes).Take(most).ToListAsync(cancellationToken);
    }
}
