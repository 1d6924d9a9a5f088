namespace Collab.Formats.Writing.Html;

/// <summary>Agreed against actual exchange with each partner: numbers, and beside them a bar with a stroke where the agreement lies.</summary>
internal static class ReciprocitySection
{
    private const double BarWidth = 96;

    public static void Write(ReportPage page)
    {
        var (report, _, language, html) = page;
        html.Write($"<section id=\"reciprocity\" aria-labelledby=\"reciprocity-title\">\n<h2 id=\"reciprocity-title\">{language["reciprocity.title"]}</h2>\n");
        if (report.Reciprocity.Count == 0)
        {
            page.WriteNone();
            html.Write($"</section>\n");
            return;
        }

        html.Write($"""
            <p class="lead">{language["reciprocity.lead"]}</p>
            <p class="legend"><svg width="34" height="14" aria-hidden="true"><rect class="bar" x="0" y="3" width="34" height="8"/></svg> {language["reciprocity.actual"]}
            <svg width="10" height="14" aria-hidden="true"><line class="agreed" x1="5" x2="5" y1="0" y2="14"/></svg> {language["reciprocity.agreed"]}</p>
            <div class="wide" role="region" tabindex="0" aria-label="{language["reciprocity.title"]}">
            <table class="reciprocity">
            <thead>
            <tr><th scope="col" rowspan="2">{language["column.partner"]}</th><th scope="colgroup" colspan="3">{language.Code("directions", "inbound")}</th><th scope="colgroup" colspan="3">{language.Code("directions", "outbound")}</th></tr>
            <tr><th scope="col" class="n">{language["reciprocity.agreed"]}</th><th scope="col" class="n">{language["reciprocity.actual"]}</th><td></td><th scope="col" class="n">{language["reciprocity.agreed"]}</th><th scope="col" class="n">{language["reciprocity.actual"]}</th><td></td></tr>
            </thead>
            <tbody>

            """);
        var most = report.Reciprocity.Max(row => Math.Max(Math.Max(row.AgreedInbound, row.AgreedOutbound), Math.Max(row.ActualInbound, row.ActualOutbound)));
        var rows = report.Reciprocity
            .OrderByDescending(row => row.AgreedInbound + row.AgreedOutbound + row.ActualInbound + row.ActualOutbound)
            .ThenBy(row => row.Partner, StringComparer.Ordinal);
        foreach (var row in rows)
        {
            html.Write($"<tr><th scope=\"row\"><bdi>{page.Institution(row.Partner)}</bdi></th>");
            WritePair(page, row.AgreedInbound, row.ActualInbound, most);
            WritePair(page, row.AgreedOutbound, row.ActualOutbound, most);
            html.Write($"</tr>\n");
        }

        html.Write($"</tbody>\n</table>\n</div>\n</section>\n");
    }

    private static void WritePair(ReportPage page, long agreed, long actual, long most)
    {
        page.WriteNumber(agreed);
        page.WriteNumber(actual);

        // The numbers stand beside it, so the drawing says nothing to a screen reader.
        var scale = BarWidth / Math.Max(1, most);
        page.Html.Write($"<td class=\"pair\"><svg width=\"{BarWidth + 4}\" height=\"14\" aria-hidden=\"true\"><rect class=\"rail\" x=\"0\" y=\"3\" width=\"{BarWidth}\" height=\"8\"/>");
        page.Html.Write($"<rect class=\"bar\" x=\"0\" y=\"3\" width=\"{actual * scale}\" height=\"8\"/>");
        if (agreed > 0)
        {
            page.Html.Write($"<line class=\"halo\" x1=\"{agreed * scale}\" x2=\"{agreed * scale}\" y1=\"2\" y2=\"12\"/>");
            page.Html.Write($"<line class=\"agreed\" x1=\"{agreed * scale}\" x2=\"{agreed * scale}\" y1=\"0\" y2=\"14\"/>");
        }

        page.Html.Write($"</svg></td>");
    }
}
