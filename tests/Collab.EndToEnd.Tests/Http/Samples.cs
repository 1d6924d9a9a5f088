namespace Collab.EndToEnd.Tests.Http;

/// <summary>Bodies of records that the register takes.</summary>
internal static class Samples
{
    public static string Slug(string what) => $"{what}-{Guid.CreateVersion7():N}";

    /// <summary>An address that nobody else has.</summary>
    public static string Address() => string.Join(':', Convert.ToHexStringLower(Guid.CreateVersion7().ToByteArray(bigEndian: true)).Chunk(4).Select(c => new string(c)));

    public static object Home(string name = "Sample Medical University") =>
        new { names = new { en = name, mn = "Жишиг Анагаахын Их Сургууль" }, kind = "university", country = "MN", home = true };

    public static object Partner(string country = "JP", string name = "Partner University") =>
        new { names = new { en = name }, kind = "university", country };

    public static Dictionary<string, object?> Collaboration(string institution, string partner, string? code = null) => new()
    {
        ["institution"] = institution,
        ["code"] = code,
        ["partners"] = new[] { new { institution = partner, role = "partner" } },
        ["title"] = new { en = "Exchange of students", mn = "Оюутан солилцоо" },
        ["instrument"] = "mou",
        ["kinds"] = new[] { "student-exchange" },
        ["themes"] = new[] { "public-health" },
        ["status"] = "active",
        ["signedOn"] = "2024-01-10",
        ["startsOn"] = "2024-02-01",
        ["endsOn"] = "2034-01-31",
    };

    public static Dictionary<string, object?> Activity(string? reference = null, int students = 12) => new()
    {
        ["kind"] = "student-exchange",
        ["direction"] = "outbound",
        ["status"] = "completed",
        ["title"] = new { en = "Autumn semester" },
        ["startsOn"] = "2025-09-01",
        ["endsOn"] = "2025-09-10",
        ["participants"] = new { students },
        ["country"] = "JP",
        ["reference"] = reference,
    };

    /// <summary>An item of the list's type on a day.</summary>
    public static Dictionary<string, object?> Item(string list, string? reference = null, string on = "2026-03-03")
    {
        var item = list switch
        {
            "outcomes" => new()
            {
                ["kind"] = "publication",
                ["impact"] = "research-innovation",
                ["quantity"] = 1,
                ["title"] = new { ne = "अनुसन्धान लेख" },
                ["doi"] = "10.5555/12345678",
                ["orcids"] = new[] { "0000-0002-1825-0097" },
                ["reference"] = reference,
            },
            "funding" => new() { ["type"] = "disbursement", ["amount"] = "1200.50", ["currency"] = "USD", ["reference"] = reference },
            "challenges" => new()
            {
                ["kind"] = "regulatory-barrier",
                ["area"] = "clinical-training",
                ["severity"] = 3,
                ["status"] = "open",
                ["description"] = new { mn = "Зөвшөөрөл хүлээгдэж байна" },
                ["reference"] = reference,
            },
            _ => Activity(reference),
        };
        foreach (var (name, date) in Dated(list, on))
        {
            item[name] = date;
        }

        return item;
    }

    /// <summary>The date by which an item of the list's type counts.</summary>
    public static Dictionary<string, object?> Dated(string list, string on) => list switch
    {
        "outcomes" => new() { ["achievedOn"] = on },
        "funding" => new() { ["valueDate"] = on },
        "challenges" => new() { ["openedOn"] = on },
        _ => new() { ["startsOn"] = on, ["endsOn"] = "2026-12-31" },
    };
}
