using System.Globalization;

namespace Collab.Formats.Writing.Outline;

/// <summary>Groups as horizontal bars, the longest first.</summary>
internal static class BarsOf
{
    /// <summary>More bars than this are for the table to show.</summary>
    private const int MostBars = 10;

    /// <summary>About as many letters as fit across; the table has the name in full.</summary>
    private const int MostLetters = 54;

    /// <summary>The chart, or nothing when no group has anything.</summary>
    public static IEnumerable<OutlineChart> Of(OutlineSource source, string id, string title, string series, IEnumerable<(string Label, long Value)> groups)
    {
        var language = source.Language;
        var all = groups.Where(g => g.Value > 0).OrderByDescending(g => g.Value).ThenBy(g => g.Label, StringComparer.Ordinal).ToArray();
        if (all.Length > 0)
        {
            yield return new OutlineChart(
                id,
                language[title],
                language.Fill("chart.highest", all[0].Label, language.Number(all[0].Value)),
                ChartKind.Bars,
                [new(language[series])],
                [.. all.Take(MostBars).Select(g => new ChartPoint(g.Label, Shorten(g.Label), [g.Value]))])
            {
                Remark = Remark(source, all.Length),
            };
        }
    }

    /// <summary>Partners with what was agreed with them and what was done, those with the most first.</summary>
    public static IEnumerable<OutlineChart> Of(OutlineSource source, string id, string direction, IEnumerable<(string Label, long Agreed, long Actual)> partners)
    {
        var language = source.Language;
        var all = partners.Where(p => p.Agreed + p.Actual > 0)
            .OrderByDescending(p => Math.Max(p.Agreed, p.Actual)).ThenByDescending(p => p.Actual).ThenBy(p => p.Label, StringComparer.Ordinal).ToArray();
        if (all.Length > 0)
        {
            yield return new OutlineChart(
                id,
                language.Fill("chart.reciprocity", direction),
                language.Fill("chart.highest", all[0].Label, language.Number(Math.Max(all[0].Agreed, all[0].Actual))),
                ChartKind.AgreedAndActual,
                [new(language["reciprocity.agreed"]), new(language["reciprocity.actual"])],
                [.. all.Take(MostBars).Select(p => new ChartPoint(p.Label, Shorten(p.Label), [p.Agreed, p.Actual]))])
            {
                Remark = Remark(source, all.Length),
            };
        }
    }

    private static string? Remark(OutlineSource source, int count) =>
        count > MostBars ? source.Language.Fill("chart.first", source.Language.Number(MostBars), source.Language.Number(count)) : null;

    private static string Shorten(string label)
    {
        var letters = new StringInfo(label);
        return letters.LengthInTextElements <= MostLetters ? label : letters.SubstringByTextElements(0, MostLetters - 1) + "…";
    }
}
