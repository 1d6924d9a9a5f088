using System.Globalization;
using System.Text;
using Collab.Functions.Demo;

namespace Collab.EndToEnd.Tests.Demo;

/// <summary>The demo register is what the README promises, and keeps the register's rules, whatever day it is made for.</summary>
public sealed class DemoDataTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    public static TheoryData<DateOnly> Days { get; } = [Today, new(2026, 1, 1), new(2027, 8, 31), new(2028, 2, 29), new(2030, 12, 31)];

    [Fact]
    public void Institutions_Made_TwoHomesAndPartnersOfTwentyCountriesWithGlobalBodies()
    {
        var data = DemoData.Make(Today);

        Assert.Equal(2, data.Homes.Count);
        Assert.All(data.Homes, h => Assert.True(h.Home));
        Assert.All(data.Homes, h => Assert.Contains("(illustrative)", h.English, StringComparison.Ordinal));
        Assert.InRange(data.Partners.Count, 38, 46);
        Assert.All(data.Partners, p => Assert.False(p.Home));
        Assert.True(data.Partners.Select(p => p.Country).OfType<string>().Distinct().Count() >= 20);
        Assert.Contains(data.Partners, p => p is { Id: "who", Kind: "intergovernmental", Country: null });
        Assert.Contains(data.Partners, p => p is { Id: "unicef", Kind: "intergovernmental", Country: null });
        Assert.Contains(data.Partners, p => p is { Kind: "regulator", Country: "NP" });
        Assert.Equal(9, data.Partners.Select(p => p.Kind).Distinct().Count());
    }

    [Fact]
    public void Institutions_Made_IdsAreUniqueSlugsAndNamesAreNotEmpty()
    {
        var all = DemoData.Make(Today) is var data ? data.Homes.Concat(data.Partners).ToList() : [];

        Assert.Equal(all.Count, all.Select(i => i.Id).Distinct().Count());
        Assert.All(all, i => Assert.Matches("^[a-z0-9][a-z0-9-]{1,62}$", i.Id));
        Assert.All(all, i => Assert.Equal("en", i.Names[0].Key));
        Assert.All(all, i => Assert.Equal(i.Names.Count, i.Names.Select(n => n.Key).Distinct().Count()));
        Assert.All(all.SelectMany(i => i.Names), n => Assert.False(string.IsNullOrWhiteSpace(n.Value)));
        Assert.All(all, i => Assert.True(i.Country is not null || i.Kind == "intergovernmental"));
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Collaborations_Made_CoverEveryInstrumentKindAndReachableStatus(DateOnly today)
    {
        var made = DemoData.Make(today).Collaborations;

        Assert.InRange(made.Count, 110, 130);
        Assert.Equal(DemoLists.Instruments, made.Select(c => c.Instrument).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(DemoLists.Kinds, made.SelectMany(c => c.Kinds).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(DemoLists.Statuses, made.Select(c => c.Status).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(DemoLists.Themes, made.SelectMany(c => c.Themes).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Collaborations_Made_RefersToInstitutionsThatExistUnderUniqueMarkedCodes(DateOnly today)
    {
        var data = DemoData.Make(today);
        var homes = data.Homes.Select(h => h.Id).ToHashSet();
        var partners = data.Partners.Select(p => p.Id).ToHashSet();

        Assert.Equal(data.Collaborations.Count, data.Collaborations.Select(c => c.Code).Distinct().Count());
        Assert.Equal(partners, data.Collaborations.SelectMany(c => c.Partners).Select(p => p.Institution).ToHashSet());
        Assert.All(data.Collaborations, c =>
        {
            Assert.StartsWith("DEMO-", c.Code, StringComparison.Ordinal);
            Assert.Contains(c.Institution, homes);
            Assert.NotEmpty(c.Partners);
            Assert.Equal(c.Partners.Count, c.Partners.Select(p => p.Institution).Distinct().Count());
            Assert.NotEmpty(c.Kinds);
            Assert.Equal(c.Kinds.Count, c.Kinds.Distinct().Count());
            Assert.Equal(c.Themes.Count, c.Themes.Distinct().Count());
        });
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Collaborations_Made_DatesFitTheirStatus(DateOnly today) =>
        Assert.All(DemoData.Make(today).Collaborations, c =>
        {
            var term = c.Term;
            Assert.True(term.StartsOn is null || term.EndsOn is null || term.StartsOn <= term.EndsOn);
            Assert.True(term.SignedOn is null || (term.SignedOn <= term.StartsOn && term.SignedOn <= today));
            Assert.Equal(c.Status is "draft" or "proposed", term.SignedOn is null);
            Assert.True(c.Status != "signed" || term.StartsOn > today);
            Assert.True(c.Status != "active" || (term.StartsOn <= today && (term.EndsOn is null || term.EndsOn > today)));
            Assert.True(c.Status != "expired" || term.EndsOn < today);
            Assert.Equal(c.Status == "terminated", term.TerminatedOn is not null);
            Assert.True(term.TerminatedOn is null || (term.StartsOn < term.TerminatedOn && term.TerminatedOn < today && term.EndsOn > today));
        });

    [Theory]
    [MemberData(nameof(Days))]
    public void Collaborations_Made_SomeEndSoonSomeMissedTheirNoticeSomeSleep(DateOnly today)
    {
        var data = DemoData.Make(today);
        var active = data.Collaborations.Where(c => c.Status == "active").ToList();
        var lastActivity = data.Activities.Where(a => a.Status is not "cancelled")
            .GroupBy(a => a.Collaboration.Code).ToDictionary(g => g.Key, g => g.Max(a => a.StartsOn));

        Assert.InRange(active.Count(c => c.Term.EndsOn <= today.AddDays(90)), 5, 15);
        Assert.InRange(active.Count(c => c.Term.EndsOn > today.AddDays(90) && c.Term.EndsOn <= today.AddDays(180)), 5, 15);
        Assert.InRange(active.Count(c => c.Term.EndsOn?.AddDays(-c.Term.NoticePeriodDays ?? 0) < today), 2, 15);
        Assert.InRange(active.Count(c => c.Term.EndsOn is null), 5, 15);
        Assert.Contains(active, c => c.Term.AutoRenewMonths is not null);
        Assert.InRange(active.Count(c => c.QuietFrom is not null), 5, 9);
        Assert.All(active, c => Assert.Equal(
            c.QuietFrom is not null,
            lastActivity.GetValueOrDefault(c.Code, c.Term.StartsOn!.Value) < today.AddMonths(-12)));
    }

    [Fact]
    public void Collaborations_Made_ExchangeAgreementsCarryOneConditionEachWay()
    {
        var exchanges = DemoData.Make(Today).Collaborations.Where(c => c.Instrument == "exchange-agreement").ToList();

        Assert.NotEmpty(exchanges);
        Assert.All(exchanges, c => Assert.Equal(["outbound", "inbound"], c.Conditions.Select(x => x.Direction)));
        Assert.All(exchanges.SelectMany(c => c.Conditions), x =>
        {
            Assert.True(x.MonthsPerYear is null != x.DaysPerYear is null);
            Assert.True(string.CompareOrdinal(x.FirstAcademicYear, x.LastAcademicYear) <= 0);
        });
    }

    [Fact]
    public void Titles_Made_EnglishAndTheHomesOwnScript()
    {
        var data = DemoData.Make(Today);

        Assert.All(data.Collaborations, c => AssertScript(c.Language, c.TitleEnglish, c.TitleLocal));
        Assert.All(data.Activities, a => AssertScript(a.Collaboration.Language, a.TitleEnglish, a.TitleLocal));
        Assert.Contains(data.Collaborations, c => c.TitleLocal.IndexOfAny(['ө', 'ү', 'Ө', 'Ү']) >= 0);
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Activities_Made_AboutThreeThousandInThreeYearsWithUniqueReferences(DateOnly today)
    {
        var made = DemoData.Make(today).Activities;

        Assert.InRange(made.Count, 2_800, 3_200);
        Assert.Equal(made.Count, made.Select(a => a.Reference).Distinct().Count());
        Assert.All(made, a => Assert.InRange(a.StartsOn, today.AddYears(-3), today.AddDays(60)));
        Assert.InRange(made.Count(a => a.Status == "planned"), 10, 60);
        Assert.InRange(made.Count(a => a.Status == "cancelled"), 50, 200);
        Assert.Equal(DemoLists.Kinds, made.Select(a => a.Kind).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(["inbound", "none", "outbound"], made.Select(a => a.Direction).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Activities_Made_KeepWithinTheirAgreementAndTheRules(DateOnly today)
    {
        var data = DemoData.Make(today);
        var collaborations = data.Collaborations.ToHashSet();

        Assert.All(data.Activities, a =>
        {
            Assert.Contains(a.Collaboration, collaborations);
            Assert.Contains(a.Kind, a.Collaboration.Kinds);
            Assert.True(a.StartsOn <= a.EndsOn);
            Assert.True(a.StartsOn >= a.Collaboration.Term.StartsOn);
            Assert.True(a.EndsOn <= (a.Collaboration.Term.TerminatedOn ?? a.Collaboration.Term.EndsOn ?? DateOnly.MaxValue));
            Assert.True(a.Participants.Students + a.Participants.Residents + a.Participants.Faculty + a.Participants.Staff > 0);
            Assert.True(a.Days is null || (a.Days >= 1 && a.Days <= a.EndsOn.DayNumber - a.StartsOn.DayNumber + 1));
            Assert.True(a.Status is "cancelled" || (a.Status == "planned") == (a.StartsOn > today));
            Assert.Matches("^[A-Z]{2}$", a.Country);
        });
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Others_Made_SayNothingOfSleepingCollaborationsNorOfTheFuture(DateOnly today)
    {
        var data = DemoData.Make(today);
        var sleeping = data.Collaborations.Where(c => c.QuietFrom is not null).Select(c => c.Code).ToHashSet();
        var rows = data.Others.Where(f => f.ContentType == "text/csv")
            .SelectMany(f => Encoding.UTF8.GetString(f.Content.Span).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..]).Select(r => r.Split(',')).ToList();

        Assert.NotEmpty(sleeping);
        Assert.All(rows, r => Assert.DoesNotContain(r[0], sleeping));
        Assert.All(rows.SelectMany(r => r).Where(c => DateOnly.TryParseExact(c, "yyyy-MM-dd", out _)), c => Assert.True(DateOnly.ParseExact(c, "yyyy-MM-dd", CultureInfo.InvariantCulture) <= today));
    }

    [Fact]
    public void Activities_Made_SpringAndAutumnAreBusier()
    {
        var byMonth = DemoData.Make(Today).Activities.Where(a => a.StartsOn <= Today).ToLookup(a => a.StartsOn.Month);

        Assert.True(new[] { 9, 10, 11, 3, 4, 5 }.Min(m => byMonth[m].Count()) > new[] { 12, 1, 2, 6, 7, 8 }.Max(m => byMonth[m].Count()));
    }

    private static void AssertScript(string language, string english, string local)
    {
        Assert.Matches("^[A-Z][ -~À-ž]+$", english);
        Assert.Matches(language == "ne" ? @"\p{IsDevanagari}{3}" : @"\p{IsCyrillic}{3}", local);
        Assert.DoesNotMatch(language == "ne" ? @"\p{IsCyrillic}" : @"\p{IsDevanagari}", local);
    }
}
