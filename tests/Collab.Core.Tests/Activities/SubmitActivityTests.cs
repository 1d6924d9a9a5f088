using Collab.Core.Access;
using Collab.Core.Items;
using Collab.Core.Activities;
using Collab.Core.Results;
using Collab.Core.Tests.Support;
using Collab.Core.Tests.Writing;

namespace Collab.Core.Tests.Activities;

public sealed class SubmitActivityTests
{
    [Fact]
    public async Task Submit_SameReferenceOtherContent_UpdatesAndMovesTheCells()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var first = TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson("2026-03-02", "R-1")));

        var second = TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson("2026-05-20", "R-1", students: 7)));

        Assert.Equal(first.Id, second.Id);
        Assert.True(first.Created);
        Assert.False(second.Created);
        var stored = Assert.Single(await register.ActivitiesAsync(id));
        Assert.Equal((new DateOnly(2026, 5, 20), 7), (stored.StartsOn, stored.Participants.Students));
        await WritePathTests.AssertWholeAsync(register, id, 1);
    }

    [Fact]
    public async Task Submit_SameReferenceSameContent_WritesNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var first = TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson(reference: "R-1")));
        var before = await register.DumpAsync();
        register.Clock.Advance(TimeSpan.FromHours(1));

        var second = TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson(reference: "R-1")));

        Assert.Equal((first.Id, first.ETag), (second.Id, second.ETag));
        Assert.Equal(before, await register.DumpAsync());
    }

    [Fact]
    public async Task Submit_UnchangedWithAKey_IsAnsweredTheSameEvenAfterALaterChange()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        await register.SubmitAsync(id, TestRegister.ActivityJson(reference: "R-1"));
        var mark = new Core.Writing.RequestMark("admin", "k", "b");
        var first = TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson(reference: "R-1"), mark));
        await register.SubmitAsync(id, TestRegister.ActivityJson(reference: "R-1", students: 8));

        var again = TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson(reference: "R-1"), mark));

        Assert.True(again.Replayed);
        Assert.Equal(first.Body, again.Body);
        Assert.Equal(8, Assert.Single(await register.ActivitiesAsync(id)).Participants.Students);
    }

    [Fact]
    public async Task Submit_Cancelled_CountsNowhere()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        await register.SubmitAsync(id, TestRegister.ActivityJson(reference: "R-1"));
        await register.SubmitAsync(id, TestRegister.ActivityJson(reference: "R-1").Replace("completed", "cancelled", StringComparison.Ordinal));

        var stored = Assert.Single(await register.ActivitiesAsync(id));
        Assert.Equal(ActivityStatus.Cancelled, stored.Status);
        await WritePathTests.AssertWholeAsync(register, id, 1);
    }

    [Fact]
    public async Task Submit_EverythingWrong_NamesEveryFaultAndStoresNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var before = await register.DumpAsync();

        var refusal = TestRegister.Refused(await register.SubmitAsync(
            id,
            """
            {"kind":"dance","direction":7,"title":{},"startsOn":"2026-02-30","endsOn":"2026-01-01","participants":{"students":-1,"dogs":2},
             "country":"XX","days":0,"field":"9998","reference":"","nonsense":true}
            """));

        var faults = Assert.IsType<Refusal.Invalid>(refusal).Faults;
        Assert.Equal(
            ["/country", "/days", "/direction", "/field", "/kind", "/nonsense", "/participants/dogs", "/participants/students", "/reference", "/startsOn", "/status", "/title"],
            faults.Select(f => f.Pointer).Order(StringComparer.Ordinal));
        Assert.Equal(["/direction", "/nonsense", "/participants/dogs"], faults.Where(f => f.Malformed).Select(f => f.Pointer).Order(StringComparer.Ordinal));
        Assert.Equal(before, await register.DumpAsync());
    }

    [Fact]
    public async Task Submit_EndBeforeStart_IsRefused()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();

        var refusal = TestRegister.Refused(await register.SubmitAsync(id, TestRegister.ActivityJson("2027-01-01")));

        Assert.Equal("/endsOn", Assert.Single(Assert.IsType<Refusal.Invalid>(refusal).Faults).Pointer);
        Assert.Empty(await register.ActivitiesAsync(id));
    }

    [Fact]
    public async Task Submit_OutOfReach_IsNotFound()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var json = TestRegister.Json(TestRegister.ActivityJson());

        foreach (var caller in (Caller[])[new("o", CallerRole.Officer, TestRegister.OtherHome), new("p", CallerRole.Partner, "jp-university"), new("c", CallerRole.Commission, null)])
        {
            Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await register.Submit.RunAsync(caller, ItemType.Activity, id, json, null, TestRegister.Origin, default)));
        }

        TestRegister.Done(await register.Submit.RunAsync(new("p", CallerRole.Partner, "kr-hospital"), ItemType.Activity, id, json, null, TestRegister.Origin, default));
        Assert.Single(await register.ActivitiesAsync(id));
    }

    [Fact]
    public async Task Complete_WithoutDays_CountsBothEnds()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        await register.SubmitAsync(id, TestRegister.ActivityJson("2026-12-30").Replace("\"days\":10,", string.Empty, StringComparison.Ordinal));

        var stored = Assert.Single(await register.ActivitiesAsync(id));
        Assert.Equal((2, "2026/2027"), (stored.Days, stored.AcademicYear));
    }

    [Fact]
    public async Task List_ByPages_ShowsEachOnceNewestFirst()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        for (var i = 0; i < 7; i++)
        {
            await register.SubmitAsync(id, TestRegister.ActivityJson());
            register.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var seen = new List<string>();
        Guid? after = null;
        do
        {
            var page = TestRegister.Done(await register.ReadItems.ListAsync(Caller.Admin, ItemType.Activity, id, 3, after, default));
            seen.AddRange(page.Items.Select(i => TestRegister.Json(System.Text.Encoding.UTF8.GetString(i)).GetProperty("id").GetString()!));
            after = page.Next is { } next ? Guid.Parse(next) : null;
        }
        while (after is not null);

        Assert.Equal(7, seen.Distinct().Count());
        Assert.Equal(seen.OrderDescending(StringComparer.Ordinal), seen);
    }
}
