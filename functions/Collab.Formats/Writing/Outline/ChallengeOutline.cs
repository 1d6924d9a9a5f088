using Collab.Core.Reports;

namespace Collab.Formats.Writing.Outline;

/// <summary>What stood in the way.</summary>
internal static class ChallengeOutline
{
    /// <summary>The most severe first.</summary>
    private static readonly string[] Severities = ["5", "4", "3", "2", "1"];

    public static OutlineSection Of(OutlineSource source)
    {
        var (report, _, language) = source;
        var (figures, change) = (report.Challenges, report.Change.Challenges);
        var table = new TallyTable<ChallengeTally>(source, TallyShapes.Challenges);
        var (total, totalChange) = (Whole(figures), Whole(change));
        return new("challenges", language["challenges.title"], null,
        [
            .. BarsOf.Of(source, "challenges-chart-kind", "chart.challengesByKind", "challenges.openAtEnd", figures.ByKind
                .Select(group => (language.Code("challenge-kinds", group.Key), (long)group.Value.OpenAtEnd))),
            table.Of("challenges-kind", "by.kind", new("kind", "column.kind", key => language.Code("challenge-kinds", key)), figures.ByKind, new(change.ByKind, total, totalChange)),
            table.Of("challenges-area", "by.area", new("area", "column.area", key => language.Code("challenge-areas", key)), figures.ByArea, new(change.ByArea, total, totalChange)),
            table.Of("challenges-severity", "by.severity", new("severity", "column.severity", key => Severity(source, key)), figures.BySeverity,
                new(change.BySeverity, total, totalChange, Severities)),
        ]);
    }

    private static ChallengeTally Whole(ChallengeFigures figures) => new(figures.Opened, figures.Resolved, figures.OpenAtEnd);

    private static string Severity(OutlineSource source, string key) =>
        int.TryParse(key, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? $"{source.Language.Number(number)} – {source.Language.Code("severities", key)}"
            : key;
}
