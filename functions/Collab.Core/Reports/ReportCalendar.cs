using Collab.Core.Standards;

namespace Collab.Core.Reports;

/// <summary>
/// The periods of a kind: whole months that follow each other without a gap, so that every day falls in exactly one of them.
/// </summary>
public sealed record ReportCalendar
{
    private const int MonthsPerYear = 12;

    private readonly int months;
    private readonly int firstMonth;

    private ReportCalendar(ReportKind kind, int months, int firstMonth, int mostMissed)
    {
        Kind = kind;
        this.months = months;
        this.firstMonth = firstMonth;
        MostMissed = mostMissed;
    }

    public ReportKind Kind { get; }

    /// <summary>How many periods are caught up at most: two years of months and quarters, three years of years.</summary>
    public int MostMissed { get; }

    /// <summary>
    /// The calendar of a kind, when academic years begin in <paramref name="academicYearStartMonth"/> (1–12); null for a kind without
    /// periods of its own. An academic year that begins in January is the calendar year, and told as that.
    /// </summary>
    public static ReportCalendar? Of(ReportKind kind, int academicYearStartMonth) => kind switch
    {
        ReportKind.Month => new(kind, months: 1, firstMonth: 1, mostMissed: 24),
        ReportKind.Quarter => new(kind, months: 3, firstMonth: 1, mostMissed: 8),
        ReportKind.Year => new(kind, MonthsPerYear, firstMonth: 1, mostMissed: 3),
        ReportKind.AcademicYear when academicYearStartMonth != 1 => new(kind, MonthsPerYear, academicYearStartMonth, mostMissed: 3),
        _ => null,
    };

    /// <summary>The period that a day falls in.</summary>
    public Period Containing(DateOnly day)
    {
        var month = Month.Of(day);
        var first = month.Plus(-((month.Number - firstMonth + MonthsPerYear) % months));
        return new(first.FirstDay, first.Plus(months - 1).LastDay);
    }

    /// <summary>The newest period that is over on <paramref name="today"/>.</summary>
    public Period LastEnded(DateOnly today) => Before(Containing(today));

    public Period After(Period period)
    {
        ArgumentNullException.ThrowIfNull(period);
        return Containing(period.To.AddDays(1));
    }

    public Period Before(Period period)
    {
        ArgumentNullException.ThrowIfNull(period);
        return Containing(period.From.AddDays(-1));
    }

    /// <summary>
    /// The periods to make, oldest first, when those up to <paramref name="done"/> are made: all that ended since, as far back as is caught
    /// up; the last ended one alone when none was ever made, so that nobody gets years of empty reports.
    /// </summary>
    public IReadOnlyList<Period> Due(DateOnly? done, DateOnly today)
    {
        var due = new LinkedList<Period>();
        for (var period = LastEnded(today); due.Count < MostMissed && (done is null ? due.Count == 0 : period.To > done); period = Before(period))
        {
            due.AddFirst(period);
        }

        return [.. due];
    }
}
