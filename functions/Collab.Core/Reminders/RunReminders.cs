using Collab.Core.Institutions;
using Collab.Core.Settings;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Watching;
using Collab.Core.Writing;

namespace Collab.Core.Reminders;

/// <summary>
/// The daily run: makes the reminders that are due in every home institution. Each is made once, however many instances run and however
/// often one is stopped and started again; a home that fails leaves the others.
/// </summary>
public sealed class RunReminders(IRowStore store, RegisterReader reader, InstitutionDirectory directory, RegisterCalendar calendar)
{
    private readonly FindReminders find = new(store, reader);
    private readonly ReminderRegister reminders = new(store);

    /// <summary>How many reminders were made.</summary>
    /// <exception cref="AggregateException">Some homes failed; the others have their reminders.</exception>
    public Task<int> RunAsync(CancellationToken cancellationToken) =>
        EachHome.RunAsync(directory, RunAsync, "Some reminders could not be made.", cancellationToken);

    private async Task<int> RunAsync(string institution, CancellationToken cancellationToken)
    {
        var due = await find.RunAsync(institution, calendar.Today, calendar.DayOf, cancellationToken);
        var known = due.Count == 0 ? null : await reminders.SubjectsAsync(institution, cancellationToken);
        var made = 0;
        foreach (var reminder in due.Where(d => !known!.Contains(d.Subject)))
        {
            if (await reminders.AddAsync(institution, reminder, calendar.Now, cancellationToken))
            {
                made++;
                CollabMeter.Reminders.Add(1, new KeyValuePair<string, object?>(Attributes.ReminderKind, Codes<ReminderKind>.Of(reminder.Kind)));
            }
        }

        return made;
    }
}
