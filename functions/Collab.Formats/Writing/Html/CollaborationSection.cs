namespace Collab.Formats.Writing.Html;

/// <summary>What there is: two charts, then every figure.</summary>
internal static class CollaborationSection
{
    /// <summary>The lifecycle's own order.</summary>
    private static readonly string[] Statuses = ["draft", "proposed", "signed", "active", "expired", "terminated", "superseded"];

    public static void Write(ReportPage page)
    {
        var (report, _, language, html) = page;
        var figures = report.Collaborations;
        html.Write($"<section id=\"collaborations\" aria-labelledby=\"collaborations-title\">\n<h2 id=\"collaborations-title\">{language["collaborations.title"]}</h2>\n");
        html.Write($"""
            <p class="lead">{language["key.signed"]}: <strong><data value="{figures.SignedInPeriod}">{language.Number(figures.SignedInPeriod)}</data></strong> ({language.Signed(report.Change.Collaborations.SignedInPeriod)})
            · {language["key.ended"]}: <strong><data value="{figures.EndedInPeriod}">{language.Number(figures.EndedInPeriod)}</data></strong> ({language.Signed(report.Change.Collaborations.EndedInPeriod)})</p>

            """);
        if (figures.Total > 0)
        {
            html.Write($"<div class=\"charts\">\n");
            BarChart.Write(page, "collaborations-by-country", "chart.collaborationsByCountry", figures.ByCountry
                .Select(group => new Bar(page.Country(group.Key), group.Value)));
            BarChart.Write(page, "collaborations-by-kind", "chart.collaborationsByKind", figures.ByKind
                .Select(group => new Bar(language.Code("kinds", group.Key), group.Value)));
            html.Write($"</div>\n");
        }

        html.Write($"<div class=\"tables\">\n");
        TallyTable.Write(page, "by.status", "column.status", figures.ByStatus, key => language.Code("collaboration-statuses", key), Statuses);
        TallyTable.Write(page, "by.instrument", "column.instrument", figures.ByInstrument, key => language.Code("instruments", key));
        TallyTable.Write(page, "by.kind", "column.kind", figures.ByKind, key => language.Code("kinds", key));
        TallyTable.Write(page, "by.theme", "column.theme", figures.ByTheme, key => language.Code("themes", key));
        TallyTable.Write(page, "by.region", "column.region", figures.ByRegion, key => language.Code("regions", key));
        TallyTable.Write(page, "by.country", "column.country", figures.ByCountry, page.Country);
        html.Write($"</div>\n</section>\n");
    }
}
