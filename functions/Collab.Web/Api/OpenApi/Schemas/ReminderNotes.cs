using Collab.Core.Reminders;

namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>Notes of reminders.</summary>
internal static class ReminderNotes
{
    public static IReadOnlyList<RecordNotes> All { get; } =
    [
        RecordNotes.Of<Reminder>("Something that somebody should look at. It is made once and never changes.")
            .Derived("id", "UUID of version 7.")
            .Derived("kind", "What it reminds of.")
            .Derived("institution", "The home institution whose register it is about.", Shapes.Slug)
            .Derived("collaboration", "The collaboration that it is about. It may have been deleted since.")
            .Derived("challenge", "The challenge that hasn't changed for long; absent for other kinds.")
            .Derived("daysBefore", "90, 30 or 7: within how many days the end or the notice deadline was; absent for other kinds.")
            .Derived("level", "amber when nothing had happened for 12 months, red for 24; absent for other kinds.")
            .Derived("due", "The end or the notice deadline that is ahead, or the day on which the time without movement was over.")
            .Derived("createdAt", "When it was made, UTC."),
    ];
}
