namespace Collab.Formats.Writing.Html;

/// <summary>A bar of a <see cref="BarChart"/>.</summary>
internal readonly record struct Bar(string Label, long Value);

/// <summary>Horizontal bars, the longest first, each with its name above and its number behind.</summary>
internal static class BarChart
{
    private const double Width = 440;
    private const double RowHeight = 41;
    private const double LongestBar = 370;

    /// <summary>More bars than this are for the table to show.</summary>
    private const int MostBars = 10;

    /// <summary>About as many letters as fit across; the table has the name in full.</summary>
    private const int MostLetters = 54;

    public static void Write(ReportPage page, string id, string title, IEnumerable<Bar> groups)
    {
        var (_, _, language, html) = page;
        var all = groups.Where(bar => bar.Value > 0).OrderByDescending(bar => bar.Value).ThenBy(bar => bar.Label, StringComparer.Ordinal).ToArray();
        if (all.Length == 0)
        {
            return;
        }

        var bars = all.AsSpan(0, Math.Min(all.Length, MostBars));
        var height = bars.Length * RowHeight;
        html.Write($"""
            <figure>
            <figcaption>{language[title]}</figcaption>
            <svg class="chart" viewBox="0 0 {Width} {height}" role="img" aria-labelledby="{id}-title {id}-desc">
            <title id="{id}-title">{language[title]}</title>
            <desc id="{id}-desc">{language.Fill("chart.highest", bars[0].Label, language.Number(bars[0].Value))}</desc>

            """);
        for (var i = 0; i < bars.Length; i++)
        {
            var (top, length) = (i * RowHeight, Math.Max(1.5, LongestBar * bars[i].Value / bars[0].Value));
            html.Write($"<text x=\"0\" y=\"{top + 14}\">{Shorten(bars[i].Label)}</text>");
            html.Write($"<rect class=\"bar\" x=\"0\" y=\"{top + 20}\" width=\"{length}\" height=\"12\"/>");
            html.Write($"<text class=\"value\" x=\"{length + 7}\" y=\"{top + 31}\">{language.Number(bars[i].Value)}</text>\n");
        }

        html.Write($"</svg>\n");
        if (bars.Length < all.Length)
        {
            html.Write($"<p class=\"more\">{language.Fill("chart.first", language.Number(bars.Length), language.Number(all.Length))}</p>\n");
        }

        html.Write($"</figure>\n");
    }

    private static string Shorten(string label)
    {
        var letters = new System.Globalization.StringInfo(label);
        return letters.LengthInTextElements <= MostLetters ? label : letters.SubstringByTextElements(0, MostLetters - 1) + "…";
    }
}
