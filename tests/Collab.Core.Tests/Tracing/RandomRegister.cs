using System.Globalization;
using Collab.Core.Access;
using Collab.Core.Challenges;
using Collab.Core.Collaborations;
using Collab.Core.Items;
using Collab.Core.Outcomes;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.Tests.Support;

namespace Collab.Core.Tests.Tracing;

/// <summary>A register of random collaborations of two homes with records of every type, which is changed at random.</summary>
internal sealed class RandomRegister(TestRegister register, Random random)
{
    private static readonly string[] Partners = ["kr-hospital", "jp-university", "who"];
    private static readonly string[] Activities = ["completed", "planned", "ongoing", "cancelled"];
    private static readonly string[] Directions = ["inbound", "outbound", "none"];
    private static readonly string[] Countries = ["MN", "NP", "KR", "JP"];
    private static readonly string[] States = ["draft", "signed", "active", "active", "expired"];
    private static readonly string[] Currencies = ["USD", "JPY", "KWD"];

    private readonly List<(Guid Id, string Home)> live = [];

    public IReadOnlyList<(Guid Id, string Home)> Live => live;

    public async Task AddAsync(int collaborations, int items)
    {
        for (var i = 0; i < collaborations; i++)
        {
            live.Add(await AddCollaborationAsync());
        }

        for (var i = 0; i < items; i++)
        {
            await SubmitAsync(One(live).Id);
        }
    }

    /// <summary>One change of any kind: to an item, to a collaboration, or of what there is.</summary>
    public async Task ChangeAsync()
    {
        var (id, home) = One(live);
        switch (random.Next(12))
        {
            case 0 when live.Count > 2:
                TestRegister.Done(await register.Delete.RunAsync(Caller.Admin, id, new Expectation.AnyVersion(), TestRegister.Origin, default));
                live.Remove((id, home));
                break;
            case 1:
                live.Add(await AddCollaborationAsync());
                break;
            case 2:
                var patch = $$"""{"partners":[{"institution":"{{One(Partners)}}","role":"lead"}],"signedOn":"{{Day()}}","themes":["{{One(Codes<Theme>.All)}}"]}""";
                TestRegister.Done(await register.Change.PatchAsync(Caller.Admin, id, TestRegister.Json(patch), new Expectation.AnyVersion(), TestRegister.Origin, default));
                break;
            case < 6 when (await WholeRegister.ItemsAsync(register, id, home)) is { Count: > 0 } items:
                var item = One(items);
                TestRegister.Done(await register.DeleteItem.RunAsync(
                    Caller.Admin, new(id, item.Type, item.Id), new Expectation.AnyVersion(), TestRegister.Origin, default));
                break;
            default:
                await SubmitAsync(id);
                break;
        }
    }

    private async Task<(Guid Id, string Home)> AddCollaborationAsync()
    {
        var home = random.Next(2) == 0 ? TestRegister.Home : TestRegister.OtherHome;
        var first = One(Partners);
        var partners = random.Next(2) == 0 ? Partner(first) : $"{Partner(first)},{Partner(Partners.First(p => p != first))}";
        var json = $$"""
            {"institution":"{{home}}","partners":[{{partners}}],"title":{"en":"T","mn":"Өвөл"},"instrument":"{{One(Codes<Instrument>.All)}}",
             "kinds":["student-exchange","{{One(Codes<CollaborationKind>.All.Where(k => k != "student-exchange").ToArray())}}"],
             "status":"{{One(States)}}","signedOn":"{{Day()}}","startsOn":"2024-01-01",
             "endsOn":"{{IsoDate.Of(new DateOnly(2026, 11, 1).AddDays(random.Next(0, 300)))}}"{{(random.Next(2) == 0 ? ",\"noticePeriodDays\":90" : string.Empty)}},
             "conditions":[{"direction":"{{Directions[random.Next(2)]}}","type":"student-studies","perYear":{{random.Next(1, 9)}},"firstAcademicYear":"2024/2025","lastAcademicYear":"2025/2026"}]}
            """;
        return (TestRegister.Done(await register.RegisterAsync(json)).Id, home);
    }

    /// <summary>A new item or, by a reference that was used before, another content of an old one.</summary>
    private async Task SubmitAsync(Guid id)
    {
        var type = ItemType.All[random.Next(4)];
        var said = type == ItemType.Activity ? Activity() : type == ItemType.Outcome ? Outcome() : type == ItemType.Funding ? Funding() : Challenge();
        TestRegister.Done(await register.SubmitAsync(id, type, $$"""{{{said}},"reference":"Ө{{random.Next(12)}}"}"""));
    }

    private string Activity()
    {
        var start = Date();
        return $$"""
            "kind":"{{One(Codes<CollaborationKind>.All)}}","direction":"{{One(Directions)}}","status":"{{One(Activities)}}","title":{"ne":"तालिम"},
            "startsOn":"{{IsoDate.Of(start)}}","endsOn":"{{IsoDate.Of(start.AddDays(random.Next(400)))}}","days":{{random.Next(1, 40)}},"country":"{{One(Countries)}}",
            "participants":{"students":{{random.Next(9)}},"faculty":{{random.Next(2)}}}
            """;
    }

    private string Outcome() => $$"""
        "kind":"{{One(Codes<OutcomeKind>.All)}}","impact":"{{One(Codes<Impact>.All)}}","achievedOn":"{{Day()}}","quantity":{{random.Next(1, 9)}},"title":{"mn":"Үр дүн"}
        """;

    private string Funding() => $$"""
        "type":"{{One(Codes<Collab.Core.Finance.FundingType>.All)}}","amount":"{{random.Next(1, 9_999_999).ToString(CultureInfo.InvariantCulture)}}","currency":"{{One(Currencies)}}","valueDate":"{{Day()}}"
        """;

    private string Challenge()
    {
        var (opened, resolved) = (Date(), random.Next(2) == 0);
        return $$"""
            "kind":"{{One(Codes<ChallengeKind>.All)}}","area":"{{One(Codes<ChallengeArea>.All)}}","severity":{{random.Next(1, 6)}},"status":"{{(resolved ? "resolved" : "open")}}",
            "openedOn":"{{IsoDate.Of(opened)}}"{{(resolved ? $",\"resolvedOn\":\"{IsoDate.Of(opened.AddDays(random.Next(200)))}\"" : string.Empty)}},"description":{"en":"D"}
            """;
    }

    private static string Partner(string id) => $$"""{"institution":"{{id}}","role":"partner"}""";

    private DateOnly Date() => new DateOnly(2025, 2, 20).AddDays(random.Next(0, 500));

    private string Day() => IsoDate.Of(Date());

    private T One<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
}
