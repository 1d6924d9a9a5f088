namespace Collab.EndToEnd.Tests.Calendar;

/// <summary>
/// When the program is to be killed: at the beginning of the first run of a timer (of any, where none is named) at or after an instant, or
/// a little later.
/// </summary>
/// <param name="At">The simulated instant.</param>
/// <param name="Timer">How the timer's name ends.</param>
/// <param name="After">How much later, in real time: so much of the run, and perhaps of those after it, is done.</param>
/// <param name="Runs">How many runs are taken back before it starts again, as when the note of a run was lost.</param>
/// <param name="Down">How long nothing runs, in simulated time.</param>
internal sealed record Kill(DateTimeOffset At, string Timer, TimeSpan After, int Runs, TimeSpan Down)
{
    /// <summary>A timer that doesn't come for so long isn't waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    public bool IsDue(string timer, DateTimeOffset at) => at >= At && (timer.EndsWith(Timer, StringComparison.Ordinal) || at >= At + Patience);
}

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
        Add(9, "Reports", () => reports, ReportMilliseconds);
        Add(4, "DailyReminders", AnyNight, OtherMilliseconds);
        Add(2, "Lifecycle", AnyNight, OtherMilliseconds);
        Add(1, "Completeness", AnyNight, OtherMilliseconds);
        Add(1, "Retention", () => reports.AddDays(1), OtherMilliseconds);
        Add(4, "Deliveries", () => AnyNight().AddHours(1), OtherMilliseconds);
        Add(5, string.Empty, () => start.AddMinutes(random.Next(LastDay * 24 * 60)), 10 * OtherMilliseconds);

        // The first run finds the reminders of years.
        Add(2, "DailyReminders", () => start, 10 * OtherMilliseconds);
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
                    choice is 7 or 8 ? random.Next(1, 40) : 0,
                    choice is 9 ? TimeSpan.FromMinutes(random.Next(30, 300)) : TimeSpan.Zero));
            }
        }
    }
}
