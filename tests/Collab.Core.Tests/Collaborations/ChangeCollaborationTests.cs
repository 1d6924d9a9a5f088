using System.Text;
using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Collaborations;
using Collab.Core.Items;
using Collab.Core.Results;
using Collab.Core.Tests.Support;
using Collab.Core.Writing;

namespace Collab.Core.Tests.Collaborations;

public sealed class ChangeCollaborationTests
{
    [Fact]
    public async Task Patch_Title_ChangesItAndNothingElse()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync("МУ-1", more: ""","endsOn":"2027-01-31","noticePeriodDays":31""");

        var patched = TestRegister.Done(await PatchAsync(register, id, """{"title":{"mn":"Өөр гарчиг","en":null,"ne":"शीर्षक"},"noticePeriodDays":30}"""));

        var json = JsonDocument.Parse(patched.Body).RootElement;
        Assert.Equal(("Өөр гарчиг", "शीर्षक", "2027-01-01"), (json.GetProperty("title").GetProperty("mn").GetString(), json.GetProperty("title").GetProperty("ne").GetString(), json.GetProperty("noticeDeadline").GetString()));
        Assert.False(json.GetProperty("title").TryGetProperty("en", out _));
        Assert.Equal("\"2\"", patched.ETag);
        Assert.Equal(("МУ-1", "active"), (json.GetProperty("code").GetString(), json.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task Patch_SameValues_WritesNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync("A-1");
        var before = await register.DumpAsync();
        register.Clock.Advance(TimeSpan.FromDays(1));

        var same = TestRegister.Done(await PatchAsync(register, id, """{"title":{"mn":"Солилцоо"},"status":"active","kinds":["student-exchange"]}"""));
        var read = TestRegister.Done(await register.Reading.OneAsync(Caller.Admin, id, default));
        var replaced = TestRegister.Done(await register.Change.ReplaceAsync(
            Caller.Admin, id, TestRegister.Json(Encoding.UTF8.GetString(read.Body)), new Expectation.Version(read.ETag), TestRegister.Origin, default));

        Assert.Equal(("\"1\"", "\"1\""), (same.ETag, replaced.ETag));
        Assert.Equal(before, await register.DumpAsync());
    }

    [Theory]
    [InlineData("""{"status":"terminated","terminatedOn":"2026-01-01"}""", "move-not-allowed")]
    [InlineData("""{"code":"b-2"}""", "code-taken")]
    public async Task Patch_AgainstTheState_IsAConflictAndStoresNothing(string patch, string code)
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync("B-2");
        var id = await register.AddCollaborationAsync("A-1");
        var before = await register.DumpAsync();

        var conflict = Assert.IsType<Refusal.Conflict>(TestRegister.Refused(await PatchAsync(register, id, patch)));

        Assert.Equal(code, conflict.Code);
        Assert.Equal(before, await register.DumpAsync());
    }

    [Theory]
    [InlineData("""{"institution":"np-academy"}""", "/institution", "immutable")]
    [InlineData("""{"renews":"01890000-0000-7000-8000-000000000000"}""", "/renews", "immutable")]
    [InlineData("""{"partners":[{"institution":"nobody","role":"partner"}]}""", "/partners/0/institution", "unknown-institution")]
    [InlineData("""{"endsOn":"2020-01-01"}""", "/endsOn", "before-start")]
    [InlineData("""{"title":null}""", "/title", "required")]
    public async Task Patch_AgainstTheRules_NamesThePlaceAndStoresNothing(string patch, string pointer, string code)
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var before = await register.DumpAsync();

        var invalid = Assert.IsType<Refusal.Invalid>(TestRegister.Refused(await PatchAsync(register, id, patch)));

