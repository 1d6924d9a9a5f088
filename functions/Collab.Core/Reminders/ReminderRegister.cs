using System.Text.Json;
using Collab.Core.Events;
using Collab.Core.Json;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Reminders;

/// <summary>
/// The rows of reminders in a home institution's partition of table <c>Register</c>: <c>r|{~id}</c> the reminders, newest first, and
/// <c>u|{subject}</c>, which makes each the only one of its subject.
/// </summary>
public sealed class ReminderRegister(IRowStore store)
{
    private const string Subject = "subject";

    /// <summary>What was made for a dormant collaboration stays known, because years later it may still be dormant since the same day.</summary>
    private static readonly string Dormant = Codes<ReminderKind>.Of(ReminderKind.Dormant) + '|';

    public static Reminder Read(Row row) => JsonSerializer.Deserialize(Payload.Read(row, "body"), RegisterJson.Readable.Reminder)!;

    /// <summary>Removes the reminders of before an instant, and which lists were told then; how many rows were removed.</summary>
    public async Task<int> ClearAsync(string institution, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var removed = await ClearListsAsync(institution, IsoWeek.Of(DateOnly.FromDateTime(before.UtcDateTime)), cancellationToken);
        var range = RegisterKeys.AllReminders.After(RegisterKeys.Reminder(RecordId.FirstAt(before)));
        var old = store.ReadAllAsync(TableNames.Register, institution, range, [Subject], cancellationToken);
        await foreach (var rows in old.Chunk(StoreLimits.ChangesPerCommit / 2).WithCancellation(cancellationToken))
        {
            List<RowChange> changes =
            [
                .. rows.Select(r => new RowChange.Delete(r.Key)),
                .. rows.Select(r => r.Text(Subject)!).Where(s => !s.StartsWith(Dormant, StringComparison.Ordinal)).Select(s => new RowChange.Delete(RegisterKeys.MadeReminder(s))),
            ];

            removed += await RemoveAsync(institution, changes, cancellationToken);
        }

        return removed;
    }

    /// <summary>The subjects of which there are reminders.</summary>
    internal async Task<IReadOnlySet<string>> SubjectsAsync(string institution, CancellationToken cancellationToken)
    {
        var subjects = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in store.ReadAllAsync(TableNames.Register, institution, RegisterKeys.AllMadeReminders, ["reminder"], cancellationToken))
        {
            subjects.Add(row.Key[RegisterKeys.AllMadeReminders.From.Length..]);
        }

        return subjects;
    }

    /// <summary>Stores a reminder and the event that tells of it in one commit; false when there is one of this subject already.</summary>
    internal async Task<bool> AddAsync(string institution, DueReminder due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reminder = due.At(now, institution, Guid.CreateVersion7(now));
        var values = new Dictionary<string, object> { [Subject] = due.Subject };
        Payload.Write(values, "body", RegisterJson.Bytes(reminder));
        var result = await store.CommitAsync(
            TableNames.Register,
            institution,
            [
                new RowChange.Add(RegisterKeys.MadeReminder(due.Subject), new Dictionary<string, object> { ["reminder"] = reminder.Id }),
                new RowChange.Add(RegisterKeys.Reminder(reminder.Id), values),
                OutboxRow.Of(EventOf(reminder)),
            ],
            cancellationToken);
        return result is CommitResult.Committed;
    }

    private async Task<int> ClearListsAsync(string institution, string week, CancellationToken cancellationToken)
    {
        var removed = 0;
        var range = RegisterKeys.AllToldLists with { To = RegisterKeys.ToldList(week) };
        var old = store.ReadAllAsync(TableNames.Register, institution, range, ["at"], cancellationToken);
        await foreach (var rows in old.Chunk(StoreLimits.ChangesPerCommit).WithCancellation(cancellationToken))
        {
            removed += await RemoveAsync(institution, [.. rows.Select(r => new RowChange.Delete(r.Key))], cancellationToken);
        }

        return removed;
    }

    /// <summary>Nothing is removed when another process clears too: then the next run does what is left.</summary>
    private async Task<int> RemoveAsync(string institution, List<RowChange> changes, CancellationToken cancellationToken) =>
        await store.CommitAsync(TableNames.Register, institution, changes, cancellationToken) is CommitResult.Committed ? changes.Count : 0;

    private static RegisterEvent EventOf(Reminder reminder) => new()
    {
        Id = RecordId.At(reminder.CreatedAt, EventTypes.ReminderDue, reminder.Id.ToString()),
        Type = EventTypes.ReminderDue,
        Institution = reminder.Institution,
        At = reminder.CreatedAt,
        Data = JsonSerializer.SerializeToElement(reminder, RegisterJson.Readable.Reminder),
    };
}
