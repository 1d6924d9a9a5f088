using System.Globalization;
using Collab.Core.Reports;
using Collab.Core.Standards;

namespace Collab.Formats.Writing.Outline;

/// <summary>What was done: the two leading charts, then every figure.</summary>
internal static class ActivityOutline
{
    private static readonly string[] Directions = ["inbound", "outbound", "none"];

    public static OutlineSection Of(OutlineSource source)
    {
        var (report, _, language) = source;
        var (figures, change) = (report.Activities, report.Change.Activities);
        var table = new TallyTable<ActivityTally>(source, TallyShapes.Activities);
        var (total, totalChange) = (Whole(figures), Whole(change));
        return new("activities", language["activities.title"], null,
        [
            .. Course(source),
            .. BarsOf.Of(source, "activities-chart-kind", "chart.participantsByKind", "key.participants", figures.ByKind
                .Select(group => (language.Code("kinds", group.Key), group.Value.Participants))).Select(chart => chart with { IsLeading = true }),
            table.Of("activities-kind", "by.kind", new("kind", "column.kind", key => language.Code("kinds", key)), figures.ByKind, new(change.ByKind, total, totalChange)),
            table.Of("activities-direction", "by.direction", new("direction", "column.direction", key => language.Code("directions", key)), figures.ByDirection,
                new(change.ByDirection, total, totalChange, Directions)),
            table.Of("activities-country", "by.country", new("country", "column.country", source.Country), figures.ByCountry, new(change.ByCountry, total, totalChange)),
            table.Of("activities-month", "by.month", new("month", "column.month", key => MonthName(source, key)), figures.ByMonth,
                new(Total: total, Order: [.. figures.ByMonth.Keys])),
            table.Of("activities-partner", "by.partner", new("partner", "column.partner", source.Institution), figures.ByPartner, new(change.ByPartner)),
        ]);
    }

    /// <summary>The course over the months; within one month there is none, so the countries stand in its place.</summary>
    private static IEnumerable<OutlineChart> Course(OutlineSource source)
    {
        var (report, _, language) = source;
        var figures = report.Activities;
        var months = Months(report.Period).ToArray();
        if (months.Length == 1)
        {
            return BarsOf.Of(source, "activities-chart-country", "chart.participantsByCountry", "key.participants", figures.ByCountry
                .Select(group => (source.Country(group.Key), group.Value.Participants))).Select(chart => chart with { IsLeading = true });
        }

        var values = months.Select(month => figures.ByMonth.GetValueOrDefault(month.ToString()).Participants).ToArray();
        var most = values.Max();
        return most == 0 ? [] :
        [
            new(
                "activities-chart-month",
                language["chart.participantsByMonth"],
                language.Fill("chart.highest", language.MonthOfYear(months[Array.IndexOf(values, most)]), language.Number(most)),
                ChartKind.Columns,
                [new(language["key.participants"])],
                [.. months.Select((month, i) => new ChartPoint(language.MonthOfYear(month), language.ShortMonth(month), [values[i]])
                {
                    Year = i == 0 || month.Number == 1 ? language.Year(month.Year) : null,
                })])
            {
                IsLeading = true,
            },
        ];
    }

    private static ActivityTally Whole(ActivityFigures figures) => new(figures.Count, figures.Participants, figures.PersonDays);

    private static IEnumerable<Month> Months(Period period)
    {
        for (var month = Month.Of(period.From); month <= Month.Of(period.To); month = month.Plus(1))
        {
            yield return month;
        }
    }

    /// <summary>A key of <see cref="ActivityFigures.ByMonth"/>, <c>2026-03</c>, in words.</summary>
    private static string MonthName(OutlineSource source, string key) =>
        DateOnly.TryParseExact(key + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? source.Language.MonthOfYear(Month.Of(day))
            : key;
}