        Assert.Contains(invalid.Faults, f => f.Pointer == pointer && f.Code == code);
        Assert.Equal(before, await register.DumpAsync());
    }

    [Fact]
    public async Task Replace_CodeChanged_FreesTheOldOne()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync("Ү-1");
        TestRegister.Done(await PatchAsync(register, id, """{"code":"Ү-2"}"""));

        var other = await register.AddCollaborationAsync("ү-1");

        Assert.Equal(id, await register.Locator.FindCodeAsync(TestRegister.Home, "ү-2", default));
        Assert.Equal(other, await register.Locator.FindCodeAsync(TestRegister.Home, "Ү-1", default));
        TestRegister.Done(await PatchAsync(register, id, """{"code":null}"""));
        Assert.Null(await register.Locator.FindCodeAsync(TestRegister.Home, "Ү-2", default));
    }

    [Fact]
    public async Task Patches_InParallelWithOneVersion_OneWins()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();

        var tries = await Task.WhenAll(Enumerable.Range(1, 20).Select(i => Task.Run(() => register.Change.PatchAsync(
            Caller.Admin, id, TestRegister.Json($$"""{"noticePeriodDays":{{i}}}"""), new Expectation.Version("\"1\""), TestRegister.Origin, default))));

        Assert.Single(tries, t => t.TryGet(out _, out _));
        Assert.All(tries.Where(t => !t.TryGet(out _, out _)), t => Assert.IsType<Refusal.Stale>(TestRegister.Refused(t)));
        Assert.True(TestRegister.Done(await register.Verify.RunAsync(Caller.Admin, id, 1, null, default)).Chain.Intact);
    }

    [Fact]
    public async Task Delete_WithItems_CountsNowhereAndKeepsItsHistory()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync("A-1");
        var made = TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson()));

        Assert.IsType<Refusal.Stale>(TestRegister.Refused(await register.Delete.RunAsync(Caller.Admin, id, new Expectation.Version("\"7\""), TestRegister.Origin, default)));
        TestRegister.Done(await register.Delete.RunAsync(Caller.Admin, id, new Expectation.Version("\"1\""), TestRegister.Origin, default));

        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await register.Reading.OneAsync(Caller.Admin, id, default)));
        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await register.ReadItems.OneAsync(Caller.Admin, new(id, ItemType.Activity, made.Id), default)));
        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await register.SubmitAsync(id, TestRegister.ActivityJson())));
        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await register.Delete.RunAsync(Caller.Admin, id, new Expectation.AnyVersion(), TestRegister.Origin, default)));
        var report = TestRegister.Done(await register.Summarise.RunAsync(Caller.Admin, TestRegister.Home, new(2026, 1, 1), new(2026, 12, 31), "en", default));
        Assert.Equal((0, 0), (report.Collaborations.Total, report.Activities.Count));
        Assert.Null(await register.Locator.FindCodeAsync(TestRegister.Home, "A-1", default));
        var history = TestRegister.Done(await register.Verify.RunAsync(Caller.Admin, id, 50, null, default));
        Assert.Equal((3, true), (history.Page.Items.Count, history.Chain.Intact));
        Assert.Contains("\"action\":\"deleted\"", Encoding.UTF8.GetString(history.Page.Items[^1]), StringComparison.Ordinal);
        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await register.History.RunAsync(new("o", CallerRole.Officer, TestRegister.OtherHome), id, 50, null, default)));
    }

    [Fact]
    public async Task Delete_ThenRetention_ClearsWhatHungOnItButNotTheHistory()
    {
        await using var register = await TestRegister.OpenAsync();
        var (id, other) = (await register.AddCollaborationAsync(), await register.AddCollaborationAsync());
        for (var i = 0; i < 130; i++)
        {
            TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson($"2026-{1 + (i % 12):D2}-01")));
        }

        TestRegister.Done(await register.SubmitAsync(other, TestRegister.ActivityJson()));
        TestRegister.Done(await register.Delete.RunAsync(Caller.Admin, id, new Expectation.AnyVersion(), TestRegister.Origin, default));

        Assert.Equal(130 + 12 + 1, await register.Retention.RunAsync(default));
        Assert.Equal(0, await register.Retention.RunAsync(default));

        var left = (await register.DumpAsync()).Keys.Where(k => k.Contains(id.ToString(), StringComparison.Ordinal)).ToArray();
        Assert.Equal(132, left.Count(k => k.StartsWith("j|", StringComparison.Ordinal)));
        Assert.Equal([RegisterKeys.Deleted(id)], left.Where(k => !k.StartsWith("j|", StringComparison.Ordinal)));
        Assert.Single(await register.ActivitiesAsync(other));
    }

    [Fact]
    public async Task Delete_ByAnotherProcess_IsSeenThroughWhatThisOneKnows()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var made = TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson()));

        var (writer, locator) = AnotherProcess(register);
        TestRegister.Done(await new DeleteCollaboration(writer, locator, register.Clock).RunAsync(Caller.Admin, id, new Expectation.AnyVersion(), TestRegister.Origin, default));
        var before = await register.DumpAsync();

        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await register.ReadItems.OneAsync(Caller.Admin, new(id, ItemType.Activity, made.Id), default)));
        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await register.ReadItems.ListAsync(Caller.Admin, ItemType.Activity, id, 10, null, default)));
        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await register.SubmitAsync(id, TestRegister.ActivityJson())));
        Assert.Equal(before, await register.DumpAsync());
    }

    [Fact]
    public async Task Partners_ChangedByAnotherProcess_ReachAndDoNotReachAtOnce()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson()));

        await register.SetPartnerElsewhereAsync(id, "jp-university");

        var (added, removed) = (new Caller("a", CallerRole.Partner, "jp-university"), new Caller("r", CallerRole.Partner, "kr-hospital"));
        var json = TestRegister.Json(TestRegister.ActivityJson());
        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await register.Submit.RunAsync(removed, ItemType.Activity, id, json, null, TestRegister.Origin, default)));
        TestRegister.Done(await register.Submit.RunAsync(added, ItemType.Activity, id, json, null, TestRegister.Origin, default));
        Assert.Equal(2, (await register.ActivitiesAsync(id)).Count);
    }

    /// <summary>The same store, seen by a process that knows other heads.</summary>
    private static (CollaborationWriter Writer, Locator Locator) AnotherProcess(TestRegister register)
    {
        var cache = new HeadCache(register.Clock);
        return (new(register.Store, register.Reader, cache, new WriterQueue(), register.Audience, register.Clock), new(register.Store, register.Reader, cache, register.Directory));
    }

    private static Task<Outcome<WriteAnswer>> PatchAsync(TestRegister register, Guid id, string patch) =>
        register.Change.PatchAsync(Caller.Admin, id, TestRegister.Json(patch), new Expectation.AnyVersion(), TestRegister.Origin, default);
}
