using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Events;
using Collab.Core.Json;
using Collab.Core.Reminders;
using Collab.Core.Store;
using Collab.Core.Tests.Support;
using Collab.Core.Writing;

namespace Collab.Core.Tests.Reminders;

/// <summary>The weekly list of what collaborations in force lack.</summary>
public sealed class RunCompletenessTests
{
    [Fact]
    public async Task Run_SomeLackFields_TellsThemByOfficerOnceAWeek()
    {
        await using var register = await TestRegister.OpenAsync();
        var clients = new TestClients(register);
        var officer = await AddOfficerAsync(clients, TestRegister.Home, "Алтанцэцэг");
        var gone = await AddOfficerAsync(clients, TestRegister.Home, "Гарсан");
        var elsewhere = await AddOfficerAsync(clients, TestRegister.OtherHome, "अधिकृत");
        var byOfficer = await AddByAsync(register, officer, Whole("A-1").Replace(",\"noticePeriodDays\":30", string.Empty, StringComparison.Ordinal), "2027-12-31");
        var byGone = await AddByAsync(register, gone, Whole("A-2").Replace(",\"themes\":[\"nursing\"]", string.Empty, StringComparison.Ordinal), "2027-12-31");
        var byElsewhere = await AddByAsync(register, elsewhere, string.Empty, null);
        var byAdmin = await register.AddFreshAsync();
        await AddByAsync(register, officer, Whole("A-3"), "2027-12-31");
        await register.AddCollaborationAsync(status: "draft");
        TestRegister.Done(await clients.Remove.RunAsync(Caller.Admin, gone.Id, default));

        Assert.Equal(1, await register.RunCompleteness.RunAsync(default));
        Assert.Equal(0, await register.RunCompleteness.RunAsync(default));

        var list = await ListAsync(register);
        Assert.Equal((TestRegister.Home, "2026-W47"), (list.Institution, list.Week));
        Assert.Equal([officer.Id, null], list.Officers.Select(o => o.Client));
        Assert.All(list.Officers, o => Assert.Null(o.More));
        var own = Assert.Single(list.Officers[0].Missing);
        Assert.Equal((byOfficer, "noticePeriodDays"), (own.Collaboration, string.Join(',', own.Fields)));
        Assert.Equal(
            new[] { (byGone, "themes"), (byElsewhere, "code,summary,themes,fields"), (byAdmin, "code,summary,themes,fields") }.OrderBy(m => m.Item1.ToString(), StringComparer.Ordinal),
            list.Officers[1].Missing.Select(m => (m.Collaboration, string.Join(',', m.Fields))));
        Assert.Empty(await register.EventsAsync(EventTypes.CompletenessListed, TestRegister.OtherHome));
        var told = Assert.Single(await register.EventsAsync(EventTypes.CompletenessListed)).Data.GetRawText();
        Assert.DoesNotContain("Алтанцэцэг", told, StringComparison.Ordinal);
        Assert.DoesNotContain("A-1", told, StringComparison.Ordinal);

        register.GoTo("2026-11-23", "05:00:00");
        Assert.Equal(1, await register.RunCompleteness.RunAsync(default));
        Assert.Equal(["q|2026-W47", "q|2026-W48"], (await register.DumpAsync()).Keys.Where(k => k.StartsWith("q|", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Run_StudentsAreExchangedWithoutConditions_Lacks()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync("E-1", "signed", ",\"summary\":{\"en\":\"S\"},\"themes\":[\"nursing\"],\"fields\":[\"0913\"]");
        await register.RunCompleteness.RunAsync(default);
        var missing = Assert.Single(Assert.Single((await ListAsync(register)).Officers).Missing);
        Assert.Equal((id, "conditions"), (missing.Collaboration, string.Join(',', missing.Fields)));
    }

    [Fact]
    public async Task Run_NothingIsMissing_StoresNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddFreshAsync("2027-12-31", Whole("A-1"));
        var before = await register.DumpAsync();
        Assert.Equal(0, await register.RunCompleteness.RunAsync(default));
        Assert.Equal(before, await register.DumpAsync());
    }

    [Theory]
    [InlineData("UTC", "2026-W53")]
    [InlineData("Asia/Kathmandu", "2027-W01")]
    public async Task Run_AtTheTurnOfTheYear_NamesTheWeekThatItIsThere(string zone, string week)
    {
        await using var register = await TestRegister.OpenAsync();
        register.Settings.TimeZone = zone;
        await register.AddFreshAsync();
        register.GoTo("2027-01-03", "18:15:00");
        await register.RunCompleteness.RunAsync(default);
        Assert.Equal(week, (await ListAsync(register)).Week);
    }

    [Fact]
    public async Task Run_ManyLack_ListsFiftyOfAnOfficerAndSaysHowManyMore()
    {
        await using var register = await TestRegister.OpenAsync();
        var officer = await AddOfficerAsync(new(register), TestRegister.Home, "Албан хаагч");
        var ids = new List<string>();
        for (var i = 0; i < 53; i++)
        {
            ids.Add((await AddByAsync(register, officer, string.Empty, null)).ToString());
        }

        await register.RunCompleteness.RunAsync(default);

        var list = Assert.Single((await ListAsync(register)).Officers);
        Assert.Equal((officer.Id, 3), (list.Client, list.More));
        Assert.Equal(ids.Order(StringComparer.Ordinal).Take(50), list.Missing.Select(m => m.Collaboration.ToString()));
    }

    [Fact]
    public async Task Run_TwoInstancesOrALostAnswer_TellItOnce()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddFreshAsync();
        await register.AddFreshAsync(home: TestRegister.OtherHome);
        await using var other = await register.OpenAnotherStoreAsync();
        var first = 0;
        var late = new InBetweenStore(register.Store, TableNames.Register, async () => first = await register.CompletenessOver(other).RunAsync(default));
        Assert.Equal(0, await register.CompletenessOver(late).RunAsync(default));
        Assert.Equal(2, first);
        Assert.Single(await register.EventsAsync(EventTypes.CompletenessListed));
        Assert.Single(await register.EventsAsync(EventTypes.CompletenessListed, TestRegister.OtherHome));

        register.Clock.Advance(TimeSpan.FromDays(7));
        register.Unclear.LoseAnswers = 1;
        await Assert.ThrowsAsync<AggregateException>(() => register.RunCompleteness.RunAsync(default));
        Assert.Equal(0, await register.RunCompleteness.RunAsync(default));
        Assert.Equal(2, (await register.EventsAsync(EventTypes.CompletenessListed)).Count);
        Assert.Equal(2, (await register.EventsAsync(EventTypes.CompletenessListed, TestRegister.OtherHome)).Count);
    }

    [Fact]
    public async Task Run_AHomeIsAway_TellsTheOthers()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddFreshAsync();
        await register.AddFreshAsync(home: TestRegister.OtherHome);
        await Assert.ThrowsAsync<AggregateException>(
            () => register.CompletenessOver(new HomeOutage(register.Store, TestRegister.Home)).RunAsync(default));
        Assert.Empty(await register.EventsAsync(EventTypes.CompletenessListed));
        Assert.Single(await register.EventsAsync(EventTypes.CompletenessListed, TestRegister.OtherHome));
    }

