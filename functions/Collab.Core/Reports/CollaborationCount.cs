using Collab.Core.Collaborations;
using Collab.Core.Institutions;
using Collab.Core.MonthCells;
using Collab.Core.Standards;

namespace Collab.Core.Reports;

/// <summary>Counts collaborations and finds those that need attention.</summary>
internal static class CollaborationCount
{
    public static CollaborationFigures Of(RegisterSnapshot snapshot, Period period, DateOnly asOf)
    {
        var records = snapshot.Collaborations.Select(c => c.Record).ToArray();
        return new()
        {
            Total = records.Length,
            ByStatus = Group(records, r => [Codes<CollaborationStatus>.Of(r.Status)]),
            ByInstrument = Group(records, r => [Codes<Instrument>.Of(r.Instrument)]),
            ByKind = Group(records, r => r.Kinds.Select(Codes<CollaborationKind>.Of)),
            ByTheme = Group(records, r => (r.Themes ?? []).Select(Codes<Theme>.Of)),
            ByRegion = Group(records, r => Places(r, snapshot).Select(i => i.Region)),
            ByCountry = Group(records, r => Places(r, snapshot).Select(i => i.Country).OfType<string>()),
            ByPartner = Group(records, r => r.Partners.Select(p => p.Institution)),
            SignedInPeriod = records.Count(r => r.SignedOn is { } on && period.Contains(on)),
            EndedInPeriod = records.Count(r => EndOf(r) is { } on && period.Contains(on)),
            ExpiringIn90Days = Ids(records, r => EndsWithin(r, asOf, 90)),
            ExpiringIn180Days = Ids(records, r => EndsWithin(r, asOf, 180)),
            PastNoticeDeadline = Ids(records, r => IsActive(r) && r.NoticeDeadline < asOf && r.EndsOn >= asOf),
            Dormant = new(
                Ids(snapshot, c => DormancyRule.Of(c.Record, c.Months, asOf) == DormancyLevel.Amber),
                Ids(snapshot, c => DormancyRule.Of(c.Record, c.Months, asOf) == DormancyLevel.Red)),
        };
    }

    /// <summary>The day a collaboration ended, or null while it hasn't.</summary>
    public static DateOnly? EndOf(Collaboration record) => record.Status switch
    {
        CollaborationStatus.Terminated => record.TerminatedOn,
        CollaborationStatus.Expired or CollaborationStatus.Superseded => record.EndsOn,
        _ => null,
    };

    private static bool IsActive(Collaboration record) => record.Status == CollaborationStatus.Active;

    private static bool EndsWithin(Collaboration record, DateOnly asOf, int days) =>
        IsActive(record) && record.EndsOn >= asOf && record.EndsOn <= asOf.AddDays(days);

    private static Guid[] Ids(IEnumerable<Collaboration> records, Func<Collaboration, bool> holds) =>
        [.. records.Where(holds).Select(r => r.Id).OrderBy(id => id.ToString(), StringComparer.Ordinal)];

    private static Guid[] Ids(RegisterSnapshot snapshot, Func<(Collaboration Record, MonthIndex Months), bool> holds) =>
        [.. snapshot.Collaborations.Where(holds).Select(c => c.Record.Id).OrderBy(id => id.ToString(), StringComparer.Ordinal)];

    private static IEnumerable<Institution> Places(Collaboration record, RegisterSnapshot snapshot) =>
        record.Partners.Select(p => snapshot.Institutions.GetValueOrDefault(p.Institution)).OfType<Institution>();

    private static SortedDictionary<string, int> Group(IEnumerable<Collaboration> records, Func<Collaboration, IEnumerable<string>> keysOf)
    {
        var groups = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var key in records.SelectMany(r => keysOf(r).Distinct(StringComparer.Ordinal)))
        {
            groups[key] = groups.GetValueOrDefault(key) + 1;
        }

        return groups;
    }
}
