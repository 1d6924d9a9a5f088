namespace Collab.EndToEnd.Tests.Calendar;

/// <summary>Draws the kills of a month: at every kind of work, most of them where most is done.</summary>
internal static class KillPlan
{
    private const int LastDay = 29;

    /// <summary>A run of reports takes seconds, most others some milliseconds.</summary>
    private const int ReportMilliseconds = 900;

    private const int OtherMilliseconds = 12;

    public static IReadOnlyList<Kill> Of(DateTimeOffset start, DateTimeOffset reports, Random random)
    {
        var kills = new List<Kill>();
        Add(5, "MonthlyReports", () => reports, ReportMilliseconds);
        Add(2, "QuarterlyReports", () => reports.AddMinutes(15), ReportMilliseconds);
        Add(1, "YearlyReports", () => reports.AddMinutes(30), ReportMilliseconds);
        Add(1, "AcademicYearReports", () => reports.AddMinutes(45), ReportMilliseconds);
        Add(1, "Retention", () => reports.AddDays(1), OtherMilliseconds);
        Add(1, "Completeness", AnyNight, OtherMilliseconds);
        Add(2, "Lifecycle", AnyNight, OtherMilliseconds);
        Add(3, "DailyReminders", AnyNight, OtherMilliseconds);
        Add(3, string.Empty, () => start.AddMinutes(random.Next(LastDay * 24 * 60)), 10 * OtherMilliseconds);

        // The first run finds the reminders of years, and then there is much to send; so there is behind the reports.
        Add(2, "DailyReminders", () => start, 10 * OtherMilliseconds);
        kills.AddRange(Enumerable.Range(0, 3).Select(_ => new Kill(start.AddHours(1), "Deliveries", TimeSpan.Zero, random.Next(1, 6), 0, TimeSpan.Zero)));
        kills.Add(new(reports.AddHours(2), "Deliveries", TimeSpan.Zero, 1, 0, TimeSpan.Zero));

        // Nothing runs when the reports are due.
        kills.Add(new(reports.AddHours(-4), "Sweep", TimeSpan.Zero, 0, 0, TimeSpan.FromHours(5)));
        return [.. kills.OrderBy(k => k.At)];

        DateTimeOffset AnyNight() => start.AddDays(random.Next(1, LastDay));

        void Add(int count, string timer, Func<DateTimeOffset> at, int milliseconds)
        {
            for (var i = 0; i < count; i++)
            {
                var choice = random.Next(10);
                kills.Add(new(
                    at(),
                    timer,
                    TimeSpan.FromMilliseconds(random.Next(milliseconds)),
                    0,
                    choice is 7 or 8 ? random.Next(1, 40) : 0,
                    choice is 9 ? TimeSpan.FromMinutes(random.Next(30, 300)) : TimeSpan.Zero));
            }
        }
    }
}
