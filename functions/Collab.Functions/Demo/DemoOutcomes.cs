using System.Globalization;
using static Collab.Functions.Demo.DemoCodes;
using static Collab.Functions.Demo.DemoTable;

namespace Collab.Functions.Demo;

/// <summary>Makes what came of the demo's collaborations: papers, guidelines, trained people and meetings.</summary>
internal static class DemoOutcomes
{
    public static DemoTable Make(string home, DateOnly today, IEnumerable<DemoCollaboration> collaborations, DemoRandom random)
    {
        var rows = new List<string[]>();
        foreach (var collaboration in collaborations)
        {
            for (var count = random.Below(4); count > 0; count--)
            {
                rows.Add(RowOf(collaboration, today, random, rows.Count + 1));
            }
        }

        return new("outcomes", ["collaboration", "reference", "kind", "impact", "achievedOn", "quantity", "title.en", $"title.{DemoTitles.LanguageOf(home)}", "doi"], rows);
    }

    private static string[] RowOf(DemoCollaboration collaboration, DateOnly today, DemoRandom random, int number)
    {
        var (english, mongolian, nepali) = DemoWords.Theme(random.Pick(collaboration.Themes));
        var day = DemoSpan.Day(collaboration, today, random);
        var (kind, impact, quantity, en, mn, ne) = random.Pick(collaboration.Kinds) switch
        {
            Research or ResearchTraining => ("publication", "research-innovation", 1, "Joint paper on", "хамтран бичсэн өгүүлэл", "संयुक्त लेख"),
            Students or Clinical => ("training-completed", "global-exposure", random.Between(4, 30), "Completed training in", "дууссан сургалт", "सम्पन्न तालिम"),
            Capacity or GlobalHealth => ("guideline", "capacity-building", 1, "Joint guideline on", "хамтран боловсруулсан удирдамж", "संयुक्त निर्देशिका"),
            _ => ("event", "knowledge-sharing", 1, "Symposium on", "зохион байгуулсан симпозиум", "सङ्गोष्ठी"),
        };
        return
        [
            collaboration.Code,
            string.Create(CultureInfo.InvariantCulture, $"DEMO-OUT-{number:0000}"),
            kind,
            impact,
            Written(day),
            Written(quantity),
            $"{en} {english}",
            collaboration.Language == "ne" ? $"{nepali} सम्बन्धी {ne}" : $"{DemoTitles.Capitalised(mongolian)} чиглэлээр {mn}",
            kind == "publication" ? $"10.5555/{collaboration.Code.ToLowerInvariant()}.{Written(number)}" : "",
        ];
    }
}
