using System.Text;
using Collab.Core.Reports;
using Collab.Formats.Writing.Language;

namespace Collab.Formats.Writing.Html;

/// <summary>
/// A report as one self-contained page: style sheet and drawings inside, no scripts, nothing fetched. It draws what the report
/// says, in the report's language; the same report and names give the same bytes.
/// </summary>
public sealed class HtmlReport : IReportShape
{
    private static readonly Lazy<string> Style = new(ReadStyle);

    public string Format => "html";

    public string ContentType => "text/html; charset=utf-8";

    public async Task WriteAsync(Report report, ReportNames names, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(output);
        var page = new ReportPage(report, names, ReportLanguage.Of(report.Language), new HtmlText());
        Write(page);
        await output.WriteAsync(Encoding.UTF8.GetBytes(page.Html.ToString()), cancellationToken);
    }

    private static void Write(ReportPage page)
    {
        var (report, names, language, html) = page;
        var period = language.Period(report.Period);
        html.Write($"""
            <!DOCTYPE html>
            <html lang="{language.Tag}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{names.ScopeName} · {period} · {language["page.title"]}</title>

            """);
        html.WriteStyle(Style.Value);
        html.Write($"""
            </head>
            <body>
            <header class="masthead">
            <p class="eyebrow">{language["page.title"]}</p>
            <h1><bdi>{names.ScopeName}</bdi></h1>
            <p class="period">{period}</p>
            <p class="meta">{language.Fill("page.compared", language.Period(report.Previous))} · {language.Fill("page.asOf", language.Date(report.AsOf))}</p>
            </header>
            <nav aria-label="{language["page.contents"]}">
            <a href="#attention">{language["attention.title"]}</a>
            <a href="#activities">{language["activities.title"]}</a>
            <a href="#collaborations">{language["collaborations.title"]}</a>
            <a href="#reciprocity">{language["reciprocity.title"]}</a>
            </nav>
            <main>

            """);
        KeyFigures.Write(page);
        AttentionSection.Write(page);
        ActivitySection.Write(page);
        CollaborationSection.Write(page);
        ReciprocitySection.Write(page);
        html.Write($"</main>\n");
        WriteNotes(page);
        html.Write($"</body>\n</html>\n");
    }

    private static void WriteNotes(ReportPage page)
    {
        var (report, _, language, html) = page;
        html.Write($"""
            <footer>
            <h2>{language["page.notes"]}</h2>
            <ul>
            <li>{language["note.activities"]}</li>
            <li>{language["note.personDays"]}</li>
            <li>{language["note.dormant"]}</li>
            <li>{language["note.reciprocity"]}</li>
            <li>{language["page.calendar"]}</li>
            </ul>

            """);
        if (report.Id is { } id)
        {
            html.Write($"<p class=\"id\">{language.Fill("page.id", id.ToString())}</p>\n");
        }

        html.Write($"</footer>\n");
    }

    private static string ReadStyle()
    {
        using var reader = new StreamReader(LabelTable.Resource("Report.css"), Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
