using System.Text;
using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Items;
using Collab.Core.MonthCells;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.Tests.Support;
using Collab.Core.Writing;

namespace Collab.Core.Tests.Items;

public sealed class ChangeItemTests
{
    public static TheoryData<string, string, string, string> Types => new()
    {
        { "activity", TestRegister.ActivityJson("2026-03-02"), """{"startsOn":"2026-05-02"}""", "2026-05" },
        { "outcome", """{"kind":"degree","impact":"capacity-building","achievedOn":"2026-03-02","quantity":2,"title":{"ne":"उपाधि"}}""", """{"achievedOn":"2026-05-31"}""", "2026-05" },
        { "funding", """{"type":"incoming","amount":"10","currency":"NPR","valueDate":"2026-03-02"}""", """{"valueDate":"2026-05-01"}""", "2026-05" },
        { "challenge", """{"kind":"language","area":"mobility","severity":1,"status":"open","openedOn":"2026-03-02","description":{"mn":"Хэлний бэрхшээл"}}""", """{"status":"resolved","resolvedOn":"2026-05-01"}""", "0000-01" },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Patch_MovedToAnotherMonth_MovesItInTheCells(string name, string json, string patch, string month)
    {
        await using var register = await TestRegister.OpenAsync();
        var (type, id) = (ItemType.Find(name)!, await register.AddCollaborationAsync());
        var made = await SubmitAsync(register, type, id, json);

        var patched = TestRegister.Done(await PatchAsync(register, new(id, type, made.Id), patch, new Expectation.Version(made.ETag)));

        Assert.NotEqual(made.ETag, patched.ETag);
        Assert.Equal(patched.Body, TestRegister.Done(await register.ReadItems.OneAsync(Caller.Admin, new(id, type, made.Id), default)).Body);
        await CheckCellsAsync(register, id, type, made.Id, month);
        var history = await HistoryAsync(register, id);
        Assert.Contains($"patch-{name}", history[^1], StringComparison.Ordinal);
        Assert.Contains("\"before\"", history[^1], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Delete_StoredItem_LeavesOnlyItsHistory(string name, string json, string patch, string month)
    {
        await using var register = await TestRegister.OpenAsync();
        var (type, id) = (ItemType.Find(name)!, await register.AddCollaborationAsync());
        var made = await SubmitAsync(register, type, id, json);
        TestRegister.Done(await PatchAsync(register, new(id, type, made.Id), patch, new Expectation.AnyVersion()));

        Assert.IsType<Refusal.Stale>(TestRegister.Refused(await DeleteAsync(register, new(id, type, made.Id), new Expectation.Version(made.ETag))));
        TestRegister.Done(await DeleteAsync(register, new(id, type, made.Id), new Expectation.AnyVersion()));

        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await register.ReadItems.OneAsync(Caller.Admin, new(id, type, made.Id), default)));
        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await DeleteAsync(register, new(id, type, made.Id), new Expectation.AnyVersion())));
        Assert.DoesNotContain(RegisterKeys.Item(id, type, made.Id), (await register.DumpAsync()).Keys);
        Assert.True((await register.Reader.CellAsync(TestRegister.Home, id, MonthOf(month), default)).IsEmpty);
        Assert.Contains("\"action\":\"deleted\"", (await HistoryAsync(register, id))[^1], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Replace_SameContent_WritesNothing(string name, string json, string patch, string month)
    {
        Assert.NotEqual(patch, month);
        await using var register = await TestRegister.OpenAsync();
        var (type, id) = (ItemType.Find(name)!, await register.AddCollaborationAsync());
        var made = await SubmitAsync(register, type, id, json);
        var before = await register.DumpAsync();
        register.Clock.Advance(TimeSpan.FromDays(1));

        var replaced = TestRegister.Done(await ReplaceAsync(register, new(id, type, made.Id), json, new Expectation.Version(made.ETag)));
        var given = TestRegister.Done(await ReplaceAsync(register, new(id, type, made.Id), Encoding.UTF8.GetString(made.Body), new Expectation.Version(made.ETag)));

        Assert.Equal((made.ETag, made.ETag), (replaced.ETag, given.ETag));
        Assert.Equal(before, await register.DumpAsync());
    }

    [Fact]
    public async Task Replace_BrokenRuleOrStaleVersion_LeavesTheStoreAsItWas()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var made = TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson(reference: "Ө-1")));
        var at = new ItemAddress(id, ItemType.Activity, made.Id);
        var before = await register.DumpAsync();

        var rule = Assert.IsType<Refusal.Invalid>(TestRegister.Refused(await PatchAsync(register, at, """{"country":"QQ","days":0}""", new Expectation.AnyVersion())));
        var renamed = Assert.IsType<Refusal.Invalid>(TestRegister.Refused(await PatchAsync(register, at, """{"reference":"Ү-2"}""", new Expectation.AnyVersion())));
        var unknown = Assert.IsType<Refusal.Invalid>(TestRegister.Refused(await PatchAsync(register, at, """{"passport":"X"}""", new Expectation.AnyVersion())));
        var repeated = Assert.IsType<Refusal.Invalid>(TestRegister.Refused(await PatchAsync(register, at, """{"title":{"en":"a","en":"b"}}""", new Expectation.AnyVersion())));
        var noObject = Assert.IsType<Refusal.Invalid>(TestRegister.Refused(await PatchAsync(register, at, "[]", new Expectation.AnyVersion())));

        Assert.Equal(["/country", "/days"], rule.Faults.Select(f => f.Pointer).Order(StringComparer.Ordinal));
        Assert.Equal(("/reference", "immutable"), (renamed.Faults[0].Pointer, renamed.Faults[0].Code));
        Assert.Equal(("/title/en", "repeated-field"), (repeated.Faults[0].Pointer, repeated.Faults[0].Code));
        Assert.True(unknown.Faults[0].Malformed && noObject.Faults[0].Malformed);
        Assert.IsType<Refusal.Stale>(TestRegister.Refused(await ReplaceAsync(register, at, TestRegister.ActivityJson(), new Expectation.Version("\"1\""))));
        Assert.Equal(before, await register.DumpAsync());
    }

    [Fact]
    public async Task Patch_DaysThatFollowedFromTheDates_FollowThemAgain()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var made = TestRegister.Done(await register.SubmitAsync(
            id, """{"kind":"joint-research","direction":"none","status":"planned","title":{"en":"x"},"startsOn":"2026-03-01","endsOn":"2026-03-10","participants":{"staff":1},"country":"NP"}"""));
        var at = new ItemAddress(id, ItemType.Activity, made.Id);

        var longer = TestRegister.Done(await PatchAsync(register, at, """{"endsOn":"2026-03-20"}""", new Expectation.AnyVersion()));
        TestRegister.Done(await PatchAsync(register, at, """{"days":3}""", new Expectation.AnyVersion()));
        var kept = TestRegister.Done(await PatchAsync(register, at, """{"endsOn":"2026-03-25","title":{"ne":"अध्ययन"}}""", new Expectation.AnyVersion()));

        Assert.Equal(20, JsonDocument.Parse(longer.Body).RootElement.GetProperty("days").GetInt32());
        var json = JsonDocument.Parse(kept.Body).RootElement;
        Assert.Equal((3, "x", "अध्ययन"), (json.GetProperty("days").GetInt32(), json.GetProperty("title").GetProperty("en").GetString(), json.GetProperty("title").GetProperty("ne").GetString()));
    }

    [Fact]
    public async Task Change_ByWhomItDoesNotReach_IsNotFound()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var made = TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson()));
        var at = new ItemAddress(id, ItemType.Activity, made.Id);
        var before = await register.DumpAsync();
        Caller[] strangers =
        [
            new("o", CallerRole.Officer, TestRegister.OtherHome), new("c", CallerRole.Commission, null), new("p", CallerRole.Partner, "jp-university"),
        ];
        foreach (var caller in strangers)
        {
            Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await register.ChangeItem.PatchAsync(
                caller, at, TestRegister.Json("""{"days":1}"""), new Expectation.AnyVersion(), TestRegister.Origin, default)));
            Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await register.DeleteItem.RunAsync(caller, at, new Expectation.AnyVersion(), TestRegister.Origin, default)));
        }

        var partner = new Caller("p", CallerRole.Partner, "kr-hospital");
        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await register.DeleteItem.RunAsync(partner, at, new Expectation.AnyVersion(), TestRegister.Origin, default)));
        Assert.Equal(before, await register.DumpAsync());
        TestRegister.Done(await register.ChangeItem.PatchAsync(partner, at, TestRegister.Json("""{"days":1}"""), new Expectation.AnyVersion(), TestRegister.Origin, default));
    }

    [Fact]
    public async Task Change_KnownCollaboration_CostsOneReadAndOneCommit()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var made = TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson()));
        var at = new ItemAddress(id, ItemType.Activity, made.Id);

        register.Store.Reset();
        var patched = TestRegister.Done(await PatchAsync(register, at, """{"days":1}""", new Expectation.Version(made.ETag)));
        Assert.Equal((1, 0, 1), (register.Store.Reads, register.Store.Pages, register.Store.Commits));

        register.Store.Reset();
        TestRegister.Done(await DeleteAsync(register, at, new Expectation.Version(patched.ETag)));
        Assert.Equal((1, 0, 1), (register.Store.Reads, register.Store.Pages, register.Store.Commits));
    }

    [Fact]
    public async Task Changes_InParallel_OneVersionWins()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        var made = TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson()));
        var at = new ItemAddress(id, ItemType.Activity, made.Id);

        var tries = await Task.WhenAll(Enumerable.Range(1, 20).Select(i => Task.Run(() => PatchAsync(register, at, $$"""{"days":{{i + 10}}}""", new Expectation.Version(made.ETag)))));

        Assert.Single(tries, t => t.TryGet(out _, out _));
        Assert.Equal(19, tries.Count(t => !t.TryGet(out _, out var refusal) && refusal is Refusal.Stale));
        await CheckCellsAsync(register, id, ItemType.Activity, made.Id, "2026-03");
    }

    private static async Task CheckCellsAsync(TestRegister register, Guid id, ItemType type, Guid item, string month)
    {
        var stored = await register.Reader.ItemAsync(TestRegister.Home, id, type, item, default);
        var cell = await register.Reader.CellAsync(TestRegister.Home, id, MonthOf(month), default);
        Assert.False(cell.IsEmpty);
        Assert.Equal(MonthCell.Of(MonthOf(month), [stored!.Record]).Encode(), cell.Encode());
        foreach (var (key, value) in await register.DumpAsync())
        {
            Assert.True(!key.StartsWith("m|", StringComparison.Ordinal) || key.Contains(month, StringComparison.Ordinal) || value == "cell=01", $"{key} counts something too.");
        }
    }

    private static Month MonthOf(string month) => month == "0000-01" ? MonthCell.OfChallenges : Month.Of(DateOnly.ParseExact(month + "-01", "yyyy-MM-dd", null));

    private static async Task<IReadOnlyList<string>> HistoryAsync(TestRegister register, Guid id) =>
        [.. TestRegister.Done(await register.History.RunAsync(Caller.Admin, id, 100, null, default)).Items.Select(Encoding.UTF8.GetString)];

    private static async Task<WriteAnswer> SubmitAsync(TestRegister register, ItemType type, Guid id, string json) =>
        TestRegister.Done(await register.Submit.RunAsync(Caller.Admin, type, id, TestRegister.Json(json), null, TestRegister.Origin, default));

    private static Task<Outcome<WriteAnswer>> PatchAsync(TestRegister register, ItemAddress at, string patch, Expectation expectation) =>
        register.ChangeItem.PatchAsync(Caller.Admin, at, TestRegister.Json(patch), expectation, TestRegister.Origin, default);

    private static Task<Outcome<WriteAnswer>> ReplaceAsync(TestRegister register, ItemAddress at, string json, Expectation expectation) =>
        register.ChangeItem.ReplaceAsync(Caller.Admin, at, TestRegister.Json(json), expectation, TestRegister.Origin, default);

    private static Task<Outcome<WriteAnswer>> DeleteAsync(TestRegister register, ItemAddress at, Expectation expectation) =>
        register.DeleteItem.RunAsync(Caller.Admin, at, expectation, TestRegister.Origin, default);
}
