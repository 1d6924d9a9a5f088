using Collab.Core.Reports;
using Collab.Core.Standards;

namespace Collab.Formats.Tests.Writing;

/// <summary>Reports to draw: one small enough to read, one as full as a national one, one with nothing in it.</summary>
internal static class SampleReports
{
    private static readonly string[] Kinds =
    [
        "student-exchange", "faculty-exchange", "joint-research", "research-training", "clinical-training",
        "shared-educational-resources", "global-health-initiative", "capacity-building", "cultural-exchange", "technology-transfer",
    ];

    private static readonly string[] Partners =
    [
        "Seoul National University College of Medicine", "Inner Mongolia Medical University", "Juntendo University", "World Health Organization",
        "Charité – Universitätsmedizin Berlin", "Johns Hopkins Bloomberg School of Public Health", "United Nations Population Fund",
        "All India Institute of Medical Sciences, New Delhi", "Chulalongkorn University", "University of Oslo", "Kyoto University", "Fudan University",
    ];

    private static readonly string[] OutcomeKinds = ["publication", "curriculum", "training-completed", "degree", "grant", "guideline", "event"];

    private static readonly string[] Impacts = ["educational-quality", "research-innovation", "cultural-exchange", "capacity-building", "knowledge-sharing"];

    private static readonly string[] Countries = ["KR", "CN", "JP", "CH", "DE", "US", "IN", "TH", "NO", "KZ", "AU", "GB", "TR", "VN"];

    public static (Report Report, ReportNames Names) Small(string language)
    {
        var ids = Enumerable.Range(1, 3).Select(i => new Guid($"01960000-0000-7000-8000-00000000000{i}")).ToArray();
        var report = Empty(language) with
        {
            Id = new Guid("01960000-0000-7000-8000-0000000000ff"),
            Collaborations = new CollaborationFigures
            {
                Total = 1234,
                ByStatus = new(StringComparer.Ordinal) { ["active"] = 1200, ["expired"] = 30, ["signed"] = 4 },
                ByInstrument = new(StringComparer.Ordinal) { ["mou"] = 1230, ["who-collaborating-centre"] = 4 },
                ByKind = new(StringComparer.Ordinal) { ["joint-research"] = 34, ["student-exchange"] = 1200 },
                ByTheme = new(StringComparer.Ordinal) { ["public-health"] = 1234 },
                ByRegion = new(StringComparer.Ordinal) { ["Asia"] = 1230, ["Global"] = 4 },
                ByCountry = new(StringComparer.Ordinal) { ["JP"] = 30, ["KR"] = 1200 },
                ByPartner = new(StringComparer.Ordinal) { ["snu"] = 1200 },
                SignedInPeriod = 4,
                EndedInPeriod = 2,
                ExpiringIn90Days = [ids[0]],
                ExpiringIn180Days = [ids[0], ids[1]],
                PastNoticeDeadline = [],
                Dormant = new([ids[2]], []),
            },
            Activities = new ActivityFigures
            {
                Count = 3,
                Participants = 12_345,
                PersonDays = 1_234_567,
                ByKind = Tallies(("joint-research", new(1, 45, 67)), ("student-exchange", new(2, 12_300, 1_234_500))),
                ByDirection = Tallies(("inbound", new(2, 12_300, 1_234_500)), ("none", new(1, 45, 67))),
                ByMonth = Tallies(("2026-01", new(1, 45, 67)), ("2026-03", new(2, 12_300, 1_234_500))),
                ByCountry = Tallies(("KR", new(3, 12_345, 1_234_567))),
                ByPartner = Tallies(("snu", new(3, 12_345, 1_234_567))),
            },
            Reciprocity = [new("snu", 10, 4, 8, 6)],
            Outcomes = new()
            {
                Count = 3,
                Quantity = 14,
                ByKind = new(StringComparer.Ordinal) { ["publication"] = new(2, 2), ["training-completed"] = new(1, 12) },
                ByImpact = new(StringComparer.Ordinal) { ["capacity-building"] = new(1, 12), ["research-innovation"] = new(2, 2) },
            },
            Funding = [new("JPY", "0", "0", "0", "1500000"), new("USD", "250000.00", "0.00", "1234.50", "0.00")],
            Challenges = new()
            {
                Opened = 2,
                Resolved = 1,
                OpenAtEnd = 3,
                ByKind = new(StringComparer.Ordinal) { ["funding-limitation"] = new(1, 0, 2), ["regulatory-barrier"] = new(1, 1, 1) },
                ByArea = new(StringComparer.Ordinal) { ["clinical-training"] = new(1, 1, 1), ["research"] = new(1, 0, 2) },
                BySeverity = new(StringComparer.Ordinal) { ["2"] = new(1, 1, 2), ["5"] = new(1, 0, 1) },
                Blocked = [ids[1]],
            },
            Quality = new(0.875m, 0.6667m, [new(ids[0], ["summary", "themes"]), new(ids[2], ["signedOn"])]),
            Change = NoChange with { Collaborations = new(1, -1), Activities = new ActivityFigures
            {
                Count = -2,
                Participants = 1_000,
                PersonDays = 0,
                ByKind = Tallies(("joint-research", new(-1, -5, -7)), ("clinical-training", new(-1, -20, -40))),
                ByDirection = Tallies(("inbound", new(0, 1_005, 7))),
                ByMonth = Tallies(),
                ByCountry = Tallies(("KR", new(-2, 1_000, 0))),
                ByPartner = Tallies(),
            },
            Outcomes = new() { Count = 1, Quantity = -4, ByKind = new(StringComparer.Ordinal) { ["publication"] = new(1, 1), ["degree"] = new(0, -5) }, ByImpact = [] },
            Funding = [new("USD", "50000.00", "0.00", "-765.50", "0.00")],
            Challenges = NoChange.Challenges with { Opened = 1, OpenAtEnd = 1 },
            Quality = new(0.0417m) },
        };
        var names = new ReportNames(
            language switch
            {
                "mn" => "Анагаахын шинжлэх ухааны үндэсний их сургууль",
                "ne" => "चिकित्सा शिक्षा आयोग",
                _ => "National University of Medical Sciences",
            },
            new Dictionary<string, string>(StringComparer.Ordinal) { ["snu"] = "Seoul National University" },
            new Dictionary<Guid, CollaborationLabel>
            {
                [ids[0]] = new() { Code = "C-1", Title = "Nurse exchange", EndsOn = new DateOnly(2026, 5, 1), Partners = ["snu"] },
                [ids[1]] = new() { Code = "C-2", Title = "Сувилахуйн солилцоо", EndsOn = new DateOnly(2026, 8, 31), Partners = ["snu"] },
                [ids[2]] = new() { Title = "नर्सिङ आदानप्रदान", LastOn = new DateOnly(2024, 2, 29) },
            });
        return (report, names);
    }

