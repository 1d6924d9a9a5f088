using Collab.Core.Collaborations;
using Collab.Core.Settings;
using Collab.Core.Standards;

namespace Collab.Core.Reports;

/// <summary>Makes the figures of a report from a snapshot. Pure: the same snapshot gives the same report.</summary>
public sealed class ReportBuilder(RegisterSettings settings)
{
    public Report Build(string scope, Period period, string language, RegisterSnapshot snapshot, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(snapshot);
        var previous = period.Previous();
        var asOf = today < period.To ? today : period.To;
        var now = ActivityCount.Of(snapshot, period);
        var before = ActivityCount.Of(snapshot, previous);
        var collaborations = CollaborationCount.Of(snapshot, period, asOf);
        var activities = now.Figures();
        return new()
        {
            Scope = scope,
            Period = period,
            Previous = previous,
            AsOf = asOf,
            Language = language,
            Collaborations = collaborations,
            Activities = activities,
            Reciprocity = Balance(snapshot, period, now),
            Outcomes = new() { Count = 0, Quantity = 0, ByKind = [], ByImpact = [] },
            Funding = [],
            Challenges = new() { Opened = 0, Resolved = 0, OpenAtEnd = 0, ByKind = [], ByArea = [], BySeverity = [], Blocked = [] },
            Quality = new(null, null, []),
            Change = new()
            {
                Collaborations = ChangeOf(snapshot, collaborations, previous),
                Activities = Difference(activities, before.Figures()),
                Reciprocity = [],
                Outcomes = new() { Count = 0, Quantity = 0, ByKind = [], ByImpact = [] },
                Funding = [],
                Challenges = new() { Opened = 0, Resolved = 0, OpenAtEnd = 0, ByKind = [], ByArea = [], BySeverity = [], Blocked = [] },
                Quality = new(null),
            },
        };
    }

    private static CollaborationChange ChangeOf(RegisterSnapshot snapshot, CollaborationFigures now, Period previous)
    {
        var signed = snapshot.Collaborations.Count(c => c.Record.SignedOn is { } on && previous.Contains(on));
        var ended = snapshot.Collaborations.Count(c => CollaborationCount.EndOf(c.Record) is { } on && previous.Contains(on));
        return new(now.SignedInPeriod - signed, now.EndedInPeriod - ended);
    }

    /// <summary>Months of two periods don't correspond to each other, so the difference has none.</summary>
    private static ActivityFigures Difference(ActivityFigures now, ActivityFigures before) => new()
    {
        Count = now.Count - before.Count,
        Participants = now.Participants - before.Participants,
        PersonDays = now.PersonDays - before.PersonDays,
        ByKind = Difference(now.ByKind, before.ByKind),
        ByDirection = Difference(now.ByDirection, before.ByDirection),
        ByMonth = new(StringComparer.Ordinal),
        ByCountry = Difference(now.ByCountry, before.ByCountry),
        ByPartner = Difference(now.ByPartner, before.ByPartner),
    };

    private static SortedDictionary<string, ActivityTally> Difference(
        SortedDictionary<string, ActivityTally> now, SortedDictionary<string, ActivityTally> before)
    {
        var difference = new SortedDictionary<string, ActivityTally>(StringComparer.Ordinal);
        foreach (var key in now.Keys.Union(before.Keys, StringComparer.Ordinal))
        {
            var change = now.GetValueOrDefault(key) - before.GetValueOrDefault(key);
            if (change != default)
            {
                difference[key] = change;
            }
        }

        return difference;
    }

    private Reciprocity[] Balance(RegisterSnapshot snapshot, Period period, ActivityCount count)
    {
        var agreed = new SortedDictionary<string, (long Inbound, long Outbound)>(StringComparer.Ordinal);
        foreach (var (record, _) in snapshot.Collaborations.Where(c => c.Record.Conditions is { Count: > 0 } && c.Record.Status != CollaborationStatus.Draft))
        {
            var inbound = record.Conditions!.Where(c => c.Direction == Direction.Inbound).Sum(c => Agreed(c, period));
            var outbound = record.Conditions!.Where(c => c.Direction == Direction.Outbound).Sum(c => Agreed(c, period));
            foreach (var partner in record.Partners)
            {
                var (i, o) = agreed.GetValueOrDefault(partner.Institution);
                agreed[partner.Institution] = (i + inbound, o + outbound);
            }
        }

        return
        [
            .. agreed.Keys.Union(count.Flows.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(p =>
                {
                    var (agreedIn, agreedOut) = agreed.GetValueOrDefault(p);
                    var (actualIn, actualOut) = count.Flows.GetValueOrDefault(p);
                    return new Reciprocity(p, agreedIn, agreedOut, actualIn, actualOut);
                })
                .Where(r => r is not { AgreedInbound: 0, AgreedOutbound: 0, ActualInbound: 0, ActualOutbound: 0 }),
        ];
    }

    /// <summary>People a year, once for each academic year of the condition that the period touches.</summary>
    private long Agreed(Condition condition, Period period)
    {
        var first = AcademicYear.Parse(condition.FirstAcademicYear);
        var last = AcademicYear.Parse(condition.LastAcademicYear);
        var from = Math.Max(first.First, AcademicYear.Of(period.From, settings.AcademicYearStartMonth).First);
        var to = Math.Min(last.First, AcademicYear.Of(period.To, settings.AcademicYearStartMonth).First);
        return Math.Max(0L, to - from + 1) * condition.PerYear;
    }
}
