using System.Globalization;
using static Collab.Functions.Demo.DemoTable;

namespace Collab.Functions.Demo;

/// <summary>Writes the demo's activities as CSV files, one per home institution and calendar year; what is planned goes with this year's.</summary>
internal static class DemoFiles
{
    public static IReadOnlyList<DemoFile> Make(DateOnly today, IEnumerable<DemoActivity> activities) =>
    [
        .. activities
            .GroupBy(a => (a.Collaboration.Institution, Year: Math.Min(a.StartsOn.Year, today.Year)))
            .OrderBy(g => g.Key.Institution, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Year)
            .Select(g => MakeOne(g.Key.Institution, g.Key.Year, [.. g])),
    ];

    private static DemoFile MakeOne(string institution, int year, DemoActivity[] activities)
    {
        var table = new DemoTable(
            "activities",
            [
                "collaboration", "reference", "kind", "direction", "status", "title", $"title.{DemoTitles.LanguageOf(institution)}", "startsOn", "endsOn",
                "days", "students", "residents", "faculty", "staff", "country", "theme", "field",
            ],
            [.. activities.Select(RowOf)]);
        return table.ToCsv(institution, string.Create(CultureInfo.InvariantCulture, $"{institution}-activities-{year}.csv"));
    }

    private static string[] RowOf(DemoActivity a) =>
    [
        a.Collaboration.Code, a.Reference, a.Kind, a.Direction, a.Status, a.TitleEnglish, a.TitleLocal,
        Written(a.StartsOn), Written(a.EndsOn), a.Days is { } days ? Written(days) : "",
        Written(a.Participants.Students), Written(a.Participants.Residents), Written(a.Participants.Faculty), Written(a.Participants.Staff),
        a.Country, a.Theme, DemoCodes.FieldOf(a.Theme),
    ];
}