    public static (Report Report, ReportNames Names) Large(string language, Period period)
    {
        var random = new Random(2026);
        var ids = Enumerable.Range(1, 14).Select(i => new Guid($"01960000-0000-7000-8000-0000000000{i:x2}")).ToArray();
        var months = Enumerable.Range(0, Month.Of(period.To).Index - Month.Of(period.From).Index + 1).Select(i => Month.Of(period.From).Plus(i).ToString());
        var (activities, outcomes, challenges) = (new ActivityTally(982, 12_871, 141_002), new OutcomeTally(140, 612), new ChallengeTally(17, 9, 31));
        var report = Empty(language) with
        {
            Id = new Guid("01960000-0000-7000-8000-0000000000ff"),
            Period = period,
            Previous = period.Previous(),
            AsOf = period.To,
            Collaborations = new CollaborationFigures
            {
                Total = 118,
                ByStatus = Shared(118, "active", "expired", "signed", "proposed", "terminated", "superseded", "draft"),
                ByInstrument = Shared(118, "mou", "moa", "exchange-agreement", "research-agreement", "grant-agreement", "who-collaborating-centre", "letter-of-intent"),
                ByKind = Counts(Kinds),
                ByTheme = Counts("infectious-disease", "public-health", "epidemiology", "traditional-medicine", "nursing", "medical-education", "other"),
                ByRegion = Counts("Asia", "Europe", "Americas", "Global", "Oceania", "Africa"),
                ByCountry = Counts(Countries),
                ByPartner = Counts([.. Enumerable.Range(0, Partners.Length).Select(i => $"p{i:d2}")]),
                SignedInPeriod = 11,
                EndedInPeriod = 4,
                ExpiringIn90Days = [.. ids[..3]],
                ExpiringIn180Days = [.. ids[..8]],
                PastNoticeDeadline = [.. ids[8..10]],
                Dormant = new([.. ids[10..13]], [.. ids[13..]]),
            },
            Activities = new ActivityFigures
            {
                Count = activities.Count,
                Participants = activities.Participants,
                PersonDays = activities.PersonDays,
                ByKind = Parts(activities, Kinds),
                ByDirection = Parts(activities, "inbound", "outbound", "none"),
                ByMonth = Parts(activities, [.. months]),
                ByCountry = Parts(activities, Countries),
                ByPartner = Random([.. Enumerable.Range(0, Partners.Length).Select(i => $"p{i:d2}")]),
            },
            Reciprocity = [.. Enumerable.Range(0, Partners.Length).Select(i =>
                new Reciprocity($"p{i:d2}", random.Next(30), random.Next(30), random.Next(40), random.Next(40)))],
            Outcomes = new()
            {
                Count = outcomes.Count,
                Quantity = outcomes.Quantity,
                ByKind = OutcomeParts(outcomes, OutcomeKinds),
                ByImpact = OutcomeParts(outcomes, Impacts),
            },
            Funding = [new("EUR", "1250000.00", "0.00", "310000.50", "290112.07"), new("JPY", "0", "0", "0", "48000000"), new("MNT", "0.00", "98000000.00", "0.00", "12500000.00"), new("USD", "2500000.00", "400000.00", "1234567.89", "998001.10")],
            Challenges = new()
            {
                Opened = challenges.Opened,
                Resolved = challenges.Resolved,
                OpenAtEnd = challenges.OpenAtEnd,
                ByKind = ChallengeParts(challenges, "funding-limitation", "infrastructure-gap", "regulatory-barrier", "staffing", "language", "data-sharing"),
                ByArea = ChallengeParts(challenges, "clinical-training", "research", "education", "mobility"),
                BySeverity = ChallengeParts(challenges, "1", "2", "3", "4", "5"),
                Blocked = [.. ids[4..7]],
            },
            Quality = new(0.8312m, 0.7044m, [.. ids[..9].Select((id, i) => new MissingFields(id, i % 2 == 0 ? ["summary", "themes"] : ["signedOn"]))]),
            Change = NoChange with { Reciprocity = [new("p03", 0, 0, 4, -7)], Collaborations = new(3, -2), Activities = new ActivityFigures
            {
                Count = 84,
                Participants = -211,
                PersonDays = 0,
                ByKind = Random(Kinds[..5]),
                ByDirection = Random("inbound"),
                ByMonth = Tallies(),
                ByCountry = Random(Countries[..6]),
                ByPartner = Tallies(("p00", new(-2, -31, -60))),
            },
            Outcomes = new() { Count = 12, Quantity = 31, ByKind = Outcomes(OutcomeKinds[..3]), ByImpact = Outcomes(Impacts[..2]) },
            Funding = [new("EUR", "250000.00", "0.00", "-1000.00", "88000.00")],
            Challenges = NoChange.Challenges with { Opened = -3, Resolved = 2, OpenAtEnd = 8, ByKind = Challenges("funding-limitation") },
            Quality = new(-0.0311m) },
        };
        var titles = new[] { "Clinical rotations in internal medicine and surgery", "Эх, хүүхдийн эрүүл мэндийн хамтарсан судалгаа", "नर्सिङ संकाय आदानप्रदान", "Public health surveillance training" };
        var names = new ReportNames(
            language == "ne" ? "चिकित्सा शिक्षा आयोग, नेपाल" : language == "mn" ? "Анагаахын шинжлэх ухааны үндэсний их сургууль" : "Mongolian National University of Medical Sciences",
            Partners.Select((name, i) => (name, i)).ToDictionary(p => $"p{p.i:d2}", p => p.name, StringComparer.Ordinal),
            ids.Select((id, i) => (id, i)).ToDictionary(p => p.id, p => new CollaborationLabel
            {
                Code = $"IC-2023-{p.i:d3}",
                Title = titles[p.i % 4],
                Institution = "numh",
                Partners = [$"p{p.i % 12:d2}"],
                EndsOn = p.i == 12 ? null : period.To.AddDays(20 + (p.i * 19)),
                NoticeDeadline = p.i is 8 or 9 ? period.To.AddDays(-10) : null,
                LastOn = p.i >= 10 ? period.To.AddMonths(-14 - p.i) : null,
            }));
        return (report, names);

        SortedDictionary<string, int> Counts(params string[] keys) => new(keys.ToDictionary(k => k, _ => random.Next(1, 60)), StringComparer.Ordinal);

        SortedDictionary<string, OutcomeTally> Outcomes(params string[] keys) =>
            new(keys.ToDictionary(k => k, _ => new OutcomeTally(random.Next(1, 30), random.Next(30, 120))), StringComparer.Ordinal);

        SortedDictionary<string, ChallengeTally> Challenges(params string[] keys) =>
            new(keys.ToDictionary(k => k, _ => new ChallengeTally(random.Next(6), random.Next(4), random.Next(1, 9))), StringComparer.Ordinal);

        SortedDictionary<string, int> Shared(int total, params string[] keys) =>
            new(Split(random, total, keys.Length).Zip(keys).ToDictionary(p => p.Second, p => (int)p.First), StringComparer.Ordinal);

        SortedDictionary<string, ActivityTally> Parts(ActivityTally total, params string[] keys)
        {
            var (counts, people, days) = (Split(random, total.Count, keys.Length), Split(random, total.Participants, keys.Length), Split(random, total.PersonDays, keys.Length));
            return new(keys.Select((key, i) => (key, i)).ToDictionary(p => p.key, p => new ActivityTally((int)counts[p.i], people[p.i], days[p.i])), StringComparer.Ordinal);
        }

        SortedDictionary<string, OutcomeTally> OutcomeParts(OutcomeTally total, params string[] keys)
        {
            var (counts, quantities) = (Split(random, total.Count, keys.Length), Split(random, total.Quantity, keys.Length));
            return new(keys.Select((key, i) => (key, i)).ToDictionary(p => p.key, p => new OutcomeTally((int)counts[p.i], quantities[p.i])), StringComparer.Ordinal);
        }

        SortedDictionary<string, ChallengeTally> ChallengeParts(ChallengeTally total, params string[] keys)
        {
            var (opened, resolved, open) = (Split(random, total.Opened, keys.Length), Split(random, total.Resolved, keys.Length), Split(random, total.OpenAtEnd, keys.Length));
            return new(keys.Select((key, i) => (key, i)).ToDictionary(p => p.key, p => new ChallengeTally((int)opened[p.i], (int)resolved[p.i], (int)open[p.i])), StringComparer.Ordinal);
        }

        SortedDictionary<string, ActivityTally> Random(params string[] keys) =>
            new(keys.ToDictionary(k => k, _ => new ActivityTally(random.Next(1, 90), random.Next(1, 1500), random.Next(100, 40_000))), StringComparer.Ordinal);
    }

