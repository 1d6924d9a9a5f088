using Collab.Core.Access;
using Collab.Core.Items;
using Collab.Core.Reports;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.Tests.Support;
using Collab.Core.Writing;

namespace Collab.Core.Tests.Reports;

public sealed class ReportEdgeTests
{
    [Theory]
    [InlineData("2028-02-29", "2028-02-29", 1, 1)]
    [InlineData("2028-02-01", "2028-02-29", 2, 0)]
    [InlineData("2028-02-28", "2028-03-01", 3, 0)]
    [InlineData("2028-03-01", "2028-03-31", 1, 2)]
    [InlineData("2028-02-29", "2028-03-01", 2, 1)]
    public async Task Activities_AroundALeapDay_CountFromTheFirstDayToTheLast(string from, string to, int now, int before)
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        foreach (var day in (string[])["2028-02-28", "2028-02-29", "2028-03-01"])
        {
            TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson(day, more: ",\"reference\":\"" + day + "\"").Replace("2026-12-31", "2028-12-31", StringComparison.Ordinal)));
        }

        var report = await ReportAsync(register, from, to);

        Assert.Equal((now, now - before), (report.Activities.Count, report.Change.Activities.Count));
    }

    [Fact]
    public async Task AcademicYear_AtItsChange_CountsEachSideOnce()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(more: """
            ,"conditions":[{"direction":"outbound","type":"student-studies","perYear":5,"firstAcademicYear":"2024/2025","lastAcademicYear":"2025/2026"}]
            """);
        await register.SubmitAsync(id, TestRegister.ActivityJson("2025-08-31"));
        await register.SubmitAsync(id, TestRegister.ActivityJson("2025-09-01"));

        var year = await ReportAsync(register, "2025-09-01", "2026-08-31");
        var twoDays = await ReportAsync(register, "2025-08-31", "2025-09-01");
        var after = await ReportAsync(register, "2026-09-01", "2027-08-31");

        Assert.Equal((1, 0), (year.Activities.Count, year.Change.Activities.Count));
        Assert.Equal([new("kr-hospital", 0, 5, 0, 4)], year.Reciprocity);
        Assert.Empty(year.Change.Reciprocity);
        Assert.Equal([new("kr-hospital", 0, 10, 0, 8)], twoDays.Reciprocity);
        Assert.Empty(after.Reciprocity);
        Assert.Equal([new("kr-hospital", 0, -5, 0, -4)], after.Change.Reciprocity);
    }

    [Fact]
    public async Task Collaboration_SignedStartedAndEndedWithinThePeriod_IsCountedAsBoth()
    {
        await using var register = await TestRegister.OpenAsync();
        register.Clock.SetTo(new(2026, 1, 15, 0, 0, 0, TimeSpan.Zero));
        TestRegister.Done(await register.RegisterAsync($$"""
            {"institution":"{{TestRegister.Home}}","partners":[{"institution":"who","role":"lead"}],"title":{"mn":"Богино хугацаа"},"instrument":"mou","kinds":["joint-research"],
             "status":"signed","signedOn":"2026-01-10","startsOn":"2026-03-01","endsOn":"2026-05-31"}
            """));
        foreach (var day in (DateTimeOffset[])[new(2026, 3, 1, 1, 0, 0, TimeSpan.Zero), new(2026, 6, 1, 1, 0, 0, TimeSpan.Zero)])
        {
            register.Clock.SetTo(day);
            Assert.Equal(1, await register.Lifecycle.RunAsync(default));
        }

        Assert.Equal((1, 1), Moves(await ReportAsync(register, "2026-01-10", "2026-05-31")));
        Assert.Equal((0, 0), Moves(await ReportAsync(register, "2026-01-11", "2026-05-30")));
        var later = await ReportAsync(register, "2026-07-01", "2026-12-31");
        Assert.Equal(new(-1, -1), later.Change.Collaborations);

        static (int, int) Moves(Report report) => (report.Collaborations.SignedInPeriod, report.Collaborations.EndedInPeriod);
    }

    [Fact]
    public async Task Challenges_OpenedResolvedAndAccepted_CountOnTheirDays()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        foreach (var dates in (string[])[
            "\"status\":\"open\",\"openedOn\":\"2019-02-28\"",
            "\"status\":\"resolved\",\"openedOn\":\"2026-03-01\",\"resolvedOn\":\"2026-03-31\"",
            "\"status\":\"resolved\",\"openedOn\":\"2026-03-31\",\"resolvedOn\":\"2026-04-01\"",
            "\"status\":\"accepted\",\"openedOn\":\"2026-03-05\",\"resolvedOn\":\"2026-03-06\"",
            "\"status\":\"accepted\",\"openedOn\":\"2026-03-05\"",
            "\"status\":\"mitigating\",\"openedOn\":\"2026-04-01\""])
        {
            TestRegister.Done(await register.SubmitAsync(
                id, ItemType.Challenge, $$"""{"kind":"staffing","area":"education","severity":4,{{dates}},"description":{"ne":"जनशक्ति"} }"""));
        }

        var march = await ReportAsync(register, "2026-03-01", "2026-03-31");
        var april = await ReportAsync(register, "2026-04-01", "2026-04-30");
        var old = await ReportAsync(register, "2019-01-01", "2019-02-27");

        Assert.Equal((4, 2, 2), (march.Challenges.Opened, march.Challenges.Resolved, march.Challenges.OpenAtEnd));
        Assert.Equal([id], march.Challenges.Blocked);
        Assert.Equal((1, 1, 2), (april.Challenges.Opened, april.Challenges.Resolved, april.Challenges.OpenAtEnd));
        Assert.Equal((-3, -1, 0), (april.Change.Challenges.Opened, april.Change.Challenges.Resolved, april.Change.Challenges.OpenAtEnd));
        Assert.Empty(april.Change.Challenges.Blocked);
        Assert.Empty(old.Challenges.Blocked);
        Assert.Empty(old.Challenges.BySeverity);
    }

    [Fact]
    public async Task Funding_OfSeveralCurrencies_KeepsTheirDigitsAndIsNeverAdded()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        foreach (var (type, amount, currency, day) in ((string, string, string, string)[])[
            ("incoming", "100.5", "MNT", "2026-03-01"), ("incoming", "0.25", "MNT", "2026-03-31"), ("expenditure", "7", "MNT", "2026-02-28"),
            ("commitment", "1200", "JPY", "2026-02-01"), ("disbursement", "1.005", "KWD", "2026-03-15"), ("incoming", "9", "EUR", "2026-04-01")])
        {
            TestRegister.Done(await register.SubmitAsync(
                id, ItemType.Funding, $$"""{"type":"{{type}}","amount":"{{amount}}","currency":"{{currency}}","valueDate":"{{day}}"}"""));
        }

        var march = await ReportAsync(register, "2026-03-01", "2026-03-31");

        Assert.Equal([new("KWD", "0.000", "0.000", "1.005", "0.000"), new("MNT", "100.75", "0.00", "0.00", "0.00")], march.Funding);
        Assert.Equal(
            [new("JPY", "0", "-1200", "0", "0"), new("KWD", "0.000", "0.000", "1.005", "0.000"), new("MNT", "100.75", "0.00", "0.00", "-7.00")],
            march.Change.Funding);
    }

    [Fact]
    public async Task Timeliness_ThirtyDaysAfterTheEnd_IsInTimeAndStaysSoWhenTheActivityIsSentAgain()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        register.Clock.SetTo(new(2026, 3, 31, 23, 59, 59, TimeSpan.Zero));
        await register.SubmitAsync(id, ActivityJson("in-time", "2026-03-01"));
        var late = TestRegister.Done(await register.SubmitAsync(id, ActivityJson("late", "2026-02-28"))).Id;
        await register.SubmitAsync(id, ActivityJson("planned", "2026-06-30"));
        Assert.Equal(0.6667m, (await ReportAsync(register, "2026-01-01", "2026-01-31")).Quality.Timeliness);

        register.Clock.SetTo(new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero));
        register.Cache.Clear();
        TestRegister.Done(await register.SubmitAsync(id, ActivityJson("in-time", "2026-03-01", students: 8)));
        Assert.Equal(0.6667m, (await ReportAsync(register, "2026-01-01", "2026-01-31")).Quality.Timeliness);

        TestRegister.Done(await register.ChangeItem.PatchAsync(
            Caller.Admin, new(id, ItemType.Activity, late), TestRegister.Json("""{"endsOn":"2026-03-02"}"""), new Expectation.AnyVersion(), TestRegister.Origin, default));
        var report = await ReportAsync(register, "2026-01-01", "2026-01-31");
        Assert.Equal(1m, report.Quality.Timeliness);
        Assert.Null(report.Change.Quality.Timeliness);
        Assert.Equal(0, (await ReportAsync(register, "2026-02-01", "2026-02-28")).Activities.Count);
        Assert.Null((await ReportAsync(register, "2026-02-01", "2026-02-28")).Quality.Timeliness);

        static string ActivityJson(string reference, string endsOn, int students = 3) =>
            TestRegister.ActivityJson("2026-01-10", reference, students).Replace("2026-12-31", endsOn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quality_OfWhatIsNotInForce_ExpectsNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync(status: "draft");
        Assert.Null((await ReportAsync(register, "2026-01-01", "2026-01-31")).Quality.Completeness);

        var id = await register.AddCollaborationAsync("A-1", "signed", """
            ,"summary":{"ne":"सारांश"},"themes":["nursing"],"fields":["0913"],"endsOn":"2027-01-31","conditions":[{"direction":"inbound","type":"student-studies","perYear":1,"firstAcademicYear":"2026/2027","lastAcademicYear":"2026/2027"}]
            """);
        var quality = (await ReportAsync(register, "2026-01-01", "2026-01-31")).Quality;
        Assert.Equal(0.875m, quality.Completeness);
        Assert.Equal(["noticePeriodDays"], Assert.Single(quality.Missing, m => m.Collaboration == id).Fields);
    }

    [Fact]
    public async Task Report_UpToTheLastDayOfTheCalendar_CountsItsLastMonth()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        TestRegister.Done(await register.SubmitAsync(id, ItemType.Outcome, """{"kind":"patent","impact":"research-innovation","achievedOn":"2199-12-31","quantity":1,"title":{"en":"Far"}}"""));
        Assert.Equal(1, (await ReportAsync(register, "2199-12-31", "2199-12-31")).Outcomes.Count);
        Assert.Equal(0, (await ReportAsync(register, "9999-12-01", "9999-12-31")).Outcomes.Count);
    }

    [Fact]
    public async Task Summary_NationalYear_ReadsFewPagesHoweverManyActivities()
    {
        await using var register = await TestRegister.OpenAsync();
        for (var i = 0; i < 45; i++)
        {
            var id = await register.AddCollaborationAsync();
            TestRegister.Done(await register.SubmitAsync(id, ItemType.Challenge, """{"kind":"staffing","area":"education","severity":2,"status":"open","openedOn":"2024-01-01","description":{"ne":"जनशक्ति"}}"""));
            await AddEachMonthAsync(register, id, 24);
        }

        var (once, calls) = await CountAsync();
        await AddEachMonthAsync(register, (await register.AddCollaborationAsync()), 24);
        var (more, callsForMore) = await CountAsync();

        // Each home its collaborations, challenges and cells; the first has two pages of cells. And the institutions.
        Assert.Equal((1_080, 8), (once, calls));
        Assert.Equal((1_104, 8), (more, callsForMore));

        async Task<(int Activities, long Calls)> CountAsync()
        {
            register.Store.Reset();
            var report = await ReportAsync(register, "2025-01-01", "2025-12-31", ReportScope.National);
            Assert.Equal((0, 0), (register.Store.Reads, register.Store.Commits));
            return (report.Activities.Count + (report.Activities.Count - report.Change.Activities.Count), register.Store.Pages);
        }
    }

    /// <summary>An activity in each of some months from January 2024 on, in one commit.</summary>
    private static async Task AddEachMonthAsync(TestRegister register, Guid collaboration, int months)
    {
        var items = Enumerable.Range(0, months).Select(m => ItemType.Activity.Read(
            TestRegister.Json(TestRegister.ActivityJson(IsoDate.Of(new DateOnly(2024, 1, 15).AddMonths(m)))), register.Settings, new())!
            .With(new(ItemId.New(register.Clock), collaboration, null, register.Clock.GetUtcNow(), register.Clock.GetUtcNow()))).ToArray();
        Assert.IsType<WriteResult.Done>(await register.Writer.WriteAsync(
            new()
            {
                Institution = TestRegister.Home,
                Collaboration = collaboration,
                Origin = TestRegister.Origin,
                Plan = (_, stored) => ItemPlan.Of("submit-records", items, stored),
            },
            default));
    }

    private static async Task<Report> ReportAsync(TestRegister register, string from, string to, string scope = TestRegister.Home) =>
        TestRegister.Done(await register.Summarise.RunAsync(Caller.Admin, scope, Date(from), Date(to), "en", default));

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
