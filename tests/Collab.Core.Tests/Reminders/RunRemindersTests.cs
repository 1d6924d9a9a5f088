using Collab.Core.Access;
using Collab.Core.Reminders;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.Tests.Support;

namespace Collab.Core.Tests.Reminders;

/// <summary>The daily run, day after day over a real store.</summary>
public sealed class RunRemindersTests
{
    [Fact]
    public async Task Run_EveryDayUpToTheEnd_RemindsAtEachThresholdOnce()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddFreshAsync(endsOn: "2027-03-15", more: ",\"noticePeriodDays\":20");

        await DailyAsync(register, "2026-11-22", "2027-03-20");

        Assert.Equal(
            [
                "2026-11-25 notice-soon 90 2027-02-23",
                "2026-12-15 ends-soon 90 2027-03-15",
                "2027-01-24 notice-soon 30 2027-02-23",
                "2027-02-13 ends-soon 30 2027-03-15",
                "2027-02-16 notice-soon 7 2027-02-23",
                "2027-03-08 ends-soon 7 2027-03-15",
            ],
            await ToldAsync(register));
    }

    [Fact]
    public async Task Run_DaysWereMissed_OnlyTheTightestThresholdCounts()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddFreshAsync(endsOn: "2026-11-27");
        var later = await register.AddFreshAsync(endsOn: "2027-02-01");
        Assert.Equal(2, await register.RunReminders.RunAsync(default));
        register.GoTo("2027-01-20");
        await register.Lifecycle.RunAsync(default);
        Assert.Equal(1, await register.RunReminders.RunAsync(default));
        Assert.Equal(0, await register.RunReminders.RunAsync(default));

        var made = await register.RemindersAsync();
        Assert.Equal(7, Assert.Single(made, r => r.Collaboration == id).DaysBefore);
        Assert.Equal([90, 30], made.Where(r => r.Collaboration == later).Select(r => r.DaysBefore!.Value));
    }

    [Fact]
    public async Task Run_EndWasMoved_RemindsOfTheNewDateAndAgainOfTheOldWhenItComesBack()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddFreshAsync(endsOn: "2026-12-10");
        await register.RunReminders.RunAsync(default);
        await register.PatchAsync(id, """{"endsOn":"2027-06-30"}""");
        Assert.Equal(0, await register.RunReminders.RunAsync(default));
        await register.PatchAsync(id, """{"endsOn":"2026-12-20"}""");
        Assert.Equal(1, await register.RunReminders.RunAsync(default));
        await register.PatchAsync(id, """{"endsOn":"2026-12-10"}""");
        Assert.Equal(0, await register.RunReminders.RunAsync(default));
        register.GoTo("2026-12-04");
        Assert.Equal(1, await register.RunReminders.RunAsync(default));

        Assert.Equal(
            ["2026-11-22 ends-soon 30 2026-12-10", "2026-11-22 ends-soon 30 2026-12-20", "2026-12-04 ends-soon 7 2026-12-10"],
            await ToldAsync(register));
    }

    [Fact]
    public async Task Run_AgreementRenewsItself_RemindsOfEachTerm()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddFreshAsync(endsOn: "2027-08-31", more: ",\"autoRenewMonths\":6");

        await DailyAsync(register, "2027-08-01", "2028-02-29");

        Assert.Equal(
            [
                "2027-08-01 ends-soon 30 2027-08-31", "2027-08-24 ends-soon 7 2027-08-31",
                "2027-12-01 ends-soon 90 2028-02-29", "2028-01-30 ends-soon 30 2028-02-29", "2028-02-22 ends-soon 7 2028-02-29",
            ],
            (await register.RemindersAsync()).Where(r => r.Kind == ReminderKind.EndsSoon).Select(r => r.Told()));
    }

    [Theory]
    [InlineData("draft", true)]
    [InlineData("proposed", true)]
    [InlineData("signed", false)]
    [InlineData("terminated", true)]
    public async Task Run_AgreementHasARenewal_IsQuietOnceThatIsSigned(string status, bool reminds)
    {
        await using var register = await TestRegister.OpenAsync();
        var old = await register.AddFreshAsync(endsOn: "2026-12-10", more: ",\"noticePeriodDays\":5");
        await register.AddCollaborationAsync(
            status: status, more: $",\"renews\":\"{old}\"{(status == "terminated" ? ",\"terminatedOn\":\"2026-11-01\"" : string.Empty)}");

        await register.RunReminders.RunAsync(default);

        Assert.Equal(reminds ? [ReminderKind.EndsSoon, ReminderKind.NoticeSoon] : [], (await register.RemindersAsync()).Select(r => r.Kind).Order());
    }

    [Fact]
    public async Task Run_CollaborationIsDeletedOrEnded_IsNotRemindedOf()
    {
        await using var register = await TestRegister.OpenAsync();
        var deleted = await register.AddFreshAsync(endsOn: "2026-12-10");
        await register.AddChallengeAsync(deleted);
        var ended = await register.AddFreshAsync(endsOn: "2026-12-10");
        register.GoTo("2026-12-09");
        TestRegister.Done(await register.Delete.RunAsync(Caller.Admin, deleted, new Expectation.AnyVersion(), TestRegister.Origin, default));
        TestRegister.Done(await register.Move.RunAsync(
            Caller.Admin, ended, TestRegister.Json("""{"to":"terminated","on":"2026-12-01","reason":"Дууссан"}"""), null, TestRegister.Origin, default));
        Assert.Equal(0, await register.RunReminders.RunAsync(default));
        register.GoTo("2027-05-01");
        Assert.Equal(0, await register.RunReminders.RunAsync(default));
        Assert.Empty(await register.RemindersAsync());
    }

    [Fact]
    public async Task Run_NothingHappens_RemindsAtAmberAndAtRedOnceForEachLastDay()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddFreshAsync(startsOn: "2025-12-10");

        await DailyAsync(register, "2026-12-01", "2026-12-20");
        await register.SubmitAsync(id, TestRegister.ActivityJson("2026-12-15"));
        await DailyAsync(register, "2026-12-20", "2027-01-05");
        await DailyAsync(register, "2027-12-10", "2027-12-20");
        await DailyAsync(register, "2028-12-10", "2028-12-20");

        Assert.Equal(
            ["2026-12-10 dormant Amber 2026-12-10", "2027-12-15 dormant Amber 2027-12-15", "2028-12-15 dormant Red 2028-12-15"],
            await ToldAsync(register));
    }

    [Fact]
    public async Task Run_FirstSeenAtRed_SkipsAmber()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddFreshAsync(startsOn: "2020-02-29");
        Assert.Equal(1, await register.RunReminders.RunAsync(default));
        Assert.Equal(["2026-11-22 dormant Red 2022-03-01"], await ToldAsync(register));
    }

    [Fact]
    public async Task Run_ChallengeDoesNotMove_RemindsAfterEach90Days()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddFreshAsync();
        var still = await register.AddChallengeAsync(id);
        var mitigating = await register.AddChallengeAsync(id, "mitigating");
        var resolved = await register.AddChallengeAsync(id);
        var accepted = await register.AddChallengeAsync(id);
        var changed = await register.AddChallengeAsync(id);
        await register.AddChallengeAsync(id, "resolved", ",\"resolvedOn\":\"2026-02-01\"");
        register.GoTo("2027-02-19");
        Assert.Equal(0, await register.RunReminders.RunAsync(default));
        await register.ChangeChallengeAsync(id, resolved, """{"status":"resolved","resolvedOn":"2027-02-19"}""");
        await register.ChangeChallengeAsync(id, accepted, """{"status":"accepted"}""");
        await register.ChangeChallengeAsync(id, changed, """{"severity":5}""");

        await DailyAsync(register, "2027-02-20", "2027-06-01");

        var made = await register.RemindersAsync();
        Assert.All(made, r => Assert.Equal((ReminderKind.ChallengeStalled, id, 0), (r.Kind, r.Collaboration, (r.DaysBefore ?? 0) + (int)(r.Level ?? 0))));
        Assert.Equal(
            new[]
            {
                (still, "2027-02-20"), (still, "2027-05-21"), (mitigating, "2027-02-20"), (mitigating, "2027-05-21"), (changed, "2027-05-20"),
            }.Order(),
            made.Select(r => (r.Challenge!.Value, IsoDate.Of(r.Due))).Order());
        Assert.All(made, r => Assert.Equal(r.Due, DateOnly.FromDateTime(r.CreatedAt.UtcDateTime)));
    }

    [Fact]
    public async Task Run_ChallengeWasMissedForLong_RemindsOnce()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddChallengeAsync(await register.AddFreshAsync());
        register.GoTo("2027-09-10");
        Assert.Equal(1, await register.RunReminders.RunAsync(default));
        Assert.Equal(0, await register.RunReminders.RunAsync(default));
        Assert.Equal(["2027-09-10 challenge-stalled 90 2027-08-19"], await ToldAsync(register));
    }

    [Theory]
    [InlineData("UTC", "2026-11-21 ends-soon 30 2026-11-29", "2027-02-19", "2027-02-19")]
    [InlineData("Asia/Ulaanbaatar", "2026-11-21 ends-soon 7 2026-11-29", "2027-02-20", "2027-02-20")]
    [InlineData("America/New_York", "2026-11-21 ends-soon 30 2026-11-29", "2027-02-20", "2027-02-19")]
    public async Task Run_InATimeZone_CountsTheDaysThere(string zone, string ends, string firstDayInUtc, string due)
    {
        await using var register = await TestRegister.OpenAsync();
        register.Settings.TimeZone = zone;
        register.GoTo("2026-11-21", "16:30:00");
        await register.AddChallengeAsync(await register.AddFreshAsync());
        var ending = await register.AddFreshAsync(endsOn: "2026-11-29");
        await register.RunReminders.RunAsync(default);
        Assert.Equal([ends], await ToldAsync(register));
        await register.PatchAsync(ending, """{"endsOn":null}""");

        // Half past ten in the evening in New York is the next day in UTC.
        register.GoTo("2027-02-18", "03:30:00");
        for (var runs = 0; (await register.RemindersAsync()).Count == 1 && runs < 20; runs++, register.Clock.Advance(TimeSpan.FromDays(1)))
        {
            await register.RunReminders.RunAsync(default);
        }

        var stalled = Assert.Single(await register.RemindersAsync(), r => r.Kind == ReminderKind.ChallengeStalled);
        Assert.Equal((due, firstDayInUtc), (IsoDate.Of(stalled.Due), IsoDate.Of(stalled.CreatedAt)[..10]));
    }

    [Fact]
    public async Task Run_ManyCollaborationsWithoutOpenChallenges_ReadsThreeRangesOfAHomeAndNoItems()
    {
        await using var register = await TestRegister.OpenAsync();
        for (var i = 0; i < 30; i++)
        {
            var id = await register.AddFreshAsync(endsOn: i == 0 ? "2026-12-10" : null);
            await register.AddChallengeAsync(id, "accepted");
        }

        await register.RunReminders.RunAsync(default);
        register.Store.Reset();
        Assert.Equal(0, await register.RunReminders.RunAsync(default));
        Assert.Equal((0, 6, 0), (register.Store.Reads, register.Store.Pages, register.Store.Commits));

        await register.AddChallengeAsync(await register.AddFreshAsync());
        register.Store.Reset();
        await register.RunReminders.RunAsync(default);
        Assert.Equal((0, 7, 0), (register.Store.Reads, register.Store.Pages, register.Store.Commits));
    }

    private static async Task DailyAsync(TestRegister register, string from, string to)
    {
        for (register.GoTo(from, "00:05:00"); IsoDate.Of(register.Clock.GetUtcNow()).AsSpan(0, 10).CompareTo(to, StringComparison.Ordinal) <= 0; register.Clock.Advance(TimeSpan.FromHours(23)))
        {
            await register.Lifecycle.RunAsync(default);
            register.Clock.Advance(TimeSpan.FromHours(1));
            await register.RunReminders.RunAsync(default);
        }
    }

    /// <summary>The reminders in order of their days; those of one instant are in no order of their own.</summary>
    private static async Task<IEnumerable<string>> ToldAsync(TestRegister register) => (await register.RemindersAsync()).Select(r => r.Told()).Order(StringComparer.Ordinal);
}
