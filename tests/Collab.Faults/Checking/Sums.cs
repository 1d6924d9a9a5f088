using System.Globalization;
using System.Text.Json.Nodes;

namespace Collab.Faults.Checking;

/// <summary>Figures of a summary that can be counted from the records in the plainest way there is.</summary>
internal sealed record Sums(int Collaborations, int Activities, int Participants, int PersonDays, int Outcomes, int Quantity, decimal Incoming, decimal Spent, int Opened)
{
    public static Sums Of(IEnumerable<Seen> items, int collaborations)
    {
        var byKind = items.ToLookup(i => i.Kind, i => i.Body);
        var activities = byKind["activities"].Where(a => a["status"]!.GetValue<string>() != "cancelled").ToArray();
        return new(
            collaborations,
            activities.Length,
            activities.Sum(People),
            activities.Sum(a => People(a) * a["days"]!.GetValue<int>()),
            byKind["outcomes"].Count(),
            byKind["outcomes"].Sum(o => o["quantity"]!.GetValue<int>()),
            Money(byKind["funding"], "incoming"),
            Money(byKind["funding"], "expenditure"),
            byKind["challenges"].Count());
    }

    public static Sums Of(JsonNode summary)
    {
        var usd = summary["funding"]!.AsArray().SingleOrDefault(f => f!["currency"]!.GetValue<string>() == "USD");
        return new(
            summary["collaborations"]!["total"]!.GetValue<int>(),
            summary["activities"]!["count"]!.GetValue<int>(),
            summary["activities"]!["participants"]!.GetValue<int>(),
            summary["activities"]!["personDays"]!.GetValue<int>(),
            summary["outcomes"]!["count"]!.GetValue<int>(),
            summary["outcomes"]!["quantity"]!.GetValue<int>(),
            Amount(usd?["incoming"]),
            Amount(usd?["expenditure"]),
            summary["challenges"]!["opened"]!.GetValue<int>());
    }

    private static int People(JsonObject activity) => activity["participants"]!.AsObject().Sum(p => p.Value!.GetValue<int>());

    private static decimal Money(IEnumerable<JsonObject> funding, string type) =>
        funding.Where(f => f["type"]!.GetValue<string>() == type).Sum(f => Amount(f["amount"]));

    private static decimal Amount(JsonNode? text) => text is null ? 0 : decimal.Parse(text.GetValue<string>(), CultureInfo.InvariantCulture);
}