    public static Report Empty(string language)
    {
        return new Report
        {
            Scope = "numh",
            Period = new(new(2026, 1, 1), new(2026, 3, 31)),
            Previous = new(new(2025, 10, 1), new(2025, 12, 31)),
            AsOf = new(2026, 3, 31),
            Language = language,
            Collaborations = new CollaborationFigures
            {
                Total = 0,
                ByStatus = [],
                ByInstrument = [],
                ByKind = [],
                ByTheme = [],
                ByRegion = [],
                ByCountry = [],
                ByPartner = [],
                SignedInPeriod = 0,
                EndedInPeriod = 0,
                ExpiringIn90Days = [],
                ExpiringIn180Days = [],
                PastNoticeDeadline = [],
                Dormant = new([], []),
            },
            Activities = NoChange.Activities,
            Reciprocity = [],
            Outcomes = NoChange.Outcomes,
            Funding = [],
            Challenges = NoChange.Challenges,
            Quality = new(null, null, []),
            Change = NoChange,
        };
    }

    /// <summary>Parts of different sizes that add up.</summary>
    private static long[] Split(Random random, long total, int parts)
    {
        var weights = Enumerable.Range(0, parts).Select(_ => random.Next(1, 100)).ToArray();
        var split = weights.Select(weight => total * weight / weights.Sum()).ToArray();
        split[0] += total - split.Sum();
        return split;
    }

    private static SortedDictionary<string, ActivityTally> Tallies(params (string Key, ActivityTally Tally)[] tallies) =>
        new(tallies.ToDictionary(t => t.Key, t => t.Tally), StringComparer.Ordinal);

    private static ReportChange NoChange { get; } = new()
    {
        Collaborations = new(0, 0),
        Activities = new()
        {
            Count = 0,
            Participants = 0,
            PersonDays = 0,
            ByKind = Tallies(),
            ByDirection = Tallies(),
            ByMonth = Tallies(),
            ByCountry = Tallies(),
            ByPartner = Tallies(),
        },
        Reciprocity = [],
        Outcomes = new() { Count = 0, Quantity = 0, ByKind = [], ByImpact = [] },
        Funding = [],
        Challenges = new() { Opened = 0, Resolved = 0, OpenAtEnd = 0, ByKind = [], ByArea = [], BySeverity = [], Blocked = [] },
        Quality = new(null),
    };
}
