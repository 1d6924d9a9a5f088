namespace Collab.Formats.Writing.Outline;

/// <summary>What there is: two charts, then every figure.</summary>
internal static class CollaborationOutline
{
    /// <summary>The lifecycle's own order.</summary>
    private static readonly string[] Statuses = ["draft", "proposed", "signed", "active", "expired", "terminated", "superseded"];

    public static OutlineSection Of(OutlineSource source)
    {
        var (report, _, language) = source;
        var figures = report.Collaborations;
        var table = new TallyTable<int>(source, TallyShapes.Collaborations);
        return new("collaborations", language["collaborations.title"], null,
        [
            .. BarsOf.Of(source, "collaborations-chart-country", "chart.collaborationsByCountry", "key.collaborations", figures.ByCountry
                .Select(group => (source.Country(group.Key), (long)group.Value))),
            .. BarsOf.Of(source, "collaborations-chart-kind", "chart.collaborationsByKind", "key.collaborations", figures.ByKind
                .Select(group => (language.Code("kinds", group.Key), (long)group.Value))),
            Period(source),
            table.Of("collaborations-status", "by.status", Coded("status", "collaboration-statuses"), figures.ByStatus, new(Total: figures.Total, Order: Statuses)),
            table.Of("collaborations-instrument", "by.instrument", Coded("instrument", "instruments"), figures.ByInstrument, new(Total: figures.Total)),
            table.Of("collaborations-kind", "by.kind", Coded("kind", "kinds"), figures.ByKind, new()),
            table.Of("collaborations-theme", "by.theme", Coded("theme", "themes"), figures.ByTheme, new()),
            table.Of("collaborations-region", "by.region", Coded("region", "regions"), figures.ByRegion, new()),
            table.Of("collaborations-country", "by.country", new("country", "column.country", source.Country), figures.ByCountry, new()),
            table.Of("collaborations-partner", "by.partner", new("partner", "column.partner", source.Institution), figures.ByPartner, new()),
        ]);

        TallyColumn Coded(string key, string list) => new(key, $"column.{key}", code => language.Code(list, code));
    }

    /// <summary>What began and what ended.</summary>
    private static OutlineTable Period(OutlineSource source)
    {
        var (figures, change) = (source.Report.Collaborations, source.Report.Change.Collaborations);
        (string Key, int Now, int Change)[] rows = [("signed", figures.SignedInPeriod, change.SignedInPeriod), ("ended", figures.EndedInPeriod, change.EndedInPeriod)];
        return source.Table(
            "collaborations-period",
            "collaborations.period",
            [
                source.TextColumn("figure", "column.figure"),
                source.NumberColumn("collaborations", "key.collaborations"),
                source.NumberColumn("collaborationsChange", "column.change"),
            ],
            Array.TrueForAll(rows, row => row is { Now: 0, Change: 0 })
                ? []
                : [.. rows.Select(row => (OutlineCell[])[new TextCell(source.Language[$"key.{row.Key}"], row.Key), new NumberCell(row.Now), new ChangeCell(row.Change)])]);
    }
}
