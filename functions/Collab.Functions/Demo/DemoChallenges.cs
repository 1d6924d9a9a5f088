using System.Globalization;
using static Collab.Functions.Demo.DemoTable;

namespace Collab.Functions.Demo;

/// <summary>Makes what stands in the way of the demo's collaborations: some of it open, some dealt with.</summary>
internal static class DemoChallenges
{
    private static readonly (string Kind, string Area, string En, string Mn, string Ne)[] All =
    [
        ("funding-limitation", "mobility", "Travel money covers only a part of the visits that were planned.",
            "Зорчих зардал төлөвлөсөн айлчлалын зөвхөн хэсгийг нөхөж байна.", "यात्रा खर्चले योजना गरिएका भ्रमणको केही भाग मात्र धान्छ।"),
        ("regulatory-barrier", "clinical-training", "The licence for clinical practice comes late.",
            "Эмнэлзүйн дадлагын зөвшөөрөл хожуу гардаг.", "क्लिनिकल अभ्यासको अनुमति ढिलो आउँछ।"),
        ("language", "education", "Lectures need an interpreter.", "Лекцэд орчуулагч шаардлагатай.", "व्याख्यानका लागि दोभाषे चाहिन्छ।"),
        ("data-sharing", "research", "The rules for sharing data are not agreed yet.",
            "Өгөгдөл солилцох журмыг хараахан тохиролцоогүй.", "तथ्याङ्क आदानप्रदानका नियम अझै तय भएका छैनन्।"),
    ];

    public static DemoTable Make(string home, DateOnly today, IEnumerable<DemoCollaboration> collaborations, DemoRandom random)
    {
        var rows = new List<string[]>();
        foreach (var collaboration in collaborations.Where(_ => random.Chance(30)))
        {
            var (kind, area, en, mn, ne) = random.Pick(All);
            var day = DemoSpan.Day(collaboration, today, random);
            var status = random.Pick(["open", "mitigating", "resolved"]);
            rows.Add(
            [
                collaboration.Code, string.Create(CultureInfo.InvariantCulture, $"DEMO-CHA-{rows.Count + 1:0000}"), kind, area, Written(random.Between(1, 5)), status,
                Written(day), status == "resolved" ? Written(DemoSpan.Earlier(today, day.AddDays(random.Between(10, 120)))) : "", en, home == DemoInstitutions.NepaliHome ? ne : mn,
            ]);
        }

        return new(
            "challenges",
            ["collaboration", "reference", "kind", "area", "severity", "status", "openedOn", "resolvedOn", "description.en", $"description.{DemoTitles.LanguageOf(home)}"],
            rows);
    }
}
