using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Activities;
using Collab.Core.Collaborations;
using Collab.Core.Reports;
using Collab.Core.Standards;
using Collab.Core.Tests.Support;
using Collab.Core.Tests.Writing;
using FsCheck;
using FsCheck.Fluent;

namespace Collab.Core.Tests.Reports;

/// <summary>
/// Random registers, made and edited through the operations on a real store: every report equals a count over the stored records, and the
/// kept month cells equal those rebuilt from them.
/// </summary>
public sealed class ReportExactnessTests
{
    private static readonly string[] Partners = ["kr-hospital", "jp-university", "who"];
    private static readonly string[] Statuses = ["completed", "planned", "ongoing", "cancelled"];
    private static readonly string[] Directions = ["inbound", "outbound", "none"];
    private static readonly string[] Countries = ["MN", "NP", "KR", "JP", "US"];
    private static readonly string[] States = ["draft", "proposed", "signed", "active", "expired"];

    [Fact]
    public void Report_OfRandomRegister_EqualsBruteForce() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(15).WithEndSize(60),
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => RunAsync(seed).GetAwaiter().GetResult()));

    private static async Task RunAsync(int seed)
    {
        var random = new Random(seed);
        await using var register = await TestRegister.OpenAsync();
        var ids = new List<(Guid Id, string Home)>();
        for (var i = 0; i < random.Next(1, 7); i++)
        {
            ids.Add(await AddAsync(register, random));
        }

        for (var i = 0; i < random.Next(0, 90); i++)
        {
            var (id, _) = ids[random.Next(ids.Count)];
            TestRegister.Done(await register.SubmitAsync(id, RandomActivity(random)));
            if (random.Next(20) == 0)
            {
                register.Cache.Clear();
            }
        }

        await register.Lifecycle.RunAsync(default);
        foreach (var (id, home) in ids)
        {
            await WritePathTests.AssertWholeAsync(register, id, (await register.ActivitiesAsync(id, home)).Count, home);
        }

        foreach (var scope in (string[])[TestRegister.Home, TestRegister.OtherHome, ReportScope.National])
        {
            await CompareAsync(register, scope, ids, RandomPeriod(random));
        }
    }

    private static async Task<(Guid Id, string Home)> AddAsync(TestRegister register, Random random)
    {
        var home = random.Next(2) == 0 ? TestRegister.Home : TestRegister.OtherHome;
        var status = States[random.Next(States.Length)];
        var first = Partners[random.Next(3)];
        var second = Partners.First(p => p != first);
        var partners = random.Next(2) == 0 ? Partner(first) : Partner(first) + "," + Partner(second);
        var json = $$"""
            {"institution":"{{home}}","partners":[{{partners}}],"title":{"en":"T"},"instrument":"mou","kinds":["student-exchange"],"themes":["nursing"],
             "status":"{{status}}","signedOn":"{{Date(random)}}","startsOn":"2024-01-01","endsOn":"{{IsoDate.Of(new DateOnly(2026, 11, 1).AddDays(random.Next(0, 300)))}}",
             "noticePeriodDays":{{random.Next(0, 200)}},
             "conditions":[{"direction":"{{Directions[random.Next(2)]}}","type":"student-studies","perYear":{{random.Next(1, 9)}},"firstAcademicYear":"2024/2025","lastAcademicYear":"2025/2026"}]}
            """;
        return (TestRegister.Done(await register.RegisterAsync(json)).Id, home);
    }

    private static string Partner(string id) => $$"""{"institution":"{{id}}","role":"partner"}""";

    private static string RandomActivity(Random random) => $$"""
        {"kind":"{{Codes<CollaborationKind>.All[random.Next(10)]}}","direction":"{{Directions[random.Next(3)]}}","status":"{{Statuses[random.Next(4)]}}","title":{"ne":"तालिम"},
         "startsOn":"{{Date(random)}}","endsOn":"2027-12-31","days":{{random.Next(1, 40)}},"country":"{{Countries[random.Next(5)]}}",
         "participants":{"students":{{random.Next(9)}},"residents":{{random.Next(3)}},"faculty":{{random.Next(3)}},"staff":{{random.Next(2)}}},"reference":"R{{random.Next(40)}}"}
        """;

    private static string Date(Random random) => IsoDate.Of(new DateOnly(2024, 2, 20).AddDays(random.Next(0, 900)));

    private static Period RandomPeriod(Random random)
    {
        var from = new DateOnly(2024, 2, 29).AddDays(random.Next(0, 700));
        return random.Next(3) switch
        {
            0 => Period.OfMonth(Month.Of(from)),
            1 => new(new(from.Year, 9, 1), new(from.Year + 1, 8, 31)),
            _ => new(from, from.AddDays(random.Next(0, 400))),
        };
    }

    private static async Task CompareAsync(TestRegister register, string scope, List<(Guid Id, string Home)> ids, Period period)
    {
        var report = TestRegister.Done(await register.Summarise.RunAsync(Caller.Admin, scope, period.From, period.To, "en", default));
        var institutions = (await register.Directory.AllAsync(default)).ToDictionary(i => i.Id);
        var collaborations = new List<Collaboration>();
        var activities = new List<(Collaboration, Activity)>();
        foreach (var (id, home) in ids.Where(i => scope == ReportScope.National || i.Home == scope))
        {
            var record = (await register.Reader.HeadAsync(home, id, default))!.Record;
            collaborations.Add(record);
            activities.AddRange((await register.ActivitiesAsync(id, home)).Select(a => (record, a)));
        }

        AssertSame(BruteForce.Activities(activities, period), report.Activities);
        Assert.Equal(BruteForce.Reciprocity(collaborations, activities, period), report.Reciprocity);
        Assert.Equal(collaborations.Count, report.Collaborations.Total);
        Assert.Equal(BruteForce.Collaborations(collaborations, c => [Codes<CollaborationStatus>.Of(c.Status)]), report.Collaborations.ByStatus);
        Assert.Equal(BruteForce.Collaborations(collaborations, c => BruteForce.RegionsOf(c, institutions)), report.Collaborations.ByRegion);
        Assert.Equal(collaborations.Count(c => period.Contains(c.SignedOn!.Value)), report.Collaborations.SignedInPeriod);
        var before = BruteForce.Activities(activities, period.Previous());
        Assert.Equal(report.Activities.PersonDays - before.PersonDays, report.Change.Activities.PersonDays);
        AssertAttention(report, collaborations, activities);
    }

    private static void AssertAttention(Report report, List<Collaboration> collaborations, List<(Collaboration Of, Activity Activity)> activities)
    {
        var active = collaborations.Where(c => c.Status == CollaborationStatus.Active).ToArray();
        Assert.Equal(Ids(active.Where(c => c.EndsOn >= report.AsOf && c.EndsOn <= report.AsOf.AddDays(90))), report.Collaborations.ExpiringIn90Days);
        Assert.Equal(Ids(active.Where(c => c.NoticeDeadline < report.AsOf && c.EndsOn >= report.AsOf)), report.Collaborations.PastNoticeDeadline);
        Assert.Equal(Ids(active.Where(c => LastOf(c) <= report.AsOf.AddMonths(-24))), report.Collaborations.Dormant.Red);
        Assert.Equal(
            Ids(active.Where(c => LastOf(c) <= report.AsOf.AddMonths(-12) && LastOf(c) > report.AsOf.AddMonths(-24))), report.Collaborations.Dormant.Amber);

        DateOnly LastOf(Collaboration collaboration) => activities
            .Where(a => a.Of == collaboration && a.Activity.Status != ActivityStatus.Cancelled && a.Activity.StartsOn <= report.AsOf)
            .Select(a => a.Activity.StartsOn)
            .DefaultIfEmpty(collaboration.StartsOn!.Value)
            .Max();
    }

    private static IEnumerable<Guid> Ids(IEnumerable<Collaboration> collaborations) =>
        collaborations.Select(c => c.Id).OrderBy(id => id.ToString(), StringComparer.Ordinal);

    private static void AssertSame(ActivityFigures expected, ActivityFigures actual) =>
        Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));
}
