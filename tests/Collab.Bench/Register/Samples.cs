using System.Globalization;
using System.Text;

namespace Collab.Bench.Register;

/// <summary>
/// The register that is measured, by fixed seed: one home institution, five partners, 200 collaborations of which some see
/// much more than others, and activities over three years.
/// </summary>
internal static class Samples
{
    public const string Home = "mn-university";
    public const int Collaborations = 200;

    private static readonly string[] Kinds = ["student-exchange", "faculty-exchange", "joint-research", "research-training", "capacity-building"];
    private static readonly string[] Partners = ["kr-hospital", "jp-university", "np-academy", "de-university", "in-institute"];
    private static readonly string[] Countries = ["KR", "JP", "NP", "DE", "IN"];
    private static readonly string[] Themes = ["infectious-disease", "public-health", "nursing", "medical-education", "health-systems"];
    private static readonly DateOnly First = new(2023, 9, 1);

    public static IEnumerable<(string Id, string Json)> Institutions =>
        Partners.Select((id, i) => (id, $$"""{"names":{"en":"Partner {{i}}"},"kind":"university","country":"{{Countries[i]}}"}"""))
            .Prepend((Home, """{"names":{"en":"National medical university","mn":"Анагаахын үндэсний их сургууль"},"kind":"university","country":"MN","home":true}"""));

    public static string Code(int collaboration) => string.Create(CultureInfo.InvariantCulture, $"AGR-{collaboration:000}");

    /// <summary>A collaboration; one that is rare has an instrument and a word in its title that no other has.</summary>
    public static string Collaboration(int number, bool isRare = false) => $$"""
        {"code":"{{Code(number)}}","institution":"{{Home}}","partners":[{"institution":"{{Partners[number % 5]}}","role":"partner"}],
         "title":{"en":"Exchange and joint training agreement {{number}}","mn":"Солилцоо, хамтарсан {{(isRare ? "өвөрмөц " : "")}}сургалтын гэрээ {{number}}"},
         "instrument":"{{(isRare ? "moa" : "mou")}}","kinds":["student-exchange"],"status":"active","signedOn":"2023-01-10","startsOn":"2023-02-01"}
        """;

    /// <summary>Which collaboration the next activity belongs to: the busiest sees ten times as much as an ordinary one.</summary>
    public static int NextCollaboration(Random random) => Next(random, Collaborations);

    /// <summary>The same among <paramref name="count"/>.</summary>
    public static int Next(Random random, int count)
    {
        var point = random.NextDouble();
        return (int)(point * point * count);
    }

    public static string Activity(Random random, int number)
    {
        var at = random.Next(Kinds.Length);
        var startsOn = First.AddDays(random.Next(1095));
        return string.Create(
            CultureInfo.InvariantCulture,
            $$$"""
            {"kind":"{{{Kinds[at]}}}","direction":"{{{(random.Next(2) == 0 ? "inbound" : "outbound")}}}","status":"completed","title":{"en":"{{{TitleEnglish(number)}}}","mn":"{{{TitleMongolian(number)}}}"},"startsOn":"{{{startsOn:yyyy-MM-dd}}}","endsOn":"{{{startsOn.AddDays(random.Next(1, 60)):yyyy-MM-dd}}}","participants":{"students":{{{random.Next(1, 20)}}},"faculty":{{{random.Next(3)}}}},"country":"{{{Countries[random.Next(5)]}}}","theme":"{{{Themes[random.Next(5)]}}}","reference":"EXT-{{{number}}}"}
            """);
    }

    /// <summary>A table of activities in the order of their dates, as an office exports it; every second row has a reference.</summary>
    public static async Task WriteCsvAsync(string path, int rows, int seed)
    {
        var random = new Random(seed);
        await using var csv = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16);
        await csv.WriteLineAsync("collaboration,kind,direction,status,title.en,title.mn,startsOn,endsOn,students,residents,faculty,staff,country,theme,reference");
        for (var i = 0; i < rows; i++)
        {
            var startsOn = First.AddDays((int)(1095L * i / rows));
            await csv.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{Code(NextCollaboration(random))},{Kinds[random.Next(5)]},{(random.Next(2) == 0 ? "inbound" : "outbound")},completed,{TitleEnglish(i)},{TitleMongolian(i)},{startsOn:yyyy-MM-dd},{startsOn.AddDays(random.Next(1, 60)):yyyy-MM-dd},{random.Next(1, 20)},{random.Next(3)},{random.Next(3)},,{Countries[random.Next(5)]},{Themes[random.Next(5)]},{(i % 2 == 0 ? $"ROW-{seed}-{i}" : "")}"));
        }
    }

    /// <summary>Lines for <c>/records</c> in the order of their dates, in eight of ten an activity; every second one has a reference.</summary>
    public static async Task WriteNdjsonAsync(string path, int lines, int seed)
    {
        var random = new Random(seed);
        await using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16);
        for (var i = 0; i < lines; i++)
        {
            var (type, record) = Record(random, First.AddDays((int)(1095L * i / lines)), i);
            var reference = i % 2 == 0 ? string.Create(CultureInfo.InvariantCulture, $",\"reference\":\"LINE-{seed}-{i}\"") : "";
            await file.WriteAsync($"{{\"type\":\"{type}\",\"collaboration\":\"{Code(NextCollaboration(random))}\",\"record\":{{{record}{reference}}}}}\n");
        }
    }

    private static (string Type, string Fields) Record(Random random, DateOnly on, int number) => random.Next(20) switch
    {
        0 or 1 => ("outcome", string.Create(
            CultureInfo.InvariantCulture,
            $$$"""
            "kind":"publication","impact":"research-innovation","achievedOn":"{{{on:yyyy-MM-dd}}}","quantity":{{{random.Next(1, 4)}}},"title":{"en":"{{{TitleEnglish(number)}}}","mn":"{{{TitleMongolian(number)}}}"}
            """)),
        2 => ("funding", string.Create(
            CultureInfo.InvariantCulture,
            $$$"""
            "type":"disbursement","amount":"{{{random.Next(1, 90_000)}}}.50","currency":"USD","valueDate":"{{{on:yyyy-MM-dd}}}","provider":"Fund {{{number}}}"
            """)),
        3 => ("challenge", string.Create(
            CultureInfo.InvariantCulture,
            $$$"""
            "kind":"staffing","area":"mobility","severity":{{{random.Next(1, 6)}}},"status":"open","openedOn":"{{{on:yyyy-MM-dd}}}","description":{"en":"{{{TitleEnglish(number)}}}","mn":"{{{TitleMongolian(number)}}}"}
            """)),
        _ => ("activity", string.Create(
            CultureInfo.InvariantCulture,
            $$$"""
            "kind":"{{{Kinds[random.Next(5)]}}}","direction":"{{{(random.Next(2) == 0 ? "inbound" : "outbound")}}}","status":"completed","title":{"en":"{{{TitleEnglish(number)}}}","mn":"{{{TitleMongolian(number)}}}"},"startsOn":"{{{on:yyyy-MM-dd}}}","endsOn":"{{{on.AddDays(random.Next(1, 60)):yyyy-MM-dd}}}","participants":{"students":{{{random.Next(1, 20)}}},"faculty":{{{random.Next(3)}}}},"country":"{{{Countries[random.Next(5)]}}}","theme":"{{{Themes[random.Next(5)]}}}"
            """)),
    };

    private static string TitleEnglish(int number) => $"Clinical rotation in family medicine group {number}";

    private static string TitleMongolian(int number) => $"Өрхийн анагаахын дадлага бүлэг {number}";
}
