using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Events;
using Collab.Core.Items;
using Collab.Core.Json;
using Collab.Core.Reminders;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Tests.Support;
using Collab.Core.Writing;

namespace Collab.Core.Tests.Reminders;

/// <summary>What tests of reminders do with a register, and what they find in it.</summary>
internal static class RemindedRegister
{
    /// <summary>A collaboration that began on 1 October 2026, so that it isn't dormant at once.</summary>
    public static async Task<Guid> AddFreshAsync(
        this TestRegister register, string? endsOn = null, string more = "", string home = TestRegister.Home, string startsOn = "2026-10-01") =>
        TestRegister.Done(await register.RegisterAsync($$$"""
            {"institution":"{{{home}}}","partners":[{"institution":"kr-hospital","role":"partner"}],"title":{"en":"Exchange","mn":"Солилцоо Ө Ү","ne":"आदानप्रदान"},
             "instrument":"mou","kinds":["joint-research"],"status":"active","signedOn":"{{{startsOn}}}","startsOn":"{{{startsOn}}}"
             {{{(endsOn is null ? string.Empty : $",\"endsOn\":\"{endsOn}\"")}}}{{{more}}}}
            """)).Id;

    public static async Task<Guid> AddChallengeAsync(this TestRegister register, Guid collaboration, string status = "open", string more = "") =>
        TestRegister.Done(await register.SubmitAsync(
            collaboration,
            ItemType.Challenge,
            $$"""{"kind":"staffing","area":"research","severity":3,"status":"{{status}}","openedOn":"2026-01-01","description":{"mn":"Хүн хүч хүрэлцэхгүй"}{{more}}}""")).Id;

    public static async Task ChangeChallengeAsync(this TestRegister register, Guid collaboration, Guid id, string json) =>
        TestRegister.Done(await register.ChangeItem.PatchAsync(
            Caller.Admin, new ItemAddress(collaboration, ItemType.Challenge, id), TestRegister.Json(json), new Expectation.AnyVersion(), TestRegister.Origin, default));

    public static async Task PatchAsync(this TestRegister register, Guid id, string json) =>
        TestRegister.Done(await register.Change.PatchAsync(Caller.Admin, id, TestRegister.Json(json), new Expectation.AnyVersion(), TestRegister.Origin, default));

    public static void GoTo(this TestRegister register, string day, string time = "00:20:00") =>
        register.Clock.SetTo(DateTimeOffset.Parse($"{day}T{time}Z", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The reminders of a home, oldest first; every one has its one event, and there are no others.</summary>
    public static async Task<IReadOnlyList<Reminder>> RemindersAsync(this TestRegister register, string home = TestRegister.Home)
    {
        var reminders = new List<Reminder>();
        await foreach (var row in register.Store.ReadAllAsync(TableNames.Register, home, RegisterKeys.AllReminders, null, default))
        {
            reminders.Insert(0, ReminderRegister.Read(row));
        }

        var events = await register.EventsAsync(EventTypes.ReminderDue, home);
        Assert.Equal(
            reminders.Select(r => (r.Id, r.CreatedAt, r.Institution)).Order(),
            events.Select(e => (e.Data.Deserialize(RegisterJson.Readable.Reminder)!.Id, e.At, e.Institution!)).Order());
        Assert.Equal(events.Count, events.Select(e => e.Id).Distinct().Count());
        return reminders;
    }

    public static async Task<IReadOnlyList<RegisterEvent>> EventsAsync(this TestRegister register, string type, string home = TestRegister.Home)
    {
        var events = new List<RegisterEvent>();
        await foreach (var row in register.Store.ReadAllAsync(TableNames.Register, home, OutboxRow.All, null, default))
        {
            events.Add(OutboxRow.Read(row));
        }

        return [.. events.Where(e => e.Type == type)];
    }

    /// <summary>A reminder in a few words.</summary>
    public static string Told(this Reminder reminder) =>
        $"{IsoDate.Of(reminder.CreatedAt)[..10]} {Codes<ReminderKind>.Of(reminder.Kind)} {reminder.DaysBefore?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? reminder.Level?.ToString() ?? "90"} {IsoDate.Of(reminder.Due)}";
}
