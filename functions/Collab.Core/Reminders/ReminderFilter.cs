namespace Collab.Core.Reminders;

/// <summary>Which reminders a list shows: filters combine with AND, the values of one filter with OR; an empty filter lets all pass.</summary>
/// <param name="Institutions">Home institutions.</param>
/// <param name="Kinds">What they remind of.</param>
/// <param name="Since">Made then or later.</param>
public sealed record ReminderFilter(IReadOnlyList<string> Institutions, IReadOnlyList<ReminderKind> Kinds, DateTimeOffset? Since)
{
    public bool Passes(Reminder reminder)
    {
        ArgumentNullException.ThrowIfNull(reminder);
        return (Kinds.Count == 0 || Kinds.Contains(reminder.Kind)) && (Since is null || reminder.CreatedAt >= Since);
    }
}
