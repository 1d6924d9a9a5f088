using Collab.Core.Access;
using Collab.Core.Activities;
using Collab.Core.Challenges;
using Collab.Core.Collaborations;
using Collab.Core.Items;
using Collab.Core.Outcomes;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.Tests.Support;

namespace Collab.Core.Tests.Reports;

/// <summary>Makes and edits a register at random through the operations, as months go by. What a rule refuses stays undone.</summary>
internal sealed class RandomRegister(TestRegister register, Random random)
{
    public const string ThirdHome = "mn-second-university";

    private static readonly string[] Homes = [TestRegister.Home, TestRegister.OtherHome, ThirdHome];
    private static readonly string[] Partners = ["kr-hospital", "jp-university", "who", TestRegister.OtherHome];
    private static readonly string[] Countries = ["MN", "NP", "KR", "JP", "US", "ZW"];
    private static readonly string[] Currencies = ["MNT", "JPY", "KWD", "EUR"];
    private static readonly string[] Amounts = ["1", "250000", "999999999999999", "12.50", "0.01"];
    private static readonly string[] Texts = ["Солилцоо Өө Үү", "सहकार्य", "Exchange"];

    /// <summary>Days at the edges of months, years, academic years and leap years.</summary>
    private static readonly DateOnly[] Edges =
    [
        new(2023, 8, 31), new(2023, 9, 1), new(2023, 12, 31), new(2024, 1, 1), new(2024, 1, 31), new(2024, 2, 1), new(2024, 2, 28), new(2024, 2, 29),
        new(2024, 3, 1), new(2024, 8, 31), new(2024, 9, 1), new(2024, 12, 31), new(2025, 1, 1), new(2025, 2, 28), new(2025, 3, 1), new(2025, 8, 31), new(2025, 9, 1),
    ];

    private readonly List<(Guid Id, string Home)> collaborations = [];

    /// <summary>Collaborations that have not been deleted.</summary>
    public IReadOnlyList<(Guid Id, string Home)> Collaborations => collaborations;

    public async Task MakeAsync(int steps)
    {
        await register.AddInstitutionAsync(ThirdHome, """{"names":{"mn":"Хоёрдугаар их сургууль"},"kind":"university","country":"MN","home":true}""");
        register.Clock.SetTo(new(2023, 10, 1, 22, 0, 0, TimeSpan.Zero));
        for (var i = 0; i < steps; i++)
        {
            await StepAsync();
            if (random.Next(4) == 0)
            {
                register.Clock.Advance(TimeSpan.FromHours(random.Next(1, 24 * 40)));
            }

            if (random.Next(25) == 0)
            {
                register.Cache.Clear();
                await register.Lifecycle.RunAsync(default);
            }
        }
    }

    public (DateOnly From, DateOnly To) Period()
    {
        var from = Date();
        switch (random.Next(6))
        {
            case 0:
                return (Month.Of(from).FirstDay, Month.Of(from).LastDay);
            case 1:
                var quarter = new DateOnly(from.Year, (from.Month - 1) / 3 * 3 + 1, 1);
                return (quarter, quarter.AddMonths(3).AddDays(-1));
            case 2:
                return (new(from.Year, 1, 1), new(from.Year, 12, 31));
            case 3:
                return (new(from.Year, 9, 1), new(from.Year + 1, 8, 31));
            case 4:
                return (from, from);
            default:
                return (from, from.AddDays(random.Next(1, 500)));
        }
    }

