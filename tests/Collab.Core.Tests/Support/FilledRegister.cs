using Collab.Core.Access;
using Collab.Core.Items;
using Collab.Core.Standards;

namespace Collab.Core.Tests.Support;

/// <summary>A register with something of everything: two homes, items of each kind, what was changed and deleted, a document, a report, a client, a reminder.</summary>
internal static class FilledRegister
{
    /// <summary>The collaboration with the code <c>Мэдээлэл-1</c>.</summary>
    public static async Task<(TestRegister Register, Guid Collaboration, string Key)> OpenAsync()
    {
        var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync("Мэдээлэл-1", more: ",\"endsOn\":\"2026-12-10\",\"noticePeriodDays\":30");
        var other = await register.AddCollaborationAsync("NP-1", home: TestRegister.OtherHome);
        for (var i = 0; i < 40; i++)
        {
            TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson($"2026-{(i % 12) + 1:D2}-02", $"R-{i}", students: i)));
        }

        TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson("2026-03-02", "R-2", students: 77)));
        TestRegister.Done(await register.SubmitAsync(id, ItemType.Outcome, """{"kind":"publication","impact":"research-innovation","achievedOn":"2026-05-05","quantity":2,"title":{"mn":"Өгүүлэл","ne":"लेख"}}"""));
        TestRegister.Done(await register.SubmitAsync(other, ItemType.Funding, """{"type":"incoming","amount":"1200.50","currency":"USD","valueDate":"2026-05-06"}"""));
        TestRegister.Done(await register.SubmitAsync(other, ItemType.Challenge, """{"kind":"language","area":"education","severity":3,"status":"open","openedOn":"2026-01-05","description":{"ne":"भाषा"}}"""));
        var deleted = await register.AddCollaborationAsync("Устсан");
        TestRegister.Done(await register.SubmitAsync(deleted, TestRegister.ActivityJson()));
        TestRegister.Done(await register.Delete.RunAsync(Caller.Admin, deleted, new Results.Expectation.AnyVersion(), TestRegister.Origin, default));
        await register.Ingest.RunAsync(await register.DropAsync($"{TestRegister.Home}/Хүснэгт.csv", Table), default);
        var period = new Period(new(2026, 1, 1), new(2026, 10, 31));
        TestRegister.Done(await register.Keep.RunAsync(Caller.Admin, TestRegister.Home, period, "en", _ => true, mark: null, default));
        await register.RunReminders.RunAsync(default);
        var client = await new TestClients(register).AddAsync();
        return (register, id, client.Key);
    }

    public const string Table =
        "collaboration,kind,direction,status,title.mn,startsOn,endsOn,students,country,reference\nМэдээлэл-1,student-exchange,outbound,completed,Сургалт,2026-09-02,2026-09-13,4,KR,T-1\n";
}
