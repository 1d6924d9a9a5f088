using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;

namespace Collab.Faults.Traffic;

/// <summary>Draws bodies of records. The mark is the first word of a text, behind it stands which version of the record it is.</summary>
internal static class Draws
{
    public const string Partner = "faults-partner-jp";

    public static readonly string[] ItemKinds = ["activities", "outcomes", "funding", "challenges"];

    public static readonly string[] Homes = ["faults-home-mn", "faults-home-np"];

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly DateOnly First = new(2024, 1, 1);

    public static byte[] Bytes(JsonNode json) => Encoding.UTF8.GetBytes(json.ToJsonString(Readable));

    public static string Line(JsonNode json) => json.ToJsonString(Readable);

    public static JsonObject Home(int number) => new()
    {
        ["names"] = new JsonObject { ["en"] = $"Home {Text(number)}", ["mn"] = "Жишиг Ө Ү", ["ne"] = "उदाहरण" },
        ["kind"] = "university",
        ["country"] = number == 0 ? "MN" : "NP",
        ["home"] = true,
    };

    public static JsonObject PartnerBody() => new() { ["names"] = new JsonObject { ["en"] = "Partner" }, ["kind"] = "university", ["country"] = "JP" };

    public static JsonObject Collaboration(string home, string mark) => new()
    {
        ["institution"] = home,
        ["code"] = mark,
        ["partners"] = new JsonArray(new JsonObject { ["institution"] = Partner, ["role"] = "partner" }),
        ["title"] = Title(mark, 0),
        ["instrument"] = "mou",
        ["kinds"] = new JsonArray("student-exchange"),
        ["status"] = "active",
        ["signedOn"] = "2024-01-10",
        ["startsOn"] = "2024-02-01",
        ["endsOn"] = "2044-01-31",
    };

    /// <summary>A record of a list.</summary>
    public static JsonObject Item(Random random, string kind, string mark, bool withReference)
    {
        var day = First.AddDays(random.Next(720));
        var item = kind switch
        {
            "activities" => new JsonObject
            {
                ["kind"] = random.Next(2) == 0 ? "student-exchange" : "joint-research",
                ["direction"] = random.Next(2) == 0 ? "inbound" : "outbound",
                ["status"] = random.Next(8) == 0 ? "cancelled" : "completed",
                ["startsOn"] = Written(day),
                ["endsOn"] = Written(day.AddDays(random.Next(20))),
                ["participants"] = new JsonObject { ["students"] = random.Next(1, 20), ["residents"] = 1, ["faculty"] = random.Next(1, 4), ["staff"] = 1 },
                ["country"] = "JP",
            },
            "outcomes" => new() { ["kind"] = "publication", ["impact"] = "research-innovation", ["achievedOn"] = Written(day), ["quantity"] = random.Next(1, 9) },
            "funding" => new() { ["type"] = random.Next(2) == 0 ? "incoming" : "expenditure", ["amount"] = Amount(random), ["currency"] = "USD", ["valueDate"] = Written(day) },
            _ => new() { ["kind"] = "language", ["area"] = "education", ["severity"] = random.Next(1, 6), ["status"] = "open", ["openedOn"] = Written(day) },
        };
        foreach (var (name, value) in Named(kind, mark, 0).ToArray())
        {
            item[name] = value!.DeepClone();
        }

        if (withReference)
        {
            item["reference"] = mark;
        }

        return item;
    }

    /// <summary>A merge patch that changes what the record is called and one figure; another version of the record than any before.</summary>
    public static JsonObject Patch(Random random, string kind, string mark, int version)
    {
        var patch = Named(kind, mark, version);
        switch (kind)
        {
            case "activities":
                patch["participants"] = new JsonObject { ["students"] = random.Next(1, 40), ["residents"] = random.Next(1, 5), ["faculty"] = 2, ["staff"] = 1 };
                break;
            case "outcomes":
                patch["quantity"] = random.Next(10, 90);
                break;
            case "funding":
                patch["amount"] = Amount(random);
                break;
            case "challenges":
                patch["openedOn"] = Written(First.AddDays(random.Next(720)));
                break;
        }

        return patch;
    }

    /// <summary>What a patch makes of a record; the members that are objects are sent whole.</summary>
    public static JsonObject Patched(JsonObject before, JsonObject patch)
    {
        var after = before.DeepClone().AsObject();
        foreach (var (name, value) in patch)
        {
            after[name] = value?.DeepClone();
        }

        return after;
    }

    /// <summary>The mark of a stored record; empty when it has none.</summary>
    public static string MarkOf(string kind, JsonObject stored)
    {
        var text = kind switch
        {
            "funding" => stored["provider"],
            "challenges" => stored["description"]?["en"],
            "clients" => stored["name"],
            "subscriptions" => stored["description"],
            _ => stored["title"]?["en"],
        };
        return text?.GetValue<string>().Split(' ')[0] ?? "";
    }

    /// <summary>Cells of a table of activities, with the record that each row becomes.</summary>
    public static string Row(string code, JsonObject activity)
    {
        var people = activity["participants"]!;
        return string.Join(
            ',', code, activity["reference"], activity["kind"], activity["direction"], activity["status"], activity["title"]!["en"], activity["title"]!["mn"],
            activity["startsOn"], activity["endsOn"], people["students"], people["residents"], people["faculty"], people["staff"], activity["country"]);
    }

    public const string Header =
        "collaboration,reference,kind,direction,status,title.en,title.mn,startsOn,endsOn,students,participants.residents,faculty,staff,country";

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static JsonObject Named(string kind, string mark, int version) => kind switch
    {
        "funding" => new() { ["provider"] = $"{mark} v{Text(version)} Сан" },
        "challenges" => new() { ["description"] = Title(mark, version) },
        _ => new() { ["title"] = Title(mark, version) },
    };

    private static JsonObject Title(string mark, int version) => new() { ["en"] = $"{mark} v{Text(version)}", ["mn"] = $"Өрнөх Үйл {Text(version)} अध्ययन" };

    private static string Amount(Random random) => $"{Text(random.Next(1, 9999))}.{Text(random.Next(10, 99))}";

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
