using Collab.Core.Reports;
using Collab.Core.Standards;

namespace Collab.Core.Tests.Reports;

public sealed class ReportCalendarTests
{
    [Theory]
    [InlineData(ReportKind.Month, 9, "2024-03-01", "2024-02-01", "2024-02-29")]
    [InlineData(ReportKind.Month, 9, "2023-03-01", "2023-02-01", "2023-02-28")]
    [InlineData(ReportKind.Month, 9, "2024-02-29", "2024-01-01", "2024-01-31")]
    [InlineData(ReportKind.Month, 9, "2026-01-01", "2025-12-01", "2025-12-31")]
    [InlineData(ReportKind.Quarter, 9, "2026-01-01", "2025-10-01", "2025-12-31")]
    [InlineData(ReportKind.Quarter, 9, "2024-03-31", "2023-10-01", "2023-12-31")]
    [InlineData(ReportKind.Quarter, 9, "2024-04-01", "2024-01-01", "2024-03-31")]
    [InlineData(ReportKind.Year, 9, "2026-12-31", "2025-01-01", "2025-12-31")]
    [InlineData(ReportKind.Year, 9, "2027-01-01", "2026-01-01", "2026-12-31")]
    [InlineData(ReportKind.AcademicYear, 9, "2026-08-31", "2024-09-01", "2025-08-31")]
    [InlineData(ReportKind.AcademicYear, 9, "2026-09-01", "2025-09-01", "2026-08-31")]
    [InlineData(ReportKind.AcademicYear, 9, "2027-01-01", "2025-09-01", "2026-08-31")]
    [InlineData(ReportKind.AcademicYear, 3, "2024-03-01", "2023-03-01", "2024-02-29")]
    [InlineData(ReportKind.AcademicYear, 12, "2026-12-01", "2025-12-01", "2026-11-30")]
    [InlineData(ReportKind.AcademicYear, 2, "2026-01-31", "2024-02-01", "2025-01-31")]
    public void LastEnded_OnADay_IsTheNewestPeriodBeforeIt(ReportKind kind, int startMonth, string today, string from, string to) =>
        Assert.Equal(new Period(Day(from), Day(to)), ReportCalendar.Of(kind, startMonth)!.LastEnded(Day(today)));

    [Theory]
    [InlineData(ReportKind.AcademicYear, 1)]
    [InlineData(ReportKind.Other, 9)]
    public void Of_KindWithoutPeriodsOfItsOwn_IsNone(ReportKind kind, int startMonth) => Assert.Null(ReportCalendar.Of(kind, startMonth));

    [Fact]
    public void Containing_EveryDayOfFiveYears_IsOneOfPeriodsWithoutGapsAndOfTheKind()
    {
        foreach (var calendar in Calendars())
        {
            for (var day = Day("2023-01-01"); day < Day("2028-03-01"); day = day.AddDays(1))
            {
                var period = calendar.Calendar.Containing(day);
                Assert.True(period.Contains(day));
                Assert.Equal(period.To.AddDays(1), calendar.Calendar.After(period).From);
                Assert.Equal(period, calendar.Calendar.Before(calendar.Calendar.After(period)));
                Assert.Equal(calendar.Calendar.Kind, ReportRecord.KindOf(period, calendar.StartMonth));
            }
        }
    }

    [Theory]
    [InlineData(null, new[] { "2026-10-31" })]
    [InlineData("2026-10-31", new string[0])]
    [InlineData("2026-12-31", new string[0])]
    [InlineData("2026-07-31", new[] { "2026-08-31", "2026-09-30", "2026-10-31" })]
    public void Due_OfMonths_AreThoseSinceTheLastOldestFirst(string? done, string[] ends) =>
        Assert.Equal(ends.Select(Day), ReportCalendar.Of(ReportKind.Month, 9)!.Due(done is null ? null : Day(done), Day("2026-11-22")).Select(p => p.To));

    [Theory]
    [InlineData(ReportKind.Month, 24, "2024-11-01")]
    [InlineData(ReportKind.Quarter, 8, "2024-10-01")]
    [InlineData(ReportKind.Year, 3, "2023-01-01")]
    [InlineData(ReportKind.AcademicYear, 3, "2023-09-01")]
    public void Due_AfterALongTime_GoesBackSoFarAndNoFurther(ReportKind kind, int count, string first)
    {
        var due = ReportCalendar.Of(kind, 9)!.Due(Day("2001-08-31"), Day("2026-11-22"));
        Assert.Equal(count, due.Count);
        Assert.Equal(Day(first), due[0].From);
    }

    [Fact]
    public void Due_AcademicYearsBeginInAnotherMonthNow_AreTheNewYearsThatEndLater() => Assert.Equal(
        [new Period(Day("2025-10-01"), Day("2026-09-30"))],
        ReportCalendar.Of(ReportKind.AcademicYear, 10)!.Due(Day("2026-08-31"), Day("2026-11-22")));

    private static IEnumerable<(ReportCalendar Calendar, int StartMonth)> Calendars() =>
        from start in Enumerable.Range(1, 12)
        from kind in Enum.GetValues<ReportKind>()
        let calendar = ReportCalendar.Of(kind, start)
        where calendar is not null
        select (calendar, start);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
