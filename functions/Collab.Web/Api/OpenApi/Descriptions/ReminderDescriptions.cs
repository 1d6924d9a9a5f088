using Collab.Core.Reminders;

namespace Collab.Web.Api.OpenApi.Descriptions;

/// <summary>Describes <c>/reminders</c>.</summary>
internal static class ReminderDescriptions
{
    public static void List(OperationDescription operation) => operation
        .Named("listReminders", Tags.Reminders, "Lists reminders, newest first")
        .Says("They are made every day, each once, and kept for two years; each is told as the event reminder.due too.")
        .Takes(p => p
            .Slugs("institution", "Home institutions.")
            .Codes<ReminderKind>("kind", "What they remind of.")
            .Instants("since", "Made then or later. A date is taken too: its first instant."))
        .GivesPage<Reminder>("A page of the list.", Example.Of("reminder"), Example.Of("reminder-challenge"));
}
