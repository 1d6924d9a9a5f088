using Collab.Core.Reports;

namespace Collab.Formats.Writing.Outline;

/// <summary>What came of it.</summary>
internal static class OutcomeOutline
{
    public static OutlineSection Of(OutlineSource source)
    {
        var (report, _, language) = source;
        var (figures, change) = (report.Outcomes, report.Change.Outcomes);
        var table = new TallyTable<OutcomeTally>(source, TallyShapes.Outcomes);
        var (total, totalChange) = (new OutcomeTally(figures.Count, figures.Quantity), new OutcomeTally(change.Count, change.Quantity));
        return new("outcomes", language["outcomes.title"], null,
        [
            .. BarsOf.Of(source, "outcomes-chart-impact", "chart.outcomesByImpact", "key.outcomes", figures.ByImpact
                .Select(group => (language.Code("impacts", group.Key), (long)group.Value.Count))),
            table.Of("outcomes-impact", "by.impact", new("impact", "column.impact", key => language.Code("impacts", key)), figures.ByImpact, new(change.ByImpact, total, totalChange)),
            table.Of("outcomes-kind", "by.kind", new("kind", "column.kind", key => language.Code("outcome-kinds", key)), figures.ByKind, new(change.ByKind, total, totalChange)),
        ]);
    }
}
