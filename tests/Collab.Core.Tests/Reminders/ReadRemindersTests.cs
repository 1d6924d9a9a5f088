using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Json;
using Collab.Core.Reminders;
using Collab.Core.Tests.Support;

namespace Collab.Core.Tests.Reminders;

public sealed class ReadRemindersTests
{
    private static readonly ReminderFilter Everything = new([], [], null);

    public static TheoryData<CallerRole, string?, string[]> Reaches => new()
    {
        { CallerRole.Admin, null, [TestRegister.Home, TestRegister.OtherHome] },
        { CallerRole.Commission, null, [TestRegister.Home, TestRegister.OtherHome] },
        { CallerRole.Officer, TestRegister.Home, [TestRegister.Home] },
        { CallerRole.Officer, TestRegister.OtherHome, [TestRegister.OtherHome] },
        { CallerRole.Partner, "kr-hospital", [] },
        { CallerRole.Partner, TestRegister.Home, [] },
    };

    [Theory]
    [MemberData(nameof(Reaches))]
    public async Task List_ByRole_HoldsWhatItReaches(CallerRole role, string? institution, string[] homes)
    {
        await using var register = await MakeAsync();
        var caller = new Caller("test", role, institution);
        Assert.Equal(homes, (await ListAsync(register, caller, Everything)).Select(r => r.Institution).Distinct().Order());
        foreach (var asked in new[] { TestRegister.Home, TestRegister.OtherHome, "kr-hospital", "nobody" })
        {
            var listed = await ListAsync(register, caller, Everything with { Institutions = [asked] });
            Assert.Equal(homes.Contains(asked) ? [asked] : [], listed.Select(r => r.Institution).Distinct());
        }
    }

    [Fact]
    public async Task List_InPages_HoldsEachOnceNewestFirst()
    {
        await using var register = await MakeAsync();
        var all = await ListAsync(register, Caller.Admin, Everything, 500);
        Assert.Equal(8, all.Count);
        Assert.Equal(all.OrderByDescending(r => r.Id.ToString(), StringComparer.Ordinal), all);
        for (var limit = 1; limit <= 8; limit++)
        {
            Assert.Equal(all, await ListAsync(register, Caller.Admin, Everything, limit));
        }
    }

    [Fact]
    public async Task List_WithFilters_HoldsWhatPasses()
    {
        await using var register = await MakeAsync();
        var dormant = await ListAsync(register, Caller.Admin, Everything with { Kinds = [ReminderKind.Dormant] }, 1);
        Assert.Equal(2, dormant.Count);
        Assert.All(dormant, r => Assert.Equal(ReminderKind.Dormant, r.Kind));
        Assert.Equal(8, (await ListAsync(register, Caller.Admin, Everything with { Kinds = [ReminderKind.Dormant, ReminderKind.EndsSoon] }, 3)).Count);
        Assert.Empty(await ListAsync(register, Caller.Admin, Everything with { Kinds = [ReminderKind.NoticeSoon] }));

        var second = new DateTimeOffset(2026, 12, 5, 0, 20, 0, TimeSpan.Zero);
        Assert.Equal(2, (await ListAsync(register, Caller.Admin, Everything with { Since = second }, 1)).Count);
        Assert.Empty(await ListAsync(register, Caller.Admin, Everything with { Since = second.AddTicks(1) }, 1));
        Assert.Equal(2, (await ListAsync(register, Caller.Admin, Everything with { Since = second.AddTicks(-1) }, 1)).Count);
        Assert.Equal(8, (await ListAsync(register, Caller.Admin, Everything with { Since = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero) }, 3)).Count);
    }

    [Fact]
    public async Task List_APageOfOneHome_ReadsNoMoreRowsThanItShowsButOne()
    {
        await using var register = await MakeAsync();
        await register.Directory.AllAsync(default);
        register.Store.Reset();
        await register.ReadReminders.ListAsync(new("officer", CallerRole.Officer, TestRegister.Home), Everything, 2, null, default);
        Assert.Equal((1, 3), (register.Store.Pages, register.Store.Rows));
    }

    /// <summary>Two homes with three reminders each of 22 November, one of them of dormancy, and one of 5 December.</summary>
    private static async Task<TestRegister> MakeAsync()
    {
        var register = await TestRegister.OpenAsync();
        foreach (var home in new[] { TestRegister.Home, TestRegister.OtherHome })
        {
            await register.AddFreshAsync(endsOn: "2026-12-10", home: home);
            await register.AddFreshAsync(endsOn: "2027-02-01", home: home);
            await register.AddFreshAsync(startsOn: "2025-06-01", home: home);
        }

        await register.RunReminders.RunAsync(default);
        register.GoTo("2026-12-05");
        await register.RunReminders.RunAsync(default);
        return register;
    }

    private static async Task<IReadOnlyList<Reminder>> ListAsync(TestRegister register, Caller caller, ReminderFilter filter, int limit = 50)
    {
        var found = new List<Reminder>();
        Guid? after = null;
        do
        {
            var page = await register.ReadReminders.ListAsync(caller, filter, limit, after, default);
            Assert.InRange(page.Items.Count, 0, limit);
            found.AddRange(page.Items.Select(r => JsonSerializer.Deserialize(r, RegisterJson.Readable.Reminder)!));
            after = page.Next is { } next ? Guid.Parse(next) : null;
        }
        while (after is not null);
        return found;
    }
}
