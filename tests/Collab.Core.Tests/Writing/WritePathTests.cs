using Collab.Core.Activities;
using Collab.Core.Items;
using Collab.Core.MonthCells;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Tests.Support;
using Collab.Core.Writing;

namespace Collab.Core.Tests.Writing;

public sealed class WritePathTests
{
    [Fact]
    public async Task Submit_KnownAndCached_IsOneCommitAndNoRead()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        await register.SubmitAsync(id, TestRegister.ActivityJson());
        register.Store.Reset();

        TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson("2026-03-09")));

        Assert.Equal((1, 0, 0), (register.Store.Commits, register.Store.Reads, register.Store.Pages));
    }

    [Fact]
    public async Task Submit_KnownButNotCached_IsOneCommitAndOneRead()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        await register.SubmitAsync(id, TestRegister.ActivityJson());
        register.Cache.Clear();
        register.Store.Reset();

        TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson("2026-03-09")));

        Assert.Equal((1, 1, 0), (register.Store.Commits, register.Store.Reads, register.Store.Pages));
    }

    [Fact]
    public async Task Submit_ProcessesInTurn_LoseOneRaceEachThenReadFirstUntilAloneAgain()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var others = Processes(register, 2);
        await SubmitAsync(0);
        await SubmitAsync(1);

        Assert.Equal([(2, 1), (2, 1)], [await SubmitAsync(0), await SubmitAsync(1)]);
        Assert.Equal([(1, 1), (1, 1), (1, 1), (1, 1)], [await SubmitAsync(0), await SubmitAsync(1), await SubmitAsync(0), await SubmitAsync(1)]);

        register.Clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Equal((1, 1), await SubmitAsync(1));
        register.Clock.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal((1, 0), await SubmitAsync(1));
        await AssertWholeAsync(register, id, 10);

        async Task<(long Commits, long Reads)> SubmitAsync(int process)
        {
            register.Store.Reset();
            TestRegister.Done(await others[process].RunAsync(
                Collab.Core.Access.Caller.Admin, ItemType.Activity, id, TestRegister.Json(TestRegister.ActivityJson()), null, TestRegister.Origin, default));
            return (register.Store.Commits, register.Store.Reads);
        }
    }

    [Fact]
    public async Task Submit_Done_StoresItemCellHistoryAndHeadTogether()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();

        var answer = TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson()));

        var dump = await register.DumpAsync();
        Assert.Contains(RegisterKeys.Item(id, ItemType.Activity, answer.Id), dump.Keys);
        Assert.Contains(RegisterKeys.MonthCell(Month.Of(new(2026, 3, 2)), id), dump.Keys);
        Assert.Contains(RegisterKeys.History(id, 2), dump.Keys);
        var head = await register.Reader.HeadAsync(TestRegister.Home, id, default);
        Assert.Equal((2, 1), (head!.Version, head.Revision));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Submit_Replayed_GivesTheFirstAnswerInTwoCallsAndStoresNothing(bool cached)
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var mark = new RequestMark("admin", "key-1", "body-1");
        var first = TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson(), mark));
        var before = await register.DumpAsync();
        if (!cached)
        {
            register.Cache.Clear();
            await register.Locator.KnownAsync(Core.Access.Caller.Admin, id, default);
            register.Cache.Clear();
        }

        register.Store.Reset();
        var result = await register.Writer.WriteAsync(Resubmission(id, mark), default);
        Assert.InRange(register.Store.Calls, 1, 2);
        var replay = Assert.IsType<WriteResult.AlreadyDone>(result);
        Assert.Equal(first.Body, DoneMarker.ReadAnswer(replay.Marker).Body);

        var again = TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson(), mark));
        Assert.True(again.Replayed);
        Assert.Equal((first.Id, first.ETag, first.Created), (again.Id, again.ETag, again.Created));
        Assert.Equal(first.Body, again.Body);
        Assert.Equal(before, await register.DumpAsync());
    }

    [Fact]
    public async Task Submit_SameKeyOtherBody_IsRefusedAndStoresNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        await register.SubmitAsync(id, TestRegister.ActivityJson(), new("admin", "key-1", "body-1"));
        var before = await register.DumpAsync();

        var refusal = TestRegister.Refused(await register.SubmitAsync(id, TestRegister.ActivityJson("2026-05-05"), new("admin", "key-1", "body-2")));

        Assert.IsType<Refusal.KeyReused>(refusal);
        Assert.Equal(before, await register.DumpAsync());
    }

    [Fact]
    public async Task Submit_SameKeyAfterADay_IsANewRequest()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var mark = new RequestMark("admin", "key-1", "body-1");
        var first = TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson(), mark));
        register.Clock.Advance(DoneMarker.RequestLifetime);

        var second = TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson(), mark));

        Assert.NotEqual(first.Id, second.Id);
        Assert.False(second.Replayed);
        Assert.Equal(2, (await register.ActivitiesAsync(id)).Count);
    }

    [Fact]
    public async Task Submit_64InParallelWithOneKey_MakeOneRecord()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var mark = new RequestMark("admin", "key-1", "body-1");

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => register.SubmitAsync(id, TestRegister.ActivityJson(), mark)));

        var ids = answers.Select(a => TestRegister.Done(a)).ToArray();
        Assert.Single(ids.Select(a => a.Id).Distinct());
        Assert.Single(ids, a => !a.Replayed);
        Assert.Single(await register.ActivitiesAsync(id));
    }

    [Fact]
    public async Task Submit_InParallelByTwoProcesses_LosesNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var others = Processes(register, 3);
        var tasks = Enumerable.Range(0, 60).Select(i => Task.Run(() => others[i % 3].RunAsync(
            Core.Access.Caller.Admin, ItemType.Activity, id, TestRegister.Json(TestRegister.ActivityJson(reference: $"r{i}")), null, TestRegister.Origin, default)));
        var done = await Task.WhenAll(tasks);

        Assert.All(done, d => TestRegister.Done(d));
        await AssertWholeAsync(register, id, 60);
    }

    [Fact]
    public async Task Submit_SameReferencesFromSeveralProcesses_KeepsCellsAndItemsTogether()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var others = Processes(register, 3);

        var tasks = Enumerable.Range(0, 90).Select(i => Task.Run(() => others[i % 3].RunAsync(
            Core.Access.Caller.Admin,
            ItemType.Activity,
            id,
            TestRegister.Json(TestRegister.ActivityJson($"2026-{1 + (i % 7):D2}-{1 + (i % 11):D2}", $"r{i % 4}", students: i)),
            null,
            TestRegister.Origin,
            default)));
        var done = await Task.WhenAll(tasks);

        Assert.All(done, d => TestRegister.Done(d));
        await AssertWholeAsync(register, id, 4);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    [InlineData(2, 0)]
    public async Task Submit_UnclearAnswer_LandsExactlyOnce(int lostAnswers, int lostCommits)
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        register.Unclear.LoseAnswers = lostAnswers;
        register.Unclear.LoseCommits = lostCommits;

        TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson()));
        TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson("2026-04-01")));

        await AssertWholeAsync(register, id, 2);
    }

    [Fact]
    public async Task Submit_StoreGone_ThrowsAndStoresNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var before = await register.DumpAsync();
        register.Unclear.LoseCommits = 100;

        await Assert.ThrowsAsync<StoreUnavailableException>(() => register.SubmitAsync(id, TestRegister.ActivityJson()));

        Assert.Equal(before, await register.DumpAsync());
    }

    [Fact]
    public async Task Register_UnclearAnswer_MakesOneCollaboration()
    {
        await using var register = await TestRegister.OpenAsync();
        register.Unclear.LoseAnswers = 1;

        var id = await register.AddCollaborationAsync(code: "A-1");

        Assert.Equal(id, await register.Locator.FindCodeAsync(TestRegister.Home, "a-1", default));
        Assert.Single((await register.DumpAsync()).Keys, k => k.StartsWith("c|", StringComparison.Ordinal));
    }

    /// <summary>All activities are there, the cells equal those rebuilt from them, and the history has one entry a commit.</summary>
    internal static async Task AssertWholeAsync(TestRegister register, Guid id, int count, string institution = TestRegister.Home)
    {
        var activities = await register.ActivitiesAsync(id, institution);
        Assert.Equal(count, activities.Count);
        var head = await register.Reader.HeadAsync(institution, id, default);
        foreach (var month in activities.Select(a => Month.Of(a.StartsOn)).Concat(head!.Months.Months).Distinct())
        {
            var kept = await register.Reader.CellAsync(institution, id, month, default);
            var rebuilt = MonthCell.Of(month, activities);
            Assert.Equal(rebuilt.Encode(), kept.Encode());
        }
    }

    /// <summary>Submitters that share nothing but the store, as processes do.</summary>
    private static SubmitItem[] Processes(TestRegister register, int count) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        var cache = new HeadCache(register.Clock);
        var writer = new CollaborationWriter(register.Store, register.Reader, cache, new WriterQueue(), register.Audience, register.Clock);
        var locator = new Collab.Core.Collaborations.Locator(register.Store, register.Reader, cache, register.Directory);
        return new SubmitItem(writer, locator, register.Settings, register.Clock);
    })];

    private static WriteRequest Resubmission(Guid id, RequestMark mark) => new()
    {
        Institution = TestRegister.Home,
        Collaboration = id,
        Origin = TestRegister.Origin,
        Plan = (head, stored) =>
        {
            var activity = ActivityReader.Read(TestRegister.Json(TestRegister.ActivityJson()), new())!.Complete(new(), new())!;
            return ItemPlan.Of("submit-activity", [activity with { Id = Guid.CreateVersion7(), Collaboration = id }], stored);
        },
        MarkerKey = RegisterKeys.Request(mark.Client, mark.Key),
        MarkerExpires = true,
        Marker = (head, plan, now) => DoneMarker.OfRequest(mark, new(plan.Items[0].Id, head.ETag, plan.Items[0].Body, true, false), now),
    };
}
