namespace Collab.Formats.Writing.Html;

/// <summary>The collaborations that someone has to do something about, by name.</summary>
internal static class AttentionSection
{
    private sealed record Entry(Guid Id, string Mark, bool Urgent);

    public static void Write(ReportPage page)
    {
        var (report, _, language, html) = page;
        var figures = report.Collaborations;
        html.Write($"<section id=\"attention\" aria-labelledby=\"attention-title\">\n<h2 id=\"attention-title\">{language["attention.title"]}</h2>\n");
        html.Write($"<ul class=\"counts\">\n");
        WriteCount(page, "attention.expiring90", figures.ExpiringIn90Days.Count, urgent: true);
        WriteCount(page, "attention.expiring180", figures.ExpiringIn180Days.Count, urgent: false);
        WriteCount(page, "attention.notice", figures.PastNoticeDeadline.Count, urgent: true);
        WriteCount(page, "attention.red", figures.Dormant.Red.Count, urgent: true);
        WriteCount(page, "attention.amber", figures.Dormant.Amber.Count, urgent: false);
        html.Write($"</ul>\n");

        var soon = figures.ExpiringIn90Days.ToHashSet();
        WriteTable(page, "attention.expiring180", "attention.urgency", figures.ExpiringIn180Days
            .Select(id => new Entry(id, soon.Contains(id) ? language["attention.within90"] : string.Empty, soon.Contains(id))));
        WriteTable(page, "attention.notice", null, figures.PastNoticeDeadline.Select(id => new Entry(id, string.Empty, true)));
        WriteTable(page, "attention.dormant", "attention.quiet", figures.Dormant.Red
            .Select(id => new Entry(id, language["attention.months24"], true))
            .Concat(figures.Dormant.Amber.Select(id => new Entry(id, language["attention.months12"], false))));
        html.Write($"</section>\n");
    }

    private static void WriteCount(ReportPage page, string label, int count, bool urgent)
    {
        var state = count == 0 ? "clear" : urgent ? "urgent" : "soon";
        page.Html.Write($"<li class=\"{state}\"><data value=\"{count}\">{page.Language.Number(count)}</data> <span>{page.Language[label]}</span></li>\n");
    }

    private static void WriteTable(ReportPage page, string title, string? markColumn, IEnumerable<Entry> entries)
    {
        var (_, _, language, html) = page;
        html.Write($"<h3>{language[title]}</h3>\n");
        var rows = entries
            .Select(entry => (Entry: entry, Label: page.Collaboration(entry.Id)))
            .OrderByDescending(row => row.Entry.Urgent)
            .ThenBy(row => row.Label.EndsOn ?? DateOnly.MaxValue)
            .ThenBy(row => row.Label.Title, StringComparer.Ordinal)
            .ThenBy(row => row.Entry.Id)
            .ToArray();
        if (rows.Length == 0)
        {
            page.WriteNone();
            return;
        }

        html.Write($"<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{language[title]}\">\n<table class=\"list\">\n<thead><tr>");
        html.Write($"<th scope=\"col\">{language["column.collaboration"]}</th><th scope=\"col\">{language["column.code"]}</th>");
        html.Write($"<th scope=\"col\">{language["column.endsOn"]}</th>");
        if (markColumn is not null)
        {
            html.Write($"<th scope=\"col\">{language[markColumn]}</th>");
        }

        html.Write($"</tr></thead>\n<tbody>\n");
        foreach (var (entry, label) in rows)
        {
            html.Write($"<tr><th scope=\"row\"><bdi>{label.Title}</bdi></th><td class=\"code\">{label.Code ?? "–"}</td>");
            if (label.EndsOn is { } endsOn)
            {
                html.Write($"<td class=\"date\"><time datetime=\"{endsOn}\">{language.ShortDate(endsOn)}</time></td>");
            }
            else
            {
                html.Write($"<td class=\"date\">{language["column.openEnded"]}</td>");
            }

            if (markColumn is not null)
            {
                WriteMark(html, entry);
            }

            html.Write($"</tr>\n");
        }

        html.Write($"</tbody>\n</table>\n</div>\n");
    }

    /// <summary>Colour alone says nothing: urgent marks are filled, the others outlined, and both are in words.</summary>
    private static void WriteMark(HtmlText html, Entry entry)
    {
        if (entry.Mark.Length == 0)
        {
            html.Write($"<td></td>");
        }
        else if (entry.Urgent)
        {
            html.Write($"<td><span class=\"mark urgent\">{entry.Mark}</span></td>");
        }
        else
        {
            html.Write($"<td><span class=\"mark\">{entry.Mark}</span></td>");
        }
    }
}
