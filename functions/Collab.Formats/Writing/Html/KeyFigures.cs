namespace Collab.Formats.Writing.Html;

/// <summary>The five figures that are read first, each with its change on the period before.</summary>
internal static class KeyFigures
{
    public static void Write(ReportPage page)
    {
        var (report, _, language, html) = page;
        var (collaborations, activities, change) = (report.Collaborations, report.Activities, report.Change);
        html.Write($"<section aria-labelledby=\"key\">\n<h2 id=\"key\" class=\"quiet\">{language["key.title"]}</h2>\n<dl class=\"figures\">\n");

        // How many there are is the state of the register and has no period; how many of them are in force says more than a change.
        var active = collaborations.ByStatus.GetValueOrDefault("active");
        html.Write($"""
            <div class="lead"><dt>{language["key.collaborations"]}</dt>
            <dd class="value"><data value="{collaborations.Total}">{language.Number(collaborations.Total)}</data></dd>
            <dd class="change">{language.Fill("key.active", language.Number(active))}</dd></div>

            """);
        WriteFigure(page, "key.signed", collaborations.SignedInPeriod, change.Collaborations.SignedInPeriod);
        WriteFigure(page, "key.activities", activities.Count, change.Activities.Count);
        WriteFigure(page, "key.participants", activities.Participants, change.Activities.Participants);
        WriteFigure(page, "key.personDays", activities.PersonDays, change.Activities.PersonDays);
        html.Write($"</dl>\n</section>\n");
    }

    private static void WriteFigure(ReportPage page, string label, long value, long change)
    {
        var (_, _, language, html) = page;
        var (direction, sign, text) = change switch
        {
            > 0 => ("up", "▲", language.Fill("change.up", language.Number(change))),
            < 0 => ("down", "▼", language.Fill("change.down", language.Number(-change))),
            _ => ("same", "■", language["change.same"]),
        };
        html.Write($"""
            <div><dt>{language[label]}</dt>
            <dd class="value"><data value="{value}">{language.Number(value)}</data></dd>
            <dd class="change {direction}"><span aria-hidden="true">{sign}</span> {text}</dd></div>

            """);
    }
}
