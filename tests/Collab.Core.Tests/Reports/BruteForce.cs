using Collab.Core.Activities;
using Collab.Core.Collaborations;
using Collab.Core.Institutions;
using Collab.Core.Reports;
using Collab.Core.Standards;

namespace Collab.Core.Tests.Reports;

/// <summary>The figures of a report counted straight from the records, in the plainest way there is.</summary>
internal static class BruteForce
{
    public static ActivityFigures Activities(IEnumerable<(Collaboration Of, Activity Activity)> all, Period period)
    {
        var counted = all.Where(a => a.Activity.Status != ActivityStatus.Cancelled && period.Contains(a.Activity.StartsOn)).ToArray();
        return new()
        {
            Count = counted.Length,
            Participants = counted.Sum(a => People(a.Activity)),
            PersonDays = counted.Sum(a => People(a.Activity) * a.Activity.Days),
            ByKind = Group(counted, a => [Codes<CollaborationKind>.Of(a.Activity.Kind)]),
            ByDirection = Group(counted, a => [Codes<Direction>.Of(a.Activity.Direction)]),
            ByMonth = Group(counted, a => [a.Activity.StartsOn.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture)]),
            ByCountry = Group(counted, a => [a.Activity.Country]),
            ByPartner = Group(counted, a => a.Of.Partners.Select(p => p.Institution)),
        };
    }

    public static IEnumerable<Reciprocity> Reciprocity(
        IReadOnlyCollection<Collaboration> collaborations, IReadOnlyCollection<(Collaboration Of, Activity Activity)> all, Period period)
    {
        var years = Enumerable.Range(0, period.Days).Select(d => AcademicYear.Of(period.From.AddDays(d), 9)).Distinct().ToArray();
        var partners = collaborations.SelectMany(c => c.Partners.Select(p => p.Institution)).Distinct().Order(StringComparer.Ordinal);
        foreach (var partner in partners)
        {
            var with = collaborations.Where(c => c.Partners.Any(p => p.Institution == partner)).ToArray();
            var agreed = with.Where(c => c.Status != CollaborationStatus.Draft).SelectMany(c => c.Conditions ?? [])
                .SelectMany(c => years.Where(y => string.CompareOrdinal(c.FirstAcademicYear, y.ToString()) <= 0
                    && string.CompareOrdinal(y.ToString(), c.LastAcademicYear) <= 0).Select(_ => c)).ToArray();
            var actual = all.Where(a => with.Contains(a.Of) && a.Activity.Status != ActivityStatus.Cancelled && period.Contains(a.Activity.StartsOn)).ToArray();
            var line = new Reciprocity(
                partner,
                agreed.Where(c => c.Direction == Direction.Inbound).Sum(c => c.PerYear),
                agreed.Where(c => c.Direction == Direction.Outbound).Sum(c => c.PerYear),
                actual.Where(a => a.Activity.Direction == Direction.Inbound).Sum(a => People(a.Activity)),
                actual.Where(a => a.Activity.Direction == Direction.Outbound).Sum(a => People(a.Activity)));
            if (line != new Reciprocity(partner, 0, 0, 0, 0))
            {
                yield return line;
            }
        }
    }

    public static SortedDictionary<string, int> Collaborations(
        IEnumerable<Collaboration> collaborations, Func<Collaboration, IEnumerable<string?>> keys)
    {
        var groups = collaborations.SelectMany(c => keys(c).OfType<string>().Distinct()).GroupBy(k => k).ToDictionary(g => g.Key, g => g.Count());
        return new(groups, StringComparer.Ordinal);
    }

    public static IEnumerable<string?> RegionsOf(Collaboration collaboration, IReadOnlyDictionary<string, Institution> institutions) =>
        collaboration.Partners.Select(p => institutions[p.Institution].Region);

    private static long People(Activity a) => a.Participants.Students + a.Participants.Residents + a.Participants.Faculty + (long)a.Participants.Staff;

    private static SortedDictionary<string, ActivityTally> Group(
        (Collaboration Of, Activity Activity)[] counted, Func<(Collaboration Of, Activity Activity), IEnumerable<string>> keys)
    {
        var groups = new SortedDictionary<string, ActivityTally>(StringComparer.Ordinal);
        foreach (var (key, item) in counted.SelectMany(a => keys(a).Select(k => (k, a))))
        {
            var people = People(item.Activity);
            var before = groups.GetValueOrDefault(key);
            groups[key] = new(before.Count + 1, before.Participants + people, before.PersonDays + (people * item.Activity.Days));
        }

        return groups;
    }
}
