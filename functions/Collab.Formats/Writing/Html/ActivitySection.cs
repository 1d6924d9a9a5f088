using System.Globalization;
using Collab.Core.Reports;
using Collab.Core.Standards;
using Collab.Formats.Writing.Language;

namespace Collab.Formats.Writing.Html;

/// <summary>What was done: two charts, then every figure.</summary>
internal static class ActivitySection
{
    private static readonly string[] Directions = ["inbound", "outbound", "none"];

    public static void Write(ReportPage page)
    {
        var (report, _, language, html) = page;
        var (figures, change) = (report.Activities, report.Change.Activities);
        html.Write($"<section id=\"activities\" aria-labelledby=\"activities-title\">\n<h2 id=\"activities-title\">{language["activities.title"]}</h2>\n");
        if (figures.Count > 0)
        {
            html.Write($"<div class=\"charts\">\n");
            WriteCourse(page, figures);
            BarChart.Write(page, "by-kind", "chart.participantsByKind", figures.ByKind
                .Select(group => new Bar(language.Code("kinds", group.Key), group.Value.Participants)));
            html.Write($"</div>\n");
        }

        html.Write($"<div class=\"tables\">\n");
        Table("by.kind", "column.kind", figures.ByKind, change.ByKind, key => language.Code("kinds", key));
        Table("by.direction", "column.direction", figures.ByDirection, change.ByDirection, key => language.Code("directions", key), Directions);
        Table("by.country", "column.country", figures.ByCountry, change.ByCountry, page.Country);
        Table("by.month", "column.month", figures.ByMonth, null, key => MonthName(language, key), [.. figures.ByMonth.Keys]);
        html.Write($"</div>\n");
        Table("by.partner", "column.partner", figures.ByPartner, change.ByPartner, page.Institution);
        html.Write($"</section>\n");

        void Table(
            string title,
            string column,
            SortedDictionary<string, ActivityTally> groups,
            SortedDictionary<string, ActivityTally>? changes,
            Func<string, string> name,
            string[]? order = null) => TallyTable.Write(page, title, column, groups, changes, name, order);
    }

    /// <summary>The course over the months; within one month there is none, so the countries stand in its place.</summary>
    private static void WriteCourse(ReportPage page, ActivityFigures figures)
    {
        var columns = Months(page.Report.Period)
            .Select(month => new MonthColumn(month, figures.ByMonth.GetValueOrDefault(month.ToString()).Participants))
            .ToArray();
        if (columns.Length > 1)
        {
            ColumnChart.Write(page, "by-month", "chart.participantsByMonth", columns);
        }
        else
        {
            BarChart.Write(page, "by-country", "chart.participantsByCountry", figures.ByCountry
                .Select(group => new Bar(page.Country(group.Key), group.Value.Participants)));
        }
    }

    private static IEnumerable<Month> Months(Period period)
    {
        for (var month = Month.Of(period.From); month <= Month.Of(period.To); month = month.Plus(1))
        {
            yield return month;
        }
    }

    /// <summary>A key of <see cref="ActivityFigures.ByMonth"/>, <c>2026-03</c>, in words.</summary>
    private static string MonthName(ReportLanguage language, string key) =>
        DateOnly.TryParseExact(key + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? language.MonthOfYear(Month.Of(day))
            : key;
}
