using Collab.Core.Collaborations;
using Collab.Core.MonthCells;
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
                c => c.Record.Id, c => Of(c.Record, c.Months, report)));
    }

    private static CollaborationLabel Of(Collaboration record, MonthIndex months, Report report) => new()
    {
        Code = record.Code,
        Title = record.Title.In(report.Language),
        Institution = record.Institution,
        Partners = [.. record.Partners.Select(p => p.Institution)],
        EndsOn = record.EndsOn,
        NoticeDeadline = record.NoticeDeadline,
        LastOn = months.LastDayUpTo(report.AsOf),
    };
}
