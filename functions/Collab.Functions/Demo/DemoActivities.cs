using System.Globalization;

namespace Collab.Functions.Demo;

/// <summary>
/// Makes the demo's activities: three years to the base date's month, more in spring and autumn, a little more every year, a few
/// planned for the weeks ahead; each within the time in which its agreement holds.
/// </summary>
internal sealed class DemoActivities
{
    private const int Months = 36;
    private const int Past = 2_950;
    private const int Planned = 35;
    private const int PlannedDaysAhead = 60;

    /// <summary>How busy the months January to December are, against each other.</summary>
    private static readonly int[] Season = [4, 6, 12, 13, 12, 8, 5, 5, 14, 16, 13, 6];

    private readonly DateOnly today;
    private readonly DateOnly from;
    private readonly DemoRandom random;
    private readonly DemoCollaboration[] collaborations;
    private readonly List<DemoActivity> made = new(Past + Planned + 100);

    private DemoActivities(DateOnly today, IEnumerable<DemoCollaboration> collaborations, DemoRandom random)
    {
        this.today = today;
        from = new DateOnly(today.Year, today.Month, 1).AddMonths(1 - Months);
        this.random = random;
        this.collaborations = [.. collaborations.Where(c => c.Status is "active" or "expired" or "terminated")];
    }

    public static IReadOnlyList<DemoActivity> Make(DateOnly today, IEnumerable<DemoCollaboration> collaborations, DemoRandom random)
    {
        var activities = new DemoActivities(today, collaborations, random);
        activities.FillThePast();
        activities.Fill(today.AddDays(1), today.AddDays(PlannedDaysAhead), Planned);
        activities.WakeTheSleeping();
        return activities.Numbered();
    }

    private void FillThePast()
    {
        var busy = new int[Months];
        for (var month = 0; month < Months; month++)
        {
            // A month that has just begun has had little time.
            var first = from.AddMonths(month);
            var passed = month == Months - 1 ? today.Day * 100 / DateTime.DaysInMonth(today.Year, today.Month) : 100;
            busy[month] = Season[first.Month - 1] * (100 + month) * passed;
        }

        long all = busy.Sum(b => (long)b);
        long sum = 0;
        for (var month = 0; month < Months; month++)
        {
            var before = Past * sum / all;
            sum += busy[month];
            var first = from.AddMonths(month);
            var last = first.AddMonths(1).AddDays(-1);
            Fill(first, last < today ? last : today, (int)((Past * sum / all) - before));
        }
    }

    private void Fill(DateOnly first, DateOnly last, int count)
    {
        var open = collaborations.Where(c => LaterOf(first, Opens(c)) <= EarlierOf(last, Closes(c))).ToArray();
        int[] weights = [.. open.Select(c => c.Weight)];
        for (var i = 0; i < count && open.Length > 0; i++)
        {
            var collaboration = open[random.PickWeighted(weights)];
            Add(collaboration, LaterOf(first, Opens(collaboration)), EarlierOf(last, Closes(collaboration)));
        }
    }

    /// <summary>Only those meant to be dormant are: every other one gets something in the last months of its time.</summary>
    private void WakeTheSleeping()
    {
        foreach (var collaboration in collaborations)
        {
            var last = EarlierOf(today, Closes(collaboration));
            var first = LaterOf(last.AddMonths(-8), LaterOf(from, Opens(collaboration)));
            if (first <= last && !made.Exists(a => a.Collaboration == collaboration && a.StartsOn >= first && a.StartsOn <= last && a.Status != "cancelled"))
            {
                Add(collaboration, first, last, mayBeCancelled: false);
            }
        }
    }

    private void Add(DemoCollaboration collaboration, DateOnly first, DateOnly last, bool mayBeCancelled = true)
    {
        var startsOn = first.AddDays(random.Below(last.DayNumber - first.DayNumber + 1));
        var kind = random.Pick(collaboration.Kinds);
        var theme = random.Pick(collaboration.Themes);
        var variant = random.Below(DemoActivityTitles.Variants);
        var endsOn = EarlierOf(startsOn.AddDays(DemoActivityShape.Span(kind, variant, random) - 1), Ends(collaboration));
        var direction = DemoActivityShape.Direction(kind, random);
        var cancelled = random.Chance(4) && mayBeCancelled;
        made.Add(new DemoActivity(
            collaboration,
            kind,
            direction,
            cancelled ? "cancelled" : startsOn > today ? "planned" : endsOn >= today ? "ongoing" : "completed",
            DemoActivityTitles.English(kind, theme, variant),
            DemoActivityTitles.Local(collaboration.Language, kind, theme, variant),
            startsOn,
            endsOn,
            DemoActivityShape.Participants(kind, random),
            DemoActivityShape.TaughtDays(kind, endsOn.DayNumber - startsOn.DayNumber + 1, random),
            direction == "outbound" || (direction == "none" && random.Chance(30)) ? collaboration.PartnerCountry : collaboration.HomeCountry,
            theme));
    }

    private DemoActivity[] Numbered() =>
    [
        .. made
            .OrderBy(a => a.Collaboration.Institution, StringComparer.Ordinal)
            .ThenBy(a => a.StartsOn)
            .ThenBy(a => a.Collaboration.Code, StringComparer.Ordinal)
            .Select((a, index) => a with { Reference = string.Create(CultureInfo.InvariantCulture, $"DEMO-ACT-{index + 1:00000}") }),
    ];

    private static DateOnly Opens(DemoCollaboration collaboration) => collaboration.Term.StartsOn!.Value;

    private static DateOnly Ends(DemoCollaboration collaboration) =>
        collaboration.Term.TerminatedOn ?? collaboration.Term.EndsOn ?? DateOnly.MaxValue;

    private static DateOnly Closes(DemoCollaboration collaboration) =>
        EarlierOf(Ends(collaboration), collaboration.QuietFrom ?? DateOnly.MaxValue);

    private static DateOnly EarlierOf(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly LaterOf(DateOnly a, DateOnly b) => a > b ? a : b;
}
