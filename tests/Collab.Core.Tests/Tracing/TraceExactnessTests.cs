using System.Globalization;
using System.Text.Json.Nodes;
using Collab.Core.Reports;
using Collab.Core.Standards;
using Collab.Core.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Collab.Core.Tests.Tracing;

/// <summary>
/// Random registers, reported and then changed at random: for every figure of the report the traced records add up to it, and each says what it said
/// when the report was made.
/// </summary>
public sealed class TraceExactnessTests
{
    private static readonly string[] Sections = ["collaborations", "activities", "reciprocity", "outcomes", "funding", "challenges", "quality", "change"];

    [Fact]
    public void Trace_OfEveryFigureAfterRandomChanges_AddsUpToIt() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(3),
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => RunAsync(seed).GetAwaiter().GetResult()));

    private static async Task RunAsync(int seed)
    {
        var random = new Random(seed);
        await using var register = await TestRegister.OpenAsync();
        var changing = new RandomRegister(register, random);
        await changing.AddAsync(random.Next(2, 6), random.Next(20, 70));
        for (var i = 0; i < 10; i++)
        {
            await changing.ChangeAsync();
        }

        var from = new DateOnly(2025, 6, 1).AddDays(random.Next(200));
        var period = random.Next(2) == 0 ? new Period(new(2025, 9, 1), new(2026, 2, 28)) : new Period(from, from.AddDays(random.Next(30, 250)));
        var then = await RecordsAsync(register, changing);
        (Guid Id, JsonObject Json)[] reports =
            [await TracePages.KeepAsync(register, TestRegister.Home, period), await TracePages.KeepAsync(register, ReportScope.National, period)];
        for (var i = 0; i < 40; i++)
        {
            await changing.ChangeAsync();
        }

        foreach (var (id, json) in reports)
        {
            foreach (var pointer in Sections.SelectMany(s => FiguresOf(json[s]!, $"/{s}")))
            {
                await CompareAsync(register, id, pointer, random.Next(1, 15), then);
            }
        }
    }

    private static async Task CompareAsync(TestRegister register, Guid report, string pointer, int limit, Dictionary<Guid, JsonNode> then)
    {
        var found = await TracePages.WalkAsync(register.Trace, report, pointer, limit);
        Assert.False(found.Differs, pointer);
        Assert.Null(found.Note);
        foreach (var item in found.Items)
        {
            Assert.True(JsonNode.DeepEquals(Timeless(then[item["id"]!.GetValue<Guid>()]), Timeless(item["record"]!)), $"{pointer}: {item}");
        }

        if (found.Value is JsonValue value && !pointer.Contains("/quality/", StringComparison.Ordinal))
        {
            var member = found.Last["sum"]!.AsObject().Single().Key;
            Assert.Equal(NumberOf(value), found.Items.Sum(i => NumberOf(i["counts"]![member]!)));
            Assert.All(found.Items, i => Assert.NotEqual(0, NumberOf(i["counts"]![member]!)));
        }
        else if (found.Value is JsonArray named)
        {
            Assert.Equal(
                named.Select(n => n is JsonObject entry ? entry["collaboration"]!.GetValue<Guid>() : n!.GetValue<Guid>()).Order(), found.Ids.Order());
        }
    }

    /// <summary>Pointers of all that is a figure, groups as a whole too; entries of lists by index and by name in turn.</summary>
    private static IEnumerable<string> FiguresOf(JsonNode at, string pointer) => at switch
    {
        JsonObject entry => entry.Where(m => m.Value is not null && m.Key is not ("currency" or "partner"))
            .SelectMany(m => FiguresOf(m.Value!, $"{pointer}/{m.Key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}"))
            .Concat(entry.ContainsKey("count") || entry.ContainsKey("opened") ? [pointer] : []),
        JsonArray list when pointer.EndsWith("/funding", StringComparison.Ordinal) || pointer.EndsWith("/reciprocity", StringComparison.Ordinal) =>
            list.SelectMany((e, i) => FiguresOf(e!, $"{pointer}/{(i % 2 == 0 ? i.ToString(CultureInfo.InvariantCulture) : (e!["currency"] ?? e["partner"])!.GetValue<string>())}")),
        JsonArray when pointer == "/change/challenges/blocked" => [],
        _ => [pointer],
    };

    private static decimal NumberOf(JsonNode number) =>
        number.GetValueKind() == System.Text.Json.JsonValueKind.String ? decimal.Parse(number.GetValue<string>(), CultureInfo.InvariantCulture) : number.GetValue<decimal>();

    private static JsonNode Timeless(JsonNode record)
    {
        var copy = record.DeepClone();
        copy.AsObject().Remove("updatedAt");
        return copy;
    }

    private static async Task<Dictionary<Guid, JsonNode>> RecordsAsync(TestRegister register, RandomRegister all)
    {
        var records = new Dictionary<Guid, JsonNode>();
        foreach (var (id, home) in all.Live)
        {
            records[id] = JsonNode.Parse((await register.Reader.HeadAsync(home, id, default))!.Body)!;
            foreach (var item in await WholeRegister.ItemsAsync(register, id, home))
            {
                records[item.Id] = JsonNode.Parse(item.Type.Bytes(item))!;
            }
        }

        return records;
    }
}
