using System.Globalization;
using System.Text;

namespace Collab.Functions.Demo;

/// <summary>Writes the demo's activities as CSV files (RFC 4180), one per home institution and calendar year; what is planned goes with this year's.</summary>
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
        var text = new StringBuilder();
        text.Append("collaboration,reference,kind,direction,status,title,title.").Append(DemoTitles.LanguageOf(institution))
            .Append(",startsOn,endsOn,days,students,residents,faculty,staff,country,theme,field\r\n");
        foreach (var activity in activities)
        {
            AppendRow(text, activity);
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"{institution}-activities-{year}.csv");
        return new DemoFile(institution, name, activities.Length, Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void AppendRow(StringBuilder text, DemoActivity a)
    {
        string[] cells =
        [
            a.Collaboration.Code, a.Reference, a.Kind, a.Direction, a.Status, a.TitleEnglish, a.TitleLocal,
            Written(a.StartsOn), Written(a.EndsOn), a.Days is { } days ? Written(days) : "",
            Written(a.Participants.Students), Written(a.Participants.Residents), Written(a.Participants.Faculty), Written(a.Participants.Staff),
            a.Country, a.Theme, DemoCodes.FieldOf(a.Theme),
        ];
        text.AppendJoin(',', cells.Select(Quoted)).Append("\r\n");
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
