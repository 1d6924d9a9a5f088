using Collab.Core.Reports;

namespace Collab.Formats.Writing.Outline;

/// <summary>How well the register itself is kept, and where something is missing.</summary>
internal static class QualityOutline
{
    public static OutlineSection Of(OutlineSource source)
    {
        var (report, _, language) = source;
        return new("quality", language["quality.title"], language["quality.lead"],
        [
            source.Table(
                "quality-shares",
                "quality.shares",
                [source.TextColumn("figure", "column.figure"), source.NumberColumn("share", "column.share"), source.NumberColumn("shareChange", "change.points")],
                [.. Shares(source)]),
            source.Table(
                "quality-missing",
                "quality.missing",
                [.. CollaborationCells.Columns(source), source.TextColumn("missing", "column.missing")],
                [.. report.Quality.Missing
                    .OrderByDescending(m => m.Fields.Count)
                    .ThenBy(m => source.Collaboration(m.Collaboration).Title, StringComparer.Ordinal)
                    .ThenBy(m => m.Collaboration)
                    .Select(m => (OutlineCell[])[.. CollaborationCells.Of(source, m.Collaboration), Fields(source, m)])]),
        ]);
    }

    /// <summary>A share that there is nothing to take of has no row.</summary>
    private static IEnumerable<IReadOnlyList<OutlineCell>> Shares(OutlineSource source)
    {
        var (report, _, language) = source;
        if (report.Quality.Completeness is { } completeness)
        {
            // The register is complete or not as it is now; the period before can't be told any more.
            yield return [new TextCell(language["quality.completeness"], "completeness"), new ShareCell(completeness), new TextCell(string.Empty)];
        }

        if (report.Quality.Timeliness is { } timeliness)
        {
            yield return
            [
                new TextCell(language["quality.timeliness"], "timeliness"),
                new ShareCell(timeliness),
                report.Change.Quality.Timeliness is { } change ? new ShareCell(change, IsChange: true) : new TextCell(string.Empty),
            ];
        }
    }

    private static TextCell Fields(OutlineSource source, MissingFields missing) =>
        new(string.Join(", ", missing.Fields.Select(field => source.Language.Find($"field.{field}") ?? field)), string.Join(' ', missing.Fields));
}
