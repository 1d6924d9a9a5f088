using Collab.Core.Collaborations;
using Collab.Core.MonthCells;
using Collab.Core.Reminders;
using Collab.Core.Standards;

namespace Collab.Core.Tests.Reminders;

public sealed class ReminderRulesTests
{
    [Theory]
    [InlineData(91, null)]
    [InlineData(90, 90)]
    [InlineData(89, 90)]
    [InlineData(31, 90)]
    [InlineData(30, 30)]
    [InlineData(29, 30)]
    [InlineData(8, 30)]
    [InlineData(7, 7)]
    [InlineData(6, 7)]
    [InlineData(1, 7)]
    [InlineData(0, 7)]
    [InlineData(-1, null)]
    public void Of_DaysBeforeADate_IsTheTightestThresholdReached(int left, int? threshold)
    {
        var today = new DateOnly(2026, 11, 22);
        var ends = Single(Active(endsOn: today.AddDays(left)), today, ReminderKind.EndsSoon);
        Assert.Equal((threshold, threshold is null ? null : today.AddDays(left)), (ends?.DaysBefore, ends?.Due));

        // The notice deadline is 400 days before an end that is still far.
        var notice = Single(Active(endsOn: today.AddDays(left + 400), noticePeriodDays: 400), today, ReminderKind.NoticeSoon);
        Assert.Equal((threshold, threshold is null ? null : today.AddDays(left)), (notice?.DaysBefore, notice?.Due));
    }

    [Theory]
    [InlineData("2028-01-30", 30)]
    [InlineData("2028-01-29", 90)]
    [InlineData("2028-02-22", 7)]
    [InlineData("2028-02-29", 7)]
    [InlineData("2028-03-01", null)]
    public void Of_EndOn29February_CountsRealDays(string today, int? threshold) =>
        Assert.Equal(threshold, Single(Active(endsOn: new(2028, 2, 29)), Day(today), ReminderKind.EndsSoon)?.DaysBefore);

    [Fact]
    public void Of_EndAndNoticeDeadlineNear_AreTwoReminders()
    {
        var today = new DateOnly(2026, 11, 22);
        var due = ReminderRules.Of(Active(endsOn: today.AddDays(60), noticePeriodDays: 30), MonthIndex.Empty, isRenewed: false, today).ToArray();
        Assert.Equal([(ReminderKind.EndsSoon, 90), (ReminderKind.NoticeSoon, 30)], due.Select(d => (d.Kind, d.DaysBefore!.Value)));
        Assert.Equal(2, due.Select(d => d.Subject).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(CollaborationStatus.Draft)]
    [InlineData(CollaborationStatus.Proposed)]
    [InlineData(CollaborationStatus.Signed)]
    [InlineData(CollaborationStatus.Expired)]
    [InlineData(CollaborationStatus.Terminated)]
    [InlineData(CollaborationStatus.Superseded)]
    public void Of_NotActive_IsNothing(CollaborationStatus status)
    {
        var today = new DateOnly(2026, 11, 22);
        var record = Active(endsOn: today.AddDays(5), noticePeriodDays: 1) with { Status = status, StartsOn = new(2020, 1, 1) };
        Assert.Empty(ReminderRules.Of(record, MonthIndex.Empty, isRenewed: false, today));
        Assert.Equal(3, ReminderRules.Of(record with { Status = CollaborationStatus.Active }, MonthIndex.Empty, isRenewed: false, today).Count());
    }

    [Fact]
    public void Of_Renewed_IsRemindedOfNeitherEndNorNoticeButOfDormancy()
    {
        var today = new DateOnly(2026, 11, 22);
        var record = Active(endsOn: today.AddDays(5), noticePeriodDays: 1) with { StartsOn = new(2020, 1, 1) };
        Assert.Equal(ReminderKind.Dormant, Assert.Single(ReminderRules.Of(record, MonthIndex.Empty, isRenewed: true, today)).Kind);
    }

    [Theory]
    [InlineData("2025-02-28", null, null)]
    [InlineData("2025-03-01", "amber", "2025-03-01")]
    [InlineData("2026-02-28", "amber", "2025-03-01")]
    [InlineData("2026-03-01", "red", "2026-03-01")]
    [InlineData("2030-01-01", "red", "2026-03-01")]
    public void Of_NothingSince29February_IsDormantFrom1March(string today, string? level, string? due)
    {
        var dormant = Single(Active(endsOn: null) with { StartsOn = new(2024, 2, 29) }, Day(today), ReminderKind.Dormant);
        Assert.Equal((level, due), (dormant is null ? null : Codes<DormancyLevel>.Of(dormant.Level!.Value), dormant is null ? null : IsoDate.Of(dormant.Due)));
    }

    [Fact]
    public void ReachedOn_AnyDayOfSixYears_IsTheFirstDayOfTheLevel()
    {
        for (var last = new DateOnly(2023, 1, 1); last.Year < 2029; last = last.AddDays(1))
        {
            foreach (var level in new[] { DormancyLevel.Amber, DormancyLevel.Red })
            {
                var record = Active(endsOn: null) with { StartsOn = last };
                var day = DormancyRule.ReachedOn(level, last);
                Assert.Equal(level, DormancyRule.Of(record, MonthIndex.Empty, day));
                Assert.NotEqual(level, DormancyRule.Of(record, MonthIndex.Empty, day.AddDays(-1)));
            }
        }
    }

    private static DueReminder? Single(Collaboration record, DateOnly today, ReminderKind kind) =>
        ReminderRules.Of(record, MonthIndex.Empty, isRenewed: false, today).SingleOrDefault(d => d.Kind == kind);

    private static DateOnly Day(string text) => IsoDate.TryParse(text, out var day) ? day : throw new ArgumentException(text);

    private static Collaboration Active(DateOnly? endsOn, int? noticePeriodDays = null) => new Collaboration
    {
        Id = Guid.Parse("01a20219-12bd-7e71-8886-042c54aefe86"),
        Institution = "mn-university",
        Partners = [],
        Title = LocalText.Of(("en", "Exchange"), ("mn", "Солилцоо"), ("ne", "आदानप्रदान")),
        Instrument = Instrument.Mou,
        Kinds = [CollaborationKind.StudentExchange],
        Status = CollaborationStatus.Active,
        StartsOn = new(2999, 1, 1),
        EndsOn = endsOn,
        NoticePeriodDays = noticePeriodDays,
        CreatedAt = default,
        UpdatedAt = default,
    }.WithDerived();
}
