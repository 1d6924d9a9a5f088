using System.Text;
using Collab.Core.Access;
using Collab.Core.Collaborations;
using Collab.Core.Institutions;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.Tests.Support;

namespace Collab.Core.Tests.Collaborations;

/// <summary>Every filter of the list, by the codes of what it finds among some collaborations. Today is 2026-11-22.</summary>
public sealed class CollaborationFilterTests(CollaborationFilterTests.SomeCollaborations some) : IClassFixture<CollaborationFilterTests.SomeCollaborations>
{
    private static readonly Dictionary<string, (CollaborationFilter Filter, string Codes)> Cases = new()
    {
        ["none"] = (new(), "A B C D E F"),
        ["institution"] = (new() { Institutions = [TestRegister.OtherHome] }, "F"),
        ["institution, none such"] = (new() { Institutions = ["kr-hospital", "no-such-place"] }, ""),
        ["institution, twice"] = (new() { Institutions = [TestRegister.OtherHome, TestRegister.OtherHome] }, "F"),
        ["partner"] = (new() { Partners = ["jp-university"] }, "B E"),
        ["partner or"] = (new() { Partners = ["jp-university", "who"] }, "B C E"),
        ["country"] = (new() { Countries = ["KR"] }, "A D F"),
        ["region"] = (new() { Regions = ["Global"] }, "C"),
        ["sub-region"] = (new() { Regions = ["Eastern Asia"] }, "A B D E F"),
        ["kind or"] = (new() { Kinds = [CollaborationKind.JointResearch, CollaborationKind.GlobalHealthInitiative] }, "C E"),
        ["theme"] = (new() { Themes = [Theme.Nursing] }, "D"),
        ["instrument"] = (new() { Instruments = [Instrument.Membership] }, "C"),
        ["status"] = (new() { Statuses = [CollaborationStatus.Signed, CollaborationStatus.Draft] }, "D E"),
        ["and"] = (new() { Statuses = [CollaborationStatus.Active], Countries = ["KR"] }, "A F"),
        ["expiring today"] = (new() { ExpiringWithin = 0 }, "B"),
        ["expiring in 10 days"] = (new() { ExpiringWithin = 10 }, "B D"),
        ["expiring in 9 days"] = (new() { ExpiringWithin = 9 }, "B"),
        ["expiring in ten years"] = (new() { ExpiringWithin = CollaborationFilter.MostDays }, "A B D"),
        ["amber"] = (new() { Dormancies = [DormancyLevel.Amber] }, "B"),
        ["red"] = (new() { Dormancies = [DormancyLevel.Red] }, "C"),
        ["dormant"] = (new() { Dormancies = [DormancyLevel.Amber, DormancyLevel.Red] }, "B C"),
        ["not dormant"] = (new() { Dormancies = [DormancyLevel.None] }, "A D E F"),
        ["q, any language"] = (Search("эхийн эрүүл"), "B"),
        ["q, another script"] = (Search("आमा"), "B"),
        ["q, code"] = (Search("d"), "A B C D E F"),
        ["q, word of title and partner"] = (Search("COOPERATION hospital"), "A D F"),
        ["q, partner's other name"] = (Search("эмнэлэг солбицол"), ""),
        ["q, partner's name in Korean"] = (Search("서울"), "A D F"),
        ["q, partner's id"] = (Search("jp-univ"), "B E"),
        ["q, accents"] = (Search("sante"), "C"),
        ["q, й isn't и"] = (Search("миним"), ""),
        ["q, summary is not looked through"] = (Search("summarised"), ""),
        ["q, either"] = (new() { Searches = [TextSearch.Parse("santé")!, TextSearch.Parse("आमा")!] }, "B C"),
        ["q and country"] = (new() { Searches = [TextSearch.Parse("cooperation")!], Countries = ["JP"] }, "B E"),
        ["updated since, exactly then"] = (new() { UpdatedSince = SomeCollaborations.At(4) }, "D E F"),
        ["updated since, just after"] = (new() { UpdatedSince = SomeCollaborations.At(4).AddMilliseconds(1) }, "E F"),
        ["updated since, later than all"] = (new() { UpdatedSince = SomeCollaborations.At(7) }, ""),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task List_Filtered_FindsExactlyThose(string name)
    {
        var (filter, codes) = Cases[name];
        var page = await some.Register.Reading.ListAsync(Caller.Admin, filter, 50, null, default);
        Assert.Equal(codes.Split(' ', StringSplitOptions.RemoveEmptyEntries), page.Items.Select(CodeOf).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task List_PartnerMadeElsewhereSinceItsCopyWasTaken_IsFoundByCountryAndName()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync("OLD");
        await register.Reading.ListAsync(Caller.Admin, new() { Countries = ["KR"] }, 50, null, default);
        var elsewhere = new InstitutionDirectory(register.Store, register.Clock);
        register.Clock.Advance(TimeSpan.FromSeconds(1));
        var saved = await new SaveInstitution(register.Store, elsewhere, register.Clock).RunAsync(
            Caller.Admin, "fr-hopital", TestRegister.Json("""{"names":{"fr":"Hôpital Général"},"kind":"hospital","country":"FR"}"""), new Expectation.Nothing(), default);
        TestRegister.Done(saved);
        var record = Shelf.Plain(TestRegister.Home, register.Clock) with { Code = "NEW", Partners = [new("fr-hopital", PartnerRole.Partner, null, null)] };
        await Shelf.FillAsync(register.Store, TestRegister.Home, [record]);
        register.Clock.Advance(TimeSpan.FromSeconds(1));

        foreach (var filter in new CollaborationFilter[] { new() { Countries = ["FR"] }, new() { Regions = ["Western Europe"] }, Search("general") })
        {
            var page = await register.Reading.ListAsync(Caller.Admin, filter with { Institutions = [TestRegister.Home] }, 50, null, default);
            Assert.Equal("NEW", CodeOf(Assert.Single(page.Items)));
        }
    }

    [Fact]
    public async Task List_HomeMadeElsewhereSinceItsCopyWasTaken_IsAsked()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.Reading.ListAsync(Caller.Admin, new(), 50, null, default);
        var elsewhere = new InstitutionDirectory(register.Store, register.Clock);
        var saved = await new SaveInstitution(register.Store, elsewhere, register.Clock).RunAsync(
            Caller.Admin, "mn-new", TestRegister.Json("""{"names":{"mn":"Шинэ"},"kind":"university","country":"MN","home":true}"""), new Expectation.Nothing(), default);
        TestRegister.Done(saved);
        await Shelf.FillAsync(register.Store, "mn-new", [Shelf.Plain("mn-new", register.Clock) with { Code = "NEW" }]);

        foreach (var filter in new CollaborationFilter[] { new(), new() { Institutions = ["mn-new"] } })
        {
            Assert.Equal("NEW", CodeOf(Assert.Single((await register.Reading.ListAsync(Caller.Admin, filter, 50, null, default)).Items)));
        }
    }

    private static CollaborationFilter Search(string query) => new() { Searches = [TextSearch.Parse(query)!] };

    private static string CodeOf(byte[] item) => TestRegister.Json(Encoding.UTF8.GetString(item)).GetProperty("code").GetString()!.Split('-')[^1];

    /// <summary>Six collaborations registered as clients do, a second apart.</summary>
    public sealed class SomeCollaborations : IAsyncLifetime
    {
        private static readonly DateTimeOffset Start = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);

        public TestRegister Register { get; private set; } = null!;

        /// <summary>When the collaboration of that number (from 1) was registered.</summary>
        public static DateTimeOffset At(int number) => Start.AddSeconds(number);

        public async Task InitializeAsync()
        {
            Register = await TestRegister.OpenAsync();
            await Register.AddInstitutionAsync("kr-centre", """{"names":{"en":"Seoul hospital centre","ko":"서울 병원"},"kind":"hospital","country":"KR"}""");
            await AddAsync("A", "kr-centre", "\"status\":\"active\",\"startsOn\":\"2026-01-01\",\"endsOn\":\"2030-01-01\"");
            var b = await AddAsync("B", "jp-university", "\"status\":\"active\",\"startsOn\":\"2020-01-01\",\"endsOn\":\"2026-11-22\"", "\"mn\":\"Эхийн эрүүл мэнд\",\"ne\":\"आमा र बच्चा\"");
            await AddAsync("C", "who", "\"status\":\"active\",\"startsOn\":\"2020-01-01\"", "\"fr\":\"Santé publique\"", "membership", "global-health-initiative");
            await AddAsync("D", "kr-centre", "\"status\":\"signed\",\"signedOn\":\"2026-01-01\",\"endsOn\":\"2026-12-02\",\"themes\":[\"nursing\"]");
            await AddAsync("E", "jp-university", "\"status\":\"draft\",\"endsOn\":\"2026-11-23\",\"summary\":{\"en\":\"Summarised\"}", "\"mn\":\"Минйм\"", "mou", "joint-research");
            await AddAsync("F", "kr-centre", "\"status\":\"active\",\"startsOn\":\"2026-01-01\"", home: TestRegister.OtherHome);

            // The last activity of B is a year and some months past; C never had one.
            await Shelf.SetLastDayAsync(Register.Store, TestRegister.Home, b, new(2025, 6, 1));
        }

        public async Task DisposeAsync() => await Register.DisposeAsync();

        private async Task<Guid> AddAsync(
            string code, string partner, string more, string title = "\"mn\":\"Хамтын ажиллагаа\"", string instrument = "mou", string kind = "student-exchange", string home = TestRegister.Home)
        {
            Register.Clock.Advance(TimeSpan.FromSeconds(1));
            var json = $$$"""
                {"code":"2026-Ө/d-{{{code}}}","institution":"{{{home}}}","partners":[{"institution":"{{{partner}}}","role":"partner"}],
                 "title":{"en":"Cooperation",{{{title}}}},"instrument":"{{{instrument}}}","kinds":["{{{kind}}}"],{{{more}}}}
                """;
            return TestRegister.Done(await Register.RegisterAsync(json)).Id;
        }
    }
}
