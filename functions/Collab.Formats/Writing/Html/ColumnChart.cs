using Collab.Core.Standards;

namespace Collab.Formats.Writing.Html;

/// <summary>A column of a <see cref="ColumnChart"/>.</summary>
internal readonly record struct MonthColumn(Month Month, long Value);

/// <summary>Columns along the months of a period, labelled directly; there is no axis to read off.</summary>
internal static class ColumnChart
{
    private const double Width = 440;
    private const double Height = 330;
    private const double Baseline = 286;
    private const double TallestColumn = 258;

    /// <summary>As many columns as have room for a label each.</summary>
    private const int RoomyColumns = 12;

    public static void Write(ReportPage page, string id, string title, IReadOnlyList<MonthColumn> columns)
    {
        var (_, _, language, html) = page;
        var most = columns.Max(column => column.Value);
        if (most == 0)
        {
            return;
        }

        var highest = columns.First(column => column.Value == most);
        html.Write($"""
            <figure>
            <figcaption>{language[title]}</figcaption>
            <svg class="chart" viewBox="0 0 {Width} {Height}" role="img" aria-labelledby="{id}-title {id}-desc">
            <title id="{id}-title">{language[title]}</title>
            <desc id="{id}-desc">{language.Fill("chart.highest", language.MonthOfYear(highest.Month), language.Number(most))}</desc>
            <line class="axis" x1="0" x2="{Width}" y1="{Baseline}" y2="{Baseline}"/>

            """);
        var step = Width / columns.Count;
        var every = (columns.Count + RoomyColumns - 1) / RoomyColumns;
        for (var i = 0; i < columns.Count; i++)
        {
            var (month, value) = columns[i];
            var height = TallestColumn * value / most;
            var width = Math.Min(step * 0.72, 64);
            var middle = (i + 0.5) * step;
            html.Write($"<rect class=\"bar\" x=\"{middle - (width / 2)}\" y=\"{Baseline - height}\" width=\"{width}\" height=\"{height}\"/>");
            if (every == 1 || month == highest.Month)
            {
                html.Write($"<text class=\"value middle\" x=\"{middle}\" y=\"{Baseline - height - 6}\">{language.Number(value)}</text>");
            }

            if (i % every == 0)
            {
                html.Write($"<text class=\"middle\" x=\"{middle}\" y=\"{Baseline + 18}\">{language.ShortMonth(month)}</text>");
            }

            if (i == 0 || month.Number == 1)
            {
                html.Write($"<text class=\"year\" x=\"{i * step + 2}\" y=\"{Baseline + 38}\">{language.Year(month.Year)}</text>");
            }

            html.Write($"\n");
        }

        html.Write($"</svg>\n</figure>\n");
    }
}
