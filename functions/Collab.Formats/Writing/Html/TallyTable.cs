using Collab.Core.Reports;

namespace Collab.Formats.Writing.Html;

/// <summary>A group of figures as a table: the largest first, or in an order of its own.</summary>
internal static class TallyTable
{
    /// <summary>Activities, participants and person-days of each group, with the change in participants where there is one.</summary>
    public static void Write(
        ReportPage page,
        string title,
        string column,
        SortedDictionary<string, ActivityTally> groups,
        SortedDictionary<string, ActivityTally>? changes,
        Func<string, string> name,
        string[]? order)
    {
        var (_, _, language, html) = page;

        // A group that came to an end since the period before has no figures any more, only a change.
        var keys = Ordered(changes is null ? groups.Keys : groups.Keys.Union(changes.Keys), key => groups.GetValueOrDefault(key).Participants, order);
        if (!Begin(page, title, column, keys.Length))
        {
            return;
        }

        html.Write($"<th scope=\"col\" class=\"n\">{language["key.activities"]}</th><th scope=\"col\" class=\"n\">{language["key.participants"]}</th>");
        html.Write($"<th scope=\"col\" class=\"n\">{language["key.personDays"]}</th>");
        if (changes is not null)
        {
            html.Write($"<th scope=\"col\" class=\"n\">{language["change.participants"]}</th>");
        }

        html.Write($"</tr></thead>\n<tbody>\n");
        foreach (var key in keys)
        {
            var tally = groups.GetValueOrDefault(key);
            html.Write($"<tr><th scope=\"row\"><bdi>{name(key)}</bdi></th>");
            page.WriteNumber(tally.Count);
            page.WriteNumber(tally.Participants);
            page.WriteNumber(tally.PersonDays);
            if (changes is not null)
            {
                page.WriteChange(changes.GetValueOrDefault(key).Participants);
            }

            html.Write($"</tr>\n");
        }

        End(page);
    }

    /// <summary>How many collaborations each group has.</summary>
    public static void Write(
        ReportPage page, string title, string column, SortedDictionary<string, int> groups, Func<string, string> name, string[]? order = null)
    {
        var (_, _, language, html) = page;
        var keys = Ordered(groups.Keys, key => groups[key], order);
        if (!Begin(page, title, column, keys.Length))
        {
            return;
        }

        html.Write($"<th scope=\"col\" class=\"n\">{language["key.collaborations"]}</th></tr></thead>\n<tbody>\n");
        foreach (var key in keys)
        {
            html.Write($"<tr><th scope=\"row\"><bdi>{name(key)}</bdi></th>");
            page.WriteNumber(groups[key]);
            html.Write($"</tr>\n");
        }

        End(page);
    }

    private static string[] Ordered(IEnumerable<string> keys, Func<string, long> size, string[]? order) => order is null
        ? [.. keys.OrderByDescending(size).ThenBy(key => key, StringComparer.Ordinal)]
        : [.. keys.OrderBy(key => Array.IndexOf(order, key) is var place and >= 0 ? place : int.MaxValue).ThenBy(key => key, StringComparer.Ordinal)];

    private static bool Begin(ReportPage page, string title, string column, int count)
    {
        var (_, _, language, html) = page;
        if (count == 0)
        {
            html.Write($"<div class=\"group\">\n<h3>{language[title]}</h3>\n");
            page.WriteNone();
            html.Write($"</div>\n");
            return false;
        }

        html.Write($"<div class=\"group\">\n<h3>{language[title]}</h3>\n<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{language.Fill("page.table", language[title])}\">\n");
        html.Write($"<table>\n<thead><tr><th scope=\"col\">{language[column]}</th>");
        return true;
    }

    private static void End(ReportPage page) => page.Html.Write($"</tbody>\n</table>\n</div>\n</div>\n");
}