    private async Task StepAsync()
    {
        var chance = collaborations.Count == 0 ? 0 : random.Next(100);
        if (chance < 8)
        {
            var home = Of(Homes);
            if ((await register.RegisterAsync(CollaborationJson(home))).TryGet(out var made, out _))
            {
                collaborations.Add((made.Id, home));
            }

            return;
        }

        var at = random.Next(collaborations.Count);
        var (id, of) = collaborations[at];
        switch (chance)
        {
            case < 62:
                var type = Of(ItemType.All);
                await register.SubmitAsync(id, type, ItemJson(type));
                break;
            case < 76:
                await EditAsync(id, of);
                break;
            case < 84:
                await DeleteItemAsync(id, of);
                break;
            case < 90:
                await register.Change.PatchAsync(Caller.Admin, id, TestRegister.Json(CollaborationPatch(of)), new Expectation.AnyVersion(), TestRegister.Origin, default);
                break;
            case < 94:
                await register.Move.RunAsync(
                    Caller.Admin, id, TestRegister.Json($$"""{"to":"{{Of(["proposed", "signed", "active", "terminated"])}}","on":"{{Day()}}","reason":"Шалтгаан"}"""), null, TestRegister.Origin, default);
                break;
            case < 98:
                if ((await register.Renew.RunAsync(Caller.Admin, id, TestRegister.Json($$"""{"status":"{{Of(["draft", "signed", "active"])}}"}"""), null, TestRegister.Origin, default)).TryGet(out var renewal, out _))
                {
                    collaborations.Add((renewal.Id, of));
                }

                break;
            default:
                TestRegister.Done(await register.Delete.RunAsync(Caller.Admin, id, new Expectation.AnyVersion(), TestRegister.Origin, default));
                collaborations.RemoveAt(at);
                break;
        }
    }

    private async Task EditAsync(Guid id, string home)
    {
        if (await AnyItemAsync(id, home) is { } item)
        {
            var at = new ItemAddress(id, item.Type, item.Id);
            var patch = item switch
            {
                Activity => Of([$"\"startsOn\":\"{Day()}\"", $"\"endsOn\":\"{Day()}\"", $"\"status\":\"{Of(Codes<ActivityStatus>.All)}\"", $"\"country\":\"{Of(Countries)}\"", "\"participants\":{\"students\":7}"]),
                Outcome => Of([$"\"achievedOn\":\"{Day()}\"", $"\"quantity\":{random.Next(1, 50)}", $"\"impact\":\"{Of(Codes<Impact>.All)}\""]),
                Challenge => Of([$"\"openedOn\":\"{Day()}\"", $"\"status\":\"resolved\",\"resolvedOn\":\"{Day()}\"", "\"status\":\"accepted\"", "\"severity\":5", "\"status\":\"open\",\"resolvedOn\":null"]),
                _ => Of([$"\"valueDate\":\"{Day()}\"", "\"amount\":\"77\"", $"\"currency\":\"{Of(Currencies)}\""]),
            };
            await register.ChangeItem.PatchAsync(Caller.Admin, at, TestRegister.Json($"{{{patch}}}"), new Expectation.AnyVersion(), TestRegister.Origin, default);
        }
    }

    private async Task DeleteItemAsync(Guid id, string home)
    {
        if (await AnyItemAsync(id, home) is { } item)
        {
            TestRegister.Done(await register.DeleteItem.RunAsync(Caller.Admin, new(id, item.Type, item.Id), new Expectation.AnyVersion(), TestRegister.Origin, default));
        }
    }

    private async Task<IItem?> AnyItemAsync(Guid id, string home)
    {
        var items = await WholeRegister.ItemsAsync(register, id, home);
        return items.Count == 0 ? null : items[random.Next(items.Count)];
    }

