using Collab.Core.Standards;

namespace Collab.Core.Reports;

/// <summary>The names that stand for ids in a drawn report, in its language.</summary>
internal static class ReportLabels
{
    private static readonly LocalText National = LocalText.Of(
        ("en", "All home institutions"), ("mn", "Бүх үндсэн байгууллага"), ("ne", "सबै गृह संस्थाहरू"));

    public static ReportNames Of(Report report, RegisterSnapshot snapshot)
    {
        var scope = report.Scope == ReportScope.National
            ? National.In(report.Language)
            : snapshot.Institutions[report.Scope].Names.In(report.Language);
        return new(
            scope,
            snapshot.Institutions.ToDictionary(i => i.Key, i => i.Value.Names.In(report.Language), StringComparer.Ordinal),
            snapshot.Collaborations.ToDictionary(
                c => c.Record.Id, c => new CollaborationLabel(c.Record.Code, c.Record.Title.In(report.Language), c.Record.EndsOn)));
    }
}
