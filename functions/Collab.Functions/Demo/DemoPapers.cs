using System.Globalization;

namespace Collab.Functions.Demo;

/// <summary>
/// Makes the demo's other files: outcomes, funding and challenges of each home as tables of their own, or as the sheets of a workbook one
/// row of which is wrong; a roster of people who don't exist; and an agreement that nobody has decided on.
/// </summary>
internal static class DemoPapers
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";

    public static IReadOnlyList<DemoFile> Make(DateOnly today, IReadOnlyList<DemoCollaboration> collaborations, DemoRandom random)
    {
        var mongolian = MakeTables(DemoInstitutions.MongolianHome, today, collaborations, random);
        var nepali = MakeTables(DemoInstitutions.NepaliHome, today, collaborations, random);
        DemoTable[] sheets = [WithWrongRow(nepali.Outcomes), nepali.Challenges];
        return
        [
            Csv(DemoInstitutions.MongolianHome, mongolian.Outcomes),
            Csv(DemoInstitutions.MongolianHome, mongolian.Funding),
            Csv(DemoInstitutions.MongolianHome, mongolian.Challenges),
            Csv(DemoInstitutions.NepaliHome, nepali.Funding),
            new(
                DemoInstitutions.NepaliHome,
                $"{DemoInstitutions.NepaliHome}-results.xlsx",
                sheets.Sum(s => s.Rows.Count),
                DemoPackage.Workbook(sheets))
            {
                ContentType = Office + "spreadsheetml.sheet",
                Wrong = 1,
            },
            Csv(DemoInstitutions.MongolianHome, DemoRoster.Make(today, collaborations)),
            new(
                DemoInstitutions.MongolianHome,
                string.Create(CultureInfo.InvariantCulture, $"memorandum-{today.Year}-hanbitgang.docx"),
                0,
                DemoPackage.Document(DemoAgreement.Paragraphs(today)))
            {
                ContentType = Office + "wordprocessingml.document",
            },
        ];
    }

    private static (DemoTable Outcomes, DemoTable Funding, DemoTable Challenges) MakeTables(
        string home, DateOnly today, IEnumerable<DemoCollaboration> collaborations, DemoRandom random)
    {
        // Nothing for those that are to be dormant: what came of them would wake them.
        DemoCollaboration[] own =
            [.. collaborations.Where(c => c.Institution == home && c.QuietFrom is null && c.Status is "active" or "expired" or "terminated")];
        return (DemoOutcomes.Make(home, today, own, random), DemoFunding.Make(home, today, own, random), DemoChallenges.Make(home, today, own, random));
    }

    private static DemoFile Csv(string home, DemoTable table) => table.ToCsv(home, $"{home}-{table.Type}.csv");

    /// <summary>The table with a last row on a day that no year has.</summary>
    private static DemoTable WithWrongRow(DemoTable outcomes)
    {
        string[] wrong = [.. outcomes.Rows[^1]];
        wrong[1] = "DEMO-OUT-WRONG";
        wrong[4] = wrong[4][..4] + "-02-30";
        return outcomes with { Rows = [.. outcomes.Rows, wrong] };
    }
}
