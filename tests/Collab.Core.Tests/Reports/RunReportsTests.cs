using System.Globalization;
using Collab.Core.Access;
using Collab.Core.Reports;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Tests.Support;
using Collab.Formats.Writing.Html;
using Collab.Testing.Stores;

namespace Collab.Core.Tests.Reports;

public sealed class RunReportsTests
{
    private static readonly string[] Scopes = [TestRegister.Home, TestRegister.OtherHome, ReportScope.National];

    [Theory]
    [InlineData(ReportKind.Month, "2026-03-01", "2026-02-01", "2026-02-28")]
    [InlineData(ReportKind.Quarter, "2026-04-01", "2026-01-01", "2026-03-31")]
    [InlineData(ReportKind.Year, "2027-01-01", "2026-01-01", "2026-12-31")]
    [InlineData(ReportKind.AcademicYear, "2026-09-01", "2025-09-01", "2026-08-31")]
    public async Task Run_OfAKind_MakesItsLastPeriodForEveryScopeAndListsIt(ReportKind kind, string today, string from, string to)
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync();
        register.Clock.SetTo(At(today));

        var run = await register.RunReports.RunAsync(kind, default);

        Assert.Equal((kind, 3), (run.Kind, run.Made));
        Assert.Empty(run.Failures);
        var records = await KeptReports.RecordsAsync(register);
        Assert.Equal(Scopes.Order(StringComparer.Ordinal), records.Select(r => r.Scope).Order(StringComparer.Ordinal));
        Assert.All(records, r => Assert.Equal((kind, from, to), (r.Kind, IsoDate.Of(r.Period.From), IsoDate.Of(r.Period.To))));
        Assert.Equal(3, await ListedAsync(register, Codes<ReportKind>.Of(kind)));
        Assert.Equal(0, await ListedAsync(register, "other"));
        await KeptReports.AssertWholeAsync(register);
    }

    [Fact]
    public async Task Run_MissedMonths_MakesEachOnceAndThenNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        register.Clock.SetTo(At("2026-03-01"));
        Assert.Equal(3, (await register.RunReports.RunAsync(ReportKind.Month, default)).Made);

        register.Clock.SetTo(At("2026-06-03"));
        Assert.Equal(9, (await register.RunReports.RunAsync(ReportKind.Month, default)).Made);
        register.Store.Reset();
        Assert.Equal(0, (await register.RunReports.RunAsync(ReportKind.Month, default)).Made);

        Assert.Equal((3, 0), (register.Store.Reads, register.Store.Commits));
        Assert.Equal(
            ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"],
            (await KeptReports.RecordsAsync(register)).Where(r => r.Scope == TestRegister.OtherHome).Select(r => IsoDate.Of(r.Period.To)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Run_AwayForYears_GoesBackEightQuarters()
    {
        await using var register = await TestRegister.OpenAsync();
        register.Clock.SetTo(At("2020-01-02"));
        await register.RunReports.RunAsync(ReportKind.Quarter, default);

        register.Clock.SetTo(At("2026-11-22"));
        Assert.Equal(24, (await register.RunReports.RunAsync(ReportKind.Quarter, default)).Made);
        Assert.Equal(27, (await KeptReports.RecordsAsync(register)).Count);
    }

    [Fact]
    public async Task Run_AcademicYearsThatAreCalendarYears_MakesThemAsYearsOnly()
    {
        await using var register = await TestRegister.OpenAsync();
        register.Settings.AcademicYearStartMonth = 1;

        Assert.Equal(0, (await register.RunReports.RunAsync(ReportKind.AcademicYear, default)).Made);
        Assert.Equal(3, (await register.RunReports.RunAsync(ReportKind.Year, default)).Made);
        Assert.All(await KeptReports.RecordsAsync(register), r => Assert.Equal(ReportKind.Year, r.Kind));
    }

    [Fact]
    public async Task Run_SeveralLanguages_MakesAReportInEach()
    {
        await using var register = await TestRegister.OpenAsync();
        register.Settings.ReportLanguages = ["mn", "ne"];

        Assert.Equal(6, (await register.RunReports.RunAsync(ReportKind.Month, default)).Made);
        Assert.Equal(0, (await register.RunReports.RunAsync(ReportKind.Month, default)).Made);

        var records = await KeptReports.RecordsAsync(register);
        Assert.Equal(["mn", "mn", "mn", "ne", "ne", "ne"], records.Select(r => r.Language).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Run_AReportMadeWhileThePeriodRan_DoesNotStandForIt()
    {
        await using var register = await TestRegister.OpenAsync();
        var march = new Period(new(2026, 3, 1), new(2026, 3, 31));
        register.Clock.SetTo(At("2026-03-31"));
        TestRegister.Done(await register.Keep.RunAsync(Caller.Admin, TestRegister.Home, march, "en", stands: null, mark: null, default));
        await register.AddCollaborationAsync();
        register.Clock.SetTo(At("2026-04-01"));
        TestRegister.Done(await register.Keep.RunAsync(Caller.Admin, TestRegister.OtherHome, march, "en", stands: null, mark: null, default));

        Assert.Equal(2, (await register.RunReports.RunAsync(ReportKind.Month, default)).Made);

        Assert.Equal(2, (await register.Reports.LatestAsync(TestRegister.Home, march, "en", default))!.Revision);
        Assert.Equal(1, (await register.Reports.LatestAsync(TestRegister.OtherHome, march, "en", default))!.Revision);
    }

    [Fact]
    public async Task Run_AReportOfLongAgoMadeByHand_BringsNoHistoryWithIt()
    {
        await using var register = await TestRegister.OpenAsync();
        var old = new Period(new(2025, 1, 1), new(2025, 1, 31));
        TestRegister.Done(await register.Keep.RunAsync(Caller.Admin, TestRegister.Home, old, "en", stands: null, mark: null, default));

        Assert.Equal(3, (await register.RunReports.RunAsync(ReportKind.Month, default)).Made);
    }

    [Theory]
    [InlineData("Asia/Ulaanbaatar", "2026-10-31T15:59:59Z", "2026-09-30")]
    [InlineData("Asia/Ulaanbaatar", "2026-10-31T16:00:00Z", "2026-10-31")]
    [InlineData("America/New_York", "2026-11-01T02:00:00Z", "2026-09-30")]
    [InlineData("America/New_York", "2026-11-02T02:00:00Z", "2026-10-31")]
    public async Task Run_InATimeZone_MakesTheMonthThatIsOverThere(string zone, string now, string to)
    {
        await using var register = await TestRegister.OpenAsync();
        register.Settings.TimeZone = zone;
        register.Clock.SetTo(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));

        Assert.Equal(3, (await register.RunReports.RunAsync(ReportKind.Month, default)).Made);

        Assert.All(await KeptReports.RecordsAsync(register), r => Assert.Equal(to, IsoDate.Of(r.Period.To)));
    }

    [Fact]
    public async Task Run_OneScopeCannotBeDrawn_LeavesTheOthersAndIsTriedAgain()
    {
        await using var register = await TestRegister.OpenAsync();
        var broken = true;
        var run = register.RunReportsOver(
            register.Store, new JsonReport(), new TestShape("pdf", r => broken && r.Scope == TestRegister.Home && r.Period.From == new DateOnly(2026, 3, 1)));
        register.Clock.SetTo(At("2026-04-01"));

        var first = await run.RunAsync(ReportKind.Month, default);

        Assert.Equal(2, first.Made);
        var failure = Assert.Single(first.Failures);
        Assert.Equal((TestRegister.Home, "en", new DateOnly(2026, 3, 31)), (failure.Scope, failure.Language, failure.Period!.To));
        Assert.Equal("pdf", Assert.IsType<ReportShapeException>(failure.Fault).Format);
        await KeptReports.AssertWholeAsync(register);

        // A month on it still fails, and the month behind it is made.
        register.Clock.SetTo(At("2026-05-01"));
        var second = await run.RunAsync(ReportKind.Month, default);
        Assert.Equal((3, 1), (second.Made, second.Failures.Count));

        broken = false;
        var third = await run.RunAsync(ReportKind.Month, default);
        Assert.Equal((1, 0), (third.Made, third.Failures.Count));
        Assert.Equal(6, (await KeptReports.RecordsAsync(register)).Count);
        await KeptReports.AssertWholeAsync(register);
    }

    [Fact]
    public async Task Run_OneScopesCommitIsLost_LeavesTheOthersAndIsTriedAgain()
    {
        await using var register = await OpenAsync(ReportKind.Year, "2024-12-31");
        register.Unclear.LoseCommits = 1;

        var first = await register.RunReports.RunAsync(ReportKind.Year, default);
        var second = await register.RunReports.RunAsync(ReportKind.Year, default);

        Assert.Equal((2, TestRegister.Home), (first.Made, Assert.Single(first.Failures).Scope));
        Assert.Equal((1, 0), (second.Made, second.Failures.Count));
        Assert.Equal(3, (await KeptReports.RecordsAsync(register)).Count);
    }

    [Fact]
    public async Task Run_CommitsWhoseAnswersAreLost_MakeOneReportEach()
    {
        await using var register = await OpenAsync(ReportKind.Year, "2024-12-31");
        register.Unclear.LoseAnswers = 1;

        await register.RunReports.RunAsync(ReportKind.Year, default);
        await register.RunReports.RunAsync(ReportKind.Year, default);

        Assert.Equal(Scopes.Order(StringComparer.Ordinal), (await KeptReports.RecordsAsync(register)).Select(r => r.Scope).Order(StringComparer.Ordinal));
        await KeptReports.AssertWholeAsync(register);
    }

    [Fact]
    public async Task Run_TwoProcessesAtTheSameMoment_MakeOneReportOfEachScopeAndLeaveNoFiles()
    {
        await using var register = await OpenAsync(ReportKind.Month, "2026-09-30");
        await register.AddCollaborationAsync();
        await using var one = await register.ConnectAgainAsync();
        await using var other = await register.ConnectAgainAsync();
        using var meeting = new Barrier(2);
        var runs = new[] { one, other }.Select(store => register.RunReportsOver(
            new MeetingRowStore(store, TableNames.Reports, meeting), new JsonReport(), new HtmlReport()));

        var done = await Task.WhenAll(runs.Select(r => r.RunAsync(ReportKind.Month, default)));

        Assert.All(done, r => Assert.Empty(r.Failures));
        Assert.Equal(3, done.Sum(r => r.Made));
        Assert.Equal(Scopes.Order(StringComparer.Ordinal), (await KeptReports.RecordsAsync(register)).Select(r => r.Scope).Order(StringComparer.Ordinal));
        await KeptReports.AssertWholeAsync(register);
    }

    [Fact]
    public async Task Run_AnotherProcessIsFirst_TakesItsReportsAndDeletesItsOwnFiles()
    {
        await using var register = await OpenAsync(ReportKind.Month, "2026-09-30");
        var store = new InBetweenStore(register.Store, TableNames.Reports, () => register.RunReports.RunAsync(ReportKind.Month, default));

        var late = await register.RunReportsOver(store, new JsonReport(), new HtmlReport()).RunAsync(ReportKind.Month, default);

        Assert.Equal((0, 0), (late.Made, late.Failures.Count));
        Assert.Equal(3, (await KeptReports.RecordsAsync(register)).Count);
        await KeptReports.AssertWholeAsync(register);
    }

    /// <summary>A register whose timers were that far, so that the first commit of a run is that of a report.</summary>
    private static async Task<TestRegister> OpenAsync(ReportKind kind, string done)
    {
        var register = await TestRegister.OpenAsync();
        foreach (var scope in Scopes)
        {
            await register.Reports.SetDoneAsync(scope, kind, "en", DateOnly.ParseExact(done, "yyyy-MM-dd", CultureInfo.InvariantCulture), default);
        }

        return register;
    }

    private static async Task<int> ListedAsync(TestRegister register, string kind)
    {
        var read = new ReadReports(register.Store, register.Blobs, register.Reports, [new JsonReport()]);
        return TestRegister.Done(await read.ListAsync(Caller.Admin, null, kind, 50, null, default)).Items.Count;
    }

    private static DateTimeOffset At(string day) => DateTimeOffset.ParseExact(day + " 02:00Z", "yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
