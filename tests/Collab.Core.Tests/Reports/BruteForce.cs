using System.Globalization;
using Collab.Core.Activities;
using Collab.Core.Challenges;
using Collab.Core.Collaborations;
using Collab.Core.Finance;
using Collab.Core.Institutions;
using Collab.Core.Items;
using Collab.Core.Outcomes;
using Collab.Core.Reports;
using Collab.Core.Standards;

namespace Collab.Core.Tests.Reports;

/// <summary>
/// The whole report counted straight from the records by the rules of the contract, in the plainest way there is and with nothing of the
/// product's counting.
/// </summary>
internal sealed class BruteForce(
    IReadOnlyDictionary<string, Institution> institutions, IReadOnlyList<Collaboration> collaborations, IReadOnlyList<IItem> items)
{
    private static readonly string[] Directions = ["none", "inbound", "outbound"];

    public Report Report(string scope, DateOnly from, DateOnly to, DateOnly today)
    {
        var (beforeFrom, beforeTo) = Before(from, to);
        var asOf = today < to ? today : to;
        var quality = Quality(from, to);
        return new()
        {
            Scope = scope,
            Period = new(from, to),
            Previous = new(beforeFrom, beforeTo),
            AsOf = asOf,
            Language = "en",
            Collaborations = Collaborations(from, to, asOf),
            Activities = Activities(from, to),
            Reciprocity = Reciprocity(from, to),
            Outcomes = Outcomes(from, to),
            Funding = Funding([from, to], null),
            Challenges = Challenges(from, to),
            Quality = quality,
            Change = new()
            {
                Collaborations = new(
                    Signed(from, to) - Signed(beforeFrom, beforeTo), Ended(from, to) - Ended(beforeFrom, beforeTo)),
                Activities = Less(Activities(from, to), Activities(beforeFrom, beforeTo)),
                Reciprocity = Less(Reciprocity(from, to), Reciprocity(beforeFrom, beforeTo)),
                Outcomes = Less(Outcomes(from, to), Outcomes(beforeFrom, beforeTo)),
                Funding = Funding([from, to], [beforeFrom, beforeTo]),
                Challenges = Less(Challenges(from, to), Challenges(beforeFrom, beforeTo)),
                Quality = new(Plain(quality.Timeliness - Quality(beforeFrom, beforeTo).Timeliness)),
            },
        };
    }

    /// <summary>Without zeros at its end: 0.75 less 0.25 is 0.50 to a decimal number.</summary>
    private static decimal? Plain(decimal? share) => share / 1.0000000000000000000000000000m;

    private static (DateOnly From, DateOnly To) Before(DateOnly from, DateOnly to)
    {
        var wholeMonths = from.Day == 1 && to.AddDays(1).Day == 1;
        if (!wholeMonths)
        {
            return (from.AddDays(from.DayNumber - to.DayNumber - 1), from.AddDays(-1));
        }

        var start = from;
        for (var month = from; month < to; month = month.AddMonths(1))
        {
            start = start.AddMonths(-1);
        }

        return (start, from.AddDays(-1));
    }

    private CollaborationFigures Collaborations(DateOnly from, DateOnly to, DateOnly asOf)
    {
        var active = collaborations.Where(c => c.Status == CollaborationStatus.Active).ToArray();
        return new()
        {
            Total = collaborations.Count,
            ByStatus = Count(c => [Code(c.Status)]),
            ByInstrument = Count(c => [Code(c.Instrument)]),
            ByKind = Count(c => c.Kinds.Select(k => Code(k))),
            ByTheme = Count(c => c.Themes is null ? [] : c.Themes.Select(t => Code(t))),
            ByRegion = Count(c => c.Partners.Select(p => institutions[p.Institution].Region)),
            ByCountry = Count(c => c.Partners.Select(p => institutions[p.Institution].Country)),
            ByPartner = Count(c => c.Partners.Select(p => p.Institution)),
            SignedInPeriod = Signed(from, to),
            EndedInPeriod = Ended(from, to),
            ExpiringIn90Days = Ids(active.Where(c => c.EndsOn >= asOf && c.EndsOn <= asOf.AddDays(90))),
            ExpiringIn180Days = Ids(active.Where(c => c.EndsOn >= asOf && c.EndsOn <= asOf.AddDays(180))),
            PastNoticeDeadline = Ids(active.Where(c =>
                c.EndsOn is { } end && c.NoticePeriodDays is { } days && end.AddDays(-days) < asOf && end >= asOf)),
            Dormant = new(
                Ids(active.Where(c => LastOf(c, asOf) <= asOf.AddMonths(-12) && LastOf(c, asOf) > asOf.AddMonths(-24))),
                Ids(active.Where(c => LastOf(c, asOf) <= asOf.AddMonths(-24)))),
        };
    }

    private DateOnly LastOf(Collaboration collaboration, DateOnly asOf) => items
        .Where(i => i.Collaboration == collaboration.Id)
        .Select(i => i switch
        {
            Activity { Status: not ActivityStatus.Cancelled } activity => activity.StartsOn,
            Outcome outcome => outcome.AchievedOn,
            Funding funding => funding.ValueDate,
            _ => DateOnly.MaxValue,
        })
        .Where(day => day <= asOf)
        .DefaultIfEmpty(collaboration.StartsOn ?? collaboration.SignedOn ?? DateOnly.MaxValue)
        .Max();

    private int Signed(DateOnly from, DateOnly to) => collaborations.Count(c => from <= c.SignedOn && c.SignedOn <= to);

    private int Ended(DateOnly from, DateOnly to) => collaborations.Count(c =>
        (c.Status == CollaborationStatus.Terminated && from <= c.TerminatedOn && c.TerminatedOn <= to)
        || (c.Status is CollaborationStatus.Expired or CollaborationStatus.Superseded && from <= c.EndsOn && c.EndsOn <= to));

    private Activity[] Counted(DateOnly from, DateOnly to) =>
        [.. items.OfType<Activity>().Where(a => a.Status != ActivityStatus.Cancelled && from <= a.StartsOn && a.StartsOn <= to)];

    private ActivityFigures Activities(DateOnly from, DateOnly to)
    {
        var counted = Counted(from, to);
        var all = Sum(counted);
        return new()
        {
            Count = all.Count,
            Participants = all.Participants,
            PersonDays = all.PersonDays,
            ByKind = Group(counted, a => [Code(a.Kind)], Sum),
            ByDirection = Group(counted, a => [Directions[(int)a.Direction]], Sum),
            ByMonth = Group(counted, a => [a.StartsOn.ToString("yyyy-MM", CultureInfo.InvariantCulture)], Sum),
            ByCountry = Group(counted, a => [a.Country], Sum),
            ByPartner = Group(counted, a => PartnersOf(a), Sum),
        };

        static ActivityTally Sum(IReadOnlyCollection<Activity> activities) =>
            new(activities.Count, activities.Sum(People), activities.Sum(a => People(a) * a.Days));
    }

    private List<Reciprocity> Reciprocity(DateOnly from, DateOnly to)
    {
        var lines = new List<Reciprocity>();
        foreach (var partner in institutions.Keys.Order(StringComparer.Ordinal))
        {
            var agreed = collaborations
                .Where(c => c.Status != CollaborationStatus.Draft && c.Partners.Any(p => p.Institution == partner))
                .SelectMany(c => c.Conditions ?? []);
            var done = Counted(from, to).Where(a => PartnersOf(a).Contains(partner)).ToArray();
            var line = new Reciprocity(
                partner,
                agreed.Where(c => c.Direction == Direction.Inbound).Sum(Agreed),
                agreed.Where(c => c.Direction == Direction.Outbound).Sum(Agreed),
                done.Where(a => a.Direction == Direction.Inbound).Sum(People),
                done.Where(a => a.Direction == Direction.Outbound).Sum(People));
            if (line.AgreedInbound + line.AgreedOutbound + line.ActualInbound + line.ActualOutbound > 0)
            {
                lines.Add(line);
            }
        }

        return lines;

        long Agreed(Condition condition)
        {
            var years = new HashSet<string>();
            for (var day = from; day <= to; day = day.AddDays(1))
            {
                var first = day.Month >= 9 ? day.Year : day.Year - 1;
                years.Add(string.Create(CultureInfo.InvariantCulture, $"{first}/{first + 1}"));
            }

            return years.Count(y => string.CompareOrdinal(condition.FirstAcademicYear, y) <= 0 && string.CompareOrdinal(y, condition.LastAcademicYear) <= 0)
                * (long)condition.PerYear;
        }
    }

    private OutcomeFigures Outcomes(DateOnly from, DateOnly to)
    {
        var counted = items.OfType<Outcome>().Where(o => from <= o.AchievedOn && o.AchievedOn <= to).ToArray();
        return new()
        {
            Count = counted.Length,
            Quantity = counted.Sum(o => (long)o.Quantity),
            ByKind = Group(counted, o => [Code(o.Kind)], Sum),
            ByImpact = Group(counted, o => [Code(o.Impact)], Sum),
        };

        static OutcomeTally Sum(IReadOnlyCollection<Outcome> outcomes) => new(outcomes.Count, outcomes.Sum(o => (long)o.Quantity));
    }

    /// <summary>The money of one span of days, less that of another where there is one.</summary>
    private List<FundingFigures> Funding(DateOnly[] span, DateOnly[]? less)
    {
        var lines = new List<FundingFigures>();
        foreach (var currency in items.OfType<Funding>().Select(f => f.Currency).Distinct().Order(StringComparer.Ordinal))
        {
            var sums = Enum.GetValues<FundingType>().Select(t => Sum(t, span) - (less is null ? 0 : Sum(t, less))).ToArray();
            if (sums.Any(s => s != 0))
            {
                var format = currency switch { "JPY" => "0", "KWD" => "0.000", _ => "0.00" };
                var texts = sums.Select(s => s.ToString(format, CultureInfo.InvariantCulture)).ToArray();
                lines.Add(new(currency, texts[0], texts[1], texts[2], texts[3]));
            }

            decimal Sum(FundingType type, DateOnly[] days) => items.OfType<Funding>()
                .Where(f => f.Currency == currency && f.Type == type && days[0] <= f.ValueDate && f.ValueDate <= days[1])
                .Sum(f => decimal.Parse(f.Amount, CultureInfo.InvariantCulture));
        }

        return lines;
    }

    private ChallengeFigures Challenges(DateOnly from, DateOnly to)
    {
        var all = items.OfType<Challenge>().ToArray();
        var total = Sum(all);
        return new()
        {
            Opened = total.Opened,
            Resolved = total.Resolved,
            OpenAtEnd = total.OpenAtEnd,
            ByKind = WithoutNothing(Group(all, c => [Code(c.Kind)], Sum)),
            ByArea = WithoutNothing(Group(all, c => [Code(c.Area)], Sum)),
            BySeverity = WithoutNothing(Group(all, c => [c.Severity.ToString(CultureInfo.InvariantCulture)], Sum)),
            Blocked = [.. all.Where(c => c.Severity is 4 or 5 && IsOpen(c)).Select(c => c.Collaboration).Distinct().OrderBy(i => i.ToString(), StringComparer.Ordinal)],
        };

        bool IsOpen(Challenge c) => c.OpenedOn <= to && c.Status switch
        {
            ChallengeStatus.Resolved => c.ResolvedOn > to,
            ChallengeStatus.Accepted => c.ResolvedOn is { } accepted && accepted > to,
            _ => true,
        };

        ChallengeTally Sum(IReadOnlyCollection<Challenge> challenges) => new(
            challenges.Count(c => from <= c.OpenedOn && c.OpenedOn <= to),
            challenges.Count(c => from <= c.ResolvedOn && c.ResolvedOn <= to),
            challenges.Count(IsOpen));
    }

    private QualityFigures Quality(DateOnly from, DateOnly to)
    {
        var (expected, filled) = (0, 0);
        var missing = new List<MissingFields>();
        foreach (var c in collaborations.Where(c => c.Status is CollaborationStatus.Signed or CollaborationStatus.Active).OrderBy(c => c.Id.ToString(), StringComparer.Ordinal))
        {
            var fields = new List<(string Name, object? Value)>
            {
                ("code", c.Code), ("summary", c.Summary), ("themes", c.Themes), ("fields", c.Fields), ("signedOn", c.SignedOn), ("startsOn", c.StartsOn),
            };
            if (c.EndsOn is not null)
            {
                fields.Add(("noticePeriodDays", c.NoticePeriodDays));
            }

            if (c.Kinds.Contains(CollaborationKind.StudentExchange) || c.Kinds.Contains(CollaborationKind.FacultyExchange))
            {
                fields.Add(("conditions", c.Conditions));
            }

            var lacking = fields.Where(f => f.Value is null or System.Collections.ICollection { Count: 0 }).Select(f => f.Name).ToArray();
            (expected, filled) = (expected + fields.Count, filled + fields.Count - lacking.Length);
            if (lacking.Length > 0)
            {
                missing.Add(new(c.Id, lacking));
            }
        }

        var counted = Counted(from, to);
        var inTime = counted.Count(a => DateOnly.FromDateTime(a.CreatedAt.UtcDateTime) <= a.EndsOn.AddDays(30));
        return new(Rounded(filled, expected), Rounded(inTime, counted.Length), missing);

        static decimal? Rounded(int part, int whole) => whole == 0
            ? null
            : decimal.Parse(Math.Round((decimal)part / whole, 4, MidpointRounding.AwayFromZero).ToString("0.####", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static ActivityFigures Less(ActivityFigures now, ActivityFigures before) => new()
    {
        Count = now.Count - before.Count,
        Participants = now.Participants - before.Participants,
        PersonDays = now.PersonDays - before.PersonDays,
        ByKind = Less(now.ByKind, before.ByKind, Minus),
        ByDirection = Less(now.ByDirection, before.ByDirection, Minus),
        ByMonth = [],
        ByCountry = Less(now.ByCountry, before.ByCountry, Minus),
        ByPartner = Less(now.ByPartner, before.ByPartner, Minus),
    };

    private static OutcomeFigures Less(OutcomeFigures now, OutcomeFigures before) => new()
    {
        Count = now.Count - before.Count,
        Quantity = now.Quantity - before.Quantity,
        ByKind = Less(now.ByKind, before.ByKind, Minus),
        ByImpact = Less(now.ByImpact, before.ByImpact, Minus),
    };

    private static ChallengeFigures Less(ChallengeFigures now, ChallengeFigures before) => new()
    {
        Opened = now.Opened - before.Opened,
        Resolved = now.Resolved - before.Resolved,
        OpenAtEnd = now.OpenAtEnd - before.OpenAtEnd,
        ByKind = Less(now.ByKind, before.ByKind, Minus),
        ByArea = Less(now.ByArea, before.ByArea, Minus),
        BySeverity = Less(now.BySeverity, before.BySeverity, Minus),
        Blocked = [],
    };

    private static Reciprocity[] Less(List<Reciprocity> now, List<Reciprocity> before) =>
    [
        .. now.Concat(before).Select(r => r.Partner).Distinct().Order(StringComparer.Ordinal)
            .Select(p =>
            {
                var a = now.Find(r => r.Partner == p) ?? new(p, 0, 0, 0, 0);
                var b = before.Find(r => r.Partner == p) ?? new(p, 0, 0, 0, 0);
                return new Reciprocity(
                    p, a.AgreedInbound - b.AgreedInbound, a.AgreedOutbound - b.AgreedOutbound, a.ActualInbound - b.ActualInbound, a.ActualOutbound - b.ActualOutbound);
            })
            .Where(r => r != new Reciprocity(r.Partner, 0, 0, 0, 0)),
    ];

    private static SortedDictionary<string, T> Less<T>(SortedDictionary<string, T> now, SortedDictionary<string, T> before, Func<T, T, T> minus)
        where T : struct =>
        WithoutNothing<T>(new(now.Keys.Concat(before.Keys).Distinct().ToDictionary(k => k, k => minus(now.GetValueOrDefault(k), before.GetValueOrDefault(k))), StringComparer.Ordinal));

    private static ActivityTally Minus(ActivityTally a, ActivityTally b) =>
        new(a.Count - b.Count, a.Participants - b.Participants, a.PersonDays - b.PersonDays);

    private static OutcomeTally Minus(OutcomeTally a, OutcomeTally b) => new(a.Count - b.Count, a.Quantity - b.Quantity);

    private static ChallengeTally Minus(ChallengeTally a, ChallengeTally b) =>
        new(a.Opened - b.Opened, a.Resolved - b.Resolved, a.OpenAtEnd - b.OpenAtEnd);

    private static SortedDictionary<string, T> WithoutNothing<T>(SortedDictionary<string, T> groups)
        where T : struct =>
        new(groups.Where(g => !g.Value.Equals(default(T))).ToDictionary(), StringComparer.Ordinal);

    private static SortedDictionary<string, TTally> Group<T, TTally>(
        IReadOnlyCollection<T> all, Func<T, IEnumerable<string>> keys, Func<IReadOnlyCollection<T>, TTally> sum) =>
        new(all.SelectMany(keys).Distinct().ToDictionary(k => k, k => sum([.. all.Where(a => keys(a).Contains(k))])), StringComparer.Ordinal);

    private static long People(Activity a) => (long)a.Participants.Students + a.Participants.Residents + a.Participants.Faculty + a.Participants.Staff;

    private static string Code<T>(T value)
        where T : struct, Enum => Codes<T>.Of(value);

    private static Guid[] Ids(IEnumerable<Collaboration> found) => [.. found.Select(c => c.Id).OrderBy(id => id.ToString(), StringComparer.Ordinal)];

    private IEnumerable<string> PartnersOf(Activity activity) =>
        collaborations.Single(c => c.Id == activity.Collaboration).Partners.Select(p => p.Institution);

    private SortedDictionary<string, int> Count(Func<Collaboration, IEnumerable<string?>> keys)
    {
        var found = collaborations.SelectMany(c => keys(c).OfType<string>().Distinct());
        return new(found.GroupBy(k => k).ToDictionary(g => g.Key, g => g.Count()), StringComparer.Ordinal);
    }
}
