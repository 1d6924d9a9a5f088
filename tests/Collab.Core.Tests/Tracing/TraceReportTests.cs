using System.Text.Json.Nodes;
using Collab.Core.Access;
using Collab.Core.Items;
using Collab.Core.Reports;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Tests.Support;
using Collab.Core.Writing;

namespace Collab.Core.Tests.Tracing;

public sealed class TraceReportTests
{
    private static readonly Period March = new(new(2026, 3, 1), new(2026, 3, 31));

    [Fact]
    public async Task Trace_PageAfterPage_ShowsEachRecordOnceNewestFirst()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var ids = new List<Guid>();
        for (var i = 0; i < 7; i++)
        {
            ids.Add(TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson(students: i))).Id);
        }

        var (report, _) = await TracePages.KeepAsync(register, TestRegister.Home, March);

        var found = await TracePages.WalkAsync(register.Trace, report, "/activities", limit: 2);

        Assert.Equal(ids.OrderByDescending(i => i.ToString(), StringComparer.Ordinal), found.Ids);
        Assert.Equal("""{"count":7,"participants":28,"personDays":280}""", found.Last["sum"]!.ToJsonString());
        Assert.Equal("""{"count":7,"participants":28,"personDays":280}""", found.Value!.ToJsonString());
        Assert.False(found.Differs);
    }

    [Fact]
    public async Task Trace_OfADifference_ShowsBothPeriodsWithTheirSign()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var now = TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson("2026-03-31", students: 4))).Id;
        var before = TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson("2026-02-28", students: 1))).Id;
        var (report, _) = await TracePages.KeepAsync(register, TestRegister.Home, March);

        var found = await TracePages.WalkAsync(register.Trace, report, "/change/activities/participants", limit: 1);

        Assert.Equal([now, before], found.Ids);
        Assert.Equal(["period", "previous"], found.Items.Select(i => i["period"]!.GetValue<string>()));
        Assert.Equal([5, -2], found.Items.Select(i => i["counts"]!["participants"]!.GetValue<int>()));
        Assert.Equal(3, found.Value!.GetValue<int>());
        Assert.False(found.Differs);
    }

    [Fact]
    public async Task Trace_ActivityChangedDeletedAndSentAgain_ShowsWhatTheReportCounted()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var item = TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson(reference: "Ө-1", students: 3))).Id;
        var (report, _) = await TracePages.KeepAsync(register, TestRegister.Home, March);
        var stored = Assert.Single(await register.ActivitiesAsync(id));
        TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson("2026-05-05", "Ө-1", students: 8)));
        TestRegister.Done(await register.DeleteItem.RunAsync(
            Caller.Admin, new(id, ItemType.Activity, item), new Expectation.AnyVersion(), TestRegister.Origin, default));
        TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson("2026-03-09", "Ө-1", students: 90)));

        var found = await TracePages.WalkAsync(register.Trace, report, "/activities/byMonth/2026-03/participants");

        var traced = Assert.Single(found.Items);
        var expected = JsonNode.Parse(ItemType.Activity.Bytes(stored))!.AsObject();
        expected.Remove("updatedAt");
        Assert.Equal(expected.ToJsonString(), traced["record"]!.ToJsonString());
        Assert.Equal(4, traced["counts"]!["participants"]!.GetValue<int>());
        Assert.False(found.Differs);
    }

    [Theory]
    [InlineData("i|")]
    [InlineData("j|")]
    public async Task Trace_SomebodyWritesMeanwhile_StillAddsUp(string after)
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        for (var i = 0; i < 6; i++)
        {
            await register.SubmitAsync(id, TestRegister.ActivityJson(reference: $"R{i}"));
        }

        var (report, _) = await TracePages.KeepAsync(register, TestRegister.Home, March);
        var (next, deleted) = (0, await register.ActivitiesAsync(id));
        var store = new BetweenReadsStore(register.Store, after, 6, async () =>
        {
            await register.SubmitAsync(id, TestRegister.ActivityJson("2026-03-30", $"new {next}"));
            await register.DeleteItem.RunAsync(
                Caller.Admin, new(id, ItemType.Activity, deleted[next++].Id), new Expectation.AnyVersion(), TestRegister.Origin, default);
        });

        var found = await TracePages.WalkAsync(register.TraceOver(store), report, "/activities/count", limit: 1);

        Assert.Equal(6, store.Happened);
        Assert.Equal(deleted.Select(a => a.Id), found.Ids);
        Assert.False(found.Differs);
    }

    [Fact]
    public async Task Trace_CollaborationDeletedAndCleared_SaysThatRecordsAreMissing()
    {
        await using var register = await TestRegister.OpenAsync();
        var (kept, gone) = (await register.AddCollaborationAsync(), await register.AddCollaborationAsync());
        await register.SubmitAsync(kept, TestRegister.ActivityJson());
        await register.SubmitAsync(gone, TestRegister.ActivityJson());
        var (report, _) = await TracePages.KeepAsync(register, ReportScope.National, March);
        TestRegister.Done(await register.Delete.RunAsync(Caller.Admin, gone, new Expectation.AnyVersion(), TestRegister.Origin, default));
        Assert.False((await TracePages.WalkAsync(register.Trace, report, "/activities/count")).Differs);

        await register.Retention.RunAsync(default);

        var found = await TracePages.WalkAsync(register.Trace, report, "/activities/count", limit: 1);
        Assert.Equal(kept, Assert.Single(found.Items)["collaboration"]!.GetValue<Guid>());
        Assert.True(found.Differs);
        Assert.Contains("cleared away", found.Note, StringComparison.Ordinal);
        Assert.False((await TracePages.WalkAsync(register.Trace, report, "/collaborations/total")).Differs);
    }

    [Fact]
    public async Task Trace_HistoryWithoutFields_SaysSo()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        await register.SubmitAsync(id, TestRegister.ActivityJson(reference: "R"));
        var (report, _) = await TracePages.KeepAsync(register, TestRegister.Home, March);
        await register.SubmitAsync(id, TestRegister.ActivityJson(reference: "R", students: 50));

        // An entry of more than 400 KiB is stored without what changed from what to what.
        var key = RegisterKeys.History(id, 3);
        var row = await register.Store.ReadAsync(TableNames.Register, TestRegister.Home, key, null, default);
        var entry = JsonNode.Parse(Payload.Read(row!, "body"))!.AsObject();
        Assert.True(entry["changes"]![0]!.AsObject().Remove("fields"));
        var values = new Dictionary<string, object>(row!.Values);
        Payload.Write(values, "body", System.Text.Encoding.UTF8.GetBytes(entry.ToJsonString()));
        await register.Store.CommitAsync(TableNames.Register, TestRegister.Home, [new RowChange.Put(key, values)], default);

        var found = await TracePages.WalkAsync(register.Trace, report, "/activities/participants");

        Assert.Equal(51, Assert.Single(found.Items)["counts"]!["participants"]!.GetValue<int>());
        Assert.True(found.Differs);
        Assert.Contains("too large", found.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/activities/")]
    [InlineData("/period")]
    [InlineData("/period/from")]
    [InlineData("/collaborations")]
    [InlineData("/collaborations/byStatus")]
    [InlineData("/activities/byKind")]
    [InlineData("/activities/byKind/clinical-training")]
    [InlineData("/activities/byKind/student-exchange/people")]
    [InlineData("/funding/EUR/incoming")]
    [InlineData("/funding/0")]
    [InlineData("/funding/0/currency")]
    [InlineData("/funding/1/incoming")]
    [InlineData("/funding/00/incoming")]
    [InlineData("/reciprocity/kr-hospital")]
    [InlineData("/challenges/blocked/0")]
    [InlineData("/change")]
    [InlineData("/change/challenges/blocked")]
    [InlineData("/activities/count~2")]
    public async Task Trace_PointerToNoFigure_IsRefusedWithWhatMayBeAsked(string pointer)
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        await register.SubmitAsync(id, TestRegister.ActivityJson());
        await register.SubmitAsync(id, ItemType.Funding, """{"type":"incoming","amount":"5","currency":"USD","valueDate":"2026-03-03"}""");
        var (report, _) = await TracePages.KeepAsync(register, TestRegister.Home, March);
        Assert.Single((await TracePages.WalkAsync(register.Trace, report, "/funding/0/incoming")).Items);
        Assert.Equal("5.00", (await TracePages.WalkAsync(register.Trace, report, "/funding/USD/incoming")).Value!.GetValue<string>());

        var refusal = TestRegister.Refused(await register.Trace.RunAsync(Caller.Admin, report, pointer, 50, null, default));

        var fault = Assert.Single(Assert.IsType<Refusal.Invalid>(refusal).Faults);
        Assert.True(fault.Malformed);
        Assert.Contains("/activities/byKind/student-exchange", fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trace_OutOfReach_IsNotFound()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync();
        var (report, _) = await TracePages.KeepAsync(register, TestRegister.Home, March);
        var stranger = new Caller("client:x", CallerRole.Officer, TestRegister.OtherHome);

        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await register.Trace.RunAsync(stranger, report, "/activities/count", 50, null, default)));
        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await register.Trace.RunAsync(Caller.Admin, Guid.CreateVersion7(), "/activities/count", 50, null, default)));
        TestRegister.Done(await register.Trace.RunAsync(stranger with { Institution = TestRegister.Home }, report, "/activities/count", 50, null, default));
    }
}