    private static string Whole(string code) =>
        $",\"code\":\"{code}\",\"summary\":{{\"ne\":\"सारांश\"}},\"themes\":[\"nursing\"],\"fields\":[\"0913\"],\"noticePeriodDays\":30";

    private static async Task<CompletenessList> ListAsync(TestRegister register) =>
        Assert.Single(await register.EventsAsync(EventTypes.CompletenessListed)).Data.Deserialize(RegisterJson.Readable.CompletenessList)!;

    private static async Task<Client> AddOfficerAsync(TestClients clients, string home, string name) =>
        (await clients.AddAsync($$"""{"name":"{{name}}","role":"officer","institution":"{{home}}"}""")).Client;

    /// <summary>Registers a collaboration of <see cref="TestRegister.Home"/> in a client's name.</summary>
    private static async Task<Guid> AddByAsync(TestRegister register, Client client, string more, string? endsOn)
    {
        var origin = new WriteOrigin(Client.CallerOf(client.Id, client.Name, client.Role, client.Institution).Name, "request", "test");
        var json = $$$"""
            {"institution":"{{{TestRegister.Home}}}","partners":[{"institution":"kr-hospital","role":"partner"}],"title":{"mn":"Хамтарсан судалгаа"},
             "instrument":"mou","kinds":["joint-research"],"status":"active","signedOn":"2026-10-01","startsOn":"2026-10-01"
             {{{(endsOn is null ? string.Empty : $",\"endsOn\":\"{endsOn}\"")}}}{{{more}}}}
            """;
        return TestRegister.Done(await register.Register.RunAsync(Caller.Admin, TestRegister.Json(json), null, origin, default)).Id;
    }
}