    private string ItemJson(ItemType type)
    {
        var reference = random.Next(3) == 0 ? string.Empty : $",\"reference\":\"R{random.Next(8)}\"";
        var started = Date();
        if (type == ItemType.Activity)
        {
            return $$$"""
                {"kind":"{{{Of(Codes<CollaborationKind>.All)}}}","direction":"{{{Of(Codes<Direction>.All)}}}","status":"{{{Of(Codes<ActivityStatus>.All)}}}","title":{"ne":"तालिम"},
                 "startsOn":"{{{IsoDate.Of(started)}}}","endsOn":"{{{IsoDate.Of(started.AddDays(random.Next(0, 60)))}}}","country":"{{{Of(Countries)}}}",
                 "participants":{"students":{{{random.Next(9)}}},"residents":{{{random.Next(3)}}},"faculty":{{{random.Next(3)}}},"staff":{{{random.Next(2)}}}}{{{reference}}}}
                """;
        }

        if (type == ItemType.Outcome)
        {
            return $$"""
                {"kind":"{{Of(Codes<OutcomeKind>.All)}}","impact":"{{Of(Codes<Impact>.All)}}","achievedOn":"{{IsoDate.Of(started)}}","quantity":{{random.Next(1, 2000)}},"title":{"mn":"Нийтлэл"}{{reference}}}
                """;
        }

        if (type == ItemType.Funding)
        {
            var currency = Of(Currencies);
            return $$"""
                {"type":"{{Of(["incoming", "commitment", "disbursement", "expenditure"])}}","amount":"{{(currency == "JPY" ? Amounts[random.Next(3)] : Of(Amounts))}}","currency":"{{currency}}","valueDate":"{{IsoDate.Of(started)}}"{{reference}}}
                """;
        }

        var status = Of(Codes<ChallengeStatus>.All);
        var resolved = status == "resolved" || (status == "accepted" && random.Next(2) == 0) ? $",\"resolvedOn\":\"{IsoDate.Of(started.AddDays(random.Next(0, 200)))}\"" : string.Empty;
        return $$"""
            {"kind":"{{Of(Codes<ChallengeKind>.All)}}","area":"{{Of(Codes<ChallengeArea>.All)}}","severity":{{random.Next(1, 6)}},"status":"{{status}}","openedOn":"{{IsoDate.Of(started)}}"{{resolved}},
             "description":{"mn":"Өгөгдөл"}{{reference}}}
            """;
    }

    private string CollaborationJson(string home)
    {
        var starts = Date();
        var ends = random.Next(3) == 0 ? string.Empty : $",\"endsOn\":\"{IsoDate.Of(starts.AddDays(random.Next(1, 700)))}\"" + (random.Next(4) == 0 ? ",\"autoRenewMonths\":6" : string.Empty);
        return $$"""
            {"institution":"{{home}}","partners":[{{PartnersJson(home)}}],"title":{"en":"{{Of(Texts)}}"},"instrument":"{{Of(Codes<Instrument>.All)}}",
             "kinds":["{{Of(Codes<CollaborationKind>.All)}}"],"status":"{{Of(["draft", "proposed", "signed", "active", "expired"])}}",
             "signedOn":"{{IsoDate.Of(starts.AddDays(-random.Next(0, 60)))}}","startsOn":"{{IsoDate.Of(starts)}}"{{ends}}
             {{Maybe(",\"summary\":{\"mn\":\"Товч\"}")}}{{Maybe(",\"fields\":[\"0912\"]")}}{{Maybe(",\"noticePeriodDays\":90")}}{{Maybe($",\"themes\":[\"{Of(Codes<Theme>.All)}\"]")}}
             {{Maybe($",\"code\":\"{home}-{random.Next(100_000)}\"")}}{{Maybe(ConditionsJson())}}}
            """;
    }

    private string CollaborationPatch(string home) => Of(
    [
        $$"""{"partners":[{{PartnersJson(home)}}]}""", $$"""{"themes":["{{Of(Codes<Theme>.All)}}"]}""", $$"""{"endsOn":"{{Day()}}"}""", """{"summary":null}""",
        """{"kinds":["faculty-exchange","joint-research"]}""", $$"""{"signedOn":"{{Day()}}"}""",
    ]);

    private string PartnersJson(string home) => string.Join(
        ',', Partners.Where(p => p != home).OrderBy(_ => random.Next()).Take(random.Next(1, 4)).Select(p => $$"""{"institution":"{{p}}","role":"partner"}"""));

    private string ConditionsJson() => $$"""
        ,"conditions":[{"direction":"{{Of(["inbound", "outbound"])}}","type":"student-studies","perYear":{{random.Next(1, 9)}},"firstAcademicYear":"2023/2024","lastAcademicYear":"{{Of(["2023/2024", "2024/2025"])}}"}]
        """;

    private string Maybe(string text) => random.Next(2) == 0 ? text : string.Empty;

    private string Day() => IsoDate.Of(Date());

    private DateOnly Date() => random.Next(2) == 0 ? Of(Edges) : new DateOnly(2023, 8, 1).AddDays(random.Next(0, 800));

    private T Of<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];
}
