using System.Globalization;
using System.Text;

namespace Collab.Bench.Register;

/// <summary>
/// A country's register, by fixed seed: 20 home institutions with 50 collaborations each, every one with one to three of 40 partners, and
/// activities spread evenly over their collaborations and over the 60 months of 2021 to 2025.
/// </summary>
internal static class ManyHomes
{
    public const int Homes = 20;
    public const int Collaborations = 1000;
    private const int Partners = 40;

    private static readonly string[] Kinds =
        ["student-exchange", "faculty-exchange", "joint-research", "research-training", "clinical-training", "capacity-building", "cultural-exchange"];

    private static readonly string[] Directions = ["inbound", "outbound", "none"];
    private static readonly string[] Countries = ["KR", "JP", "NP", "DE", "IN", "CN", "US", "TH"];
    private static readonly DateOnly First = new(2021, 1, 1);
    private static readonly int Days = new DateOnly(2026, 1, 1).DayNumber - First.DayNumber;

    public static IEnumerable<(string Id, string Json)> Institutions =>
        Enumerable.Range(0, Homes).Select(i => (Home(i), $$"""{"names":{"en":"Medical university {{i}}"},"kind":"university","country":"NP","home":true}"""))
            .Concat(Enumerable.Range(0, Partners).Select(i =>
                (Partner(i), $$"""{"names":{"en":"Partner {{i}}"},"kind":"university","country":"{{Countries[i % Countries.Length]}}"}""")));

    public static IEnumerable<string> AllCollaborations => Enumerable.Range(0, Collaborations).Select(number => $$"""
        {"code":"{{Code(number)}}","institution":"{{Home(number % Homes)}}",
         "partners":[{{string.Join(',', PartnersOf(number).Select(p => $$"""{"institution":"{{p}}","role":"partner"}"""))}}],
         "title":{"en":"Agreement {{number}}"},"instrument":"mou","kinds":["student-exchange"],"status":"active","signedOn":"2020-12-01","startsOn":"2021-01-01"}
        """);

    public static string Home(int number) => string.Create(CultureInfo.InvariantCulture, $"np-university-{number:00}");

    /// <summary>A table for each home institution, and one of all with each collaboration's partners, which isn't the product's.</summary>
    public static async Task WriteAsync(string folder, int activities)
    {
        var random = new Random(7);
        var each = activities / Collaborations;
        var sheets = Enumerable.Range(0, Homes).Select(i => Open(Path.Combine(folder, Home(i) + ".csv"))).ToArray();
        await using var all = Open(Path.Combine(folder, "activities.csv"));
        await all.WriteLineAsync("collaboration,kind,direction,starts_on,country,participants,person_days");
        foreach (var sheet in sheets)
        {
            await sheet.WriteLineAsync("collaboration,kind,direction,status,title,startsOn,days,students,faculty,country");
        }

        for (var i = 0; i < activities; i++)
        {
            var collaboration = i % Collaborations;
            var on = First.AddDays((Days * (i / Collaborations) / each) + random.Next(Math.Max(1, Days / each)));
            var (kind, direction, country) = (Kinds[random.Next(Kinds.Length)], Directions[random.Next(3)], Countries[random.Next(Countries.Length)]);
            var (students, faculty, days) = (random.Next(1, 20), random.Next(4), random.Next(1, 90));
            await sheets[collaboration % Homes].WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{Code(collaboration)},{kind},{direction},completed,Rotation {i},{on:yyyy-MM-dd},{days},{students},{faculty},{country}"));
            await all.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{Code(collaboration)},{kind},{direction},{on:yyyy-MM-dd},{country},{students + faculty},{(students + faculty) * days}"));
        }

        foreach (var sheet in sheets)
        {
            await sheet.DisposeAsync();
        }

        await using var partners = Open(Path.Combine(folder, "partners.csv"));
        await partners.WriteLineAsync("collaboration,partner");
        foreach (var (number, partner) in Enumerable.Range(0, Collaborations).SelectMany(n => PartnersOf(n).Select(p => (n, p))))
        {
            await partners.WriteLineAsync($"{Code(number)},{partner}");
        }
    }

    private static string Code(int number) => string.Create(CultureInfo.InvariantCulture, $"AGR-{number:0000}");

    private static string Partner(int number) => string.Create(CultureInfo.InvariantCulture, $"partner-{number:00}");

    private static IEnumerable<string> PartnersOf(int collaboration) =>
        Enumerable.Range(0, 1 + (collaboration % 3)).Select(i => Partner((collaboration + (i * 13)) % Partners));

    private static StreamWriter Open(string path) => new(path, append: false, new UTF8Encoding(false), 1 << 16);
}
