using System.Globalization;
using static Collab.Functions.Demo.DemoTable;

namespace Collab.Functions.Demo;

/// <summary>Makes a roster: people who don't exist, known by references that say so. It becomes one activity.</summary>
internal static class DemoRoster
{
    public const int People = 24;

    public static DemoTable Make(DateOnly today, IEnumerable<DemoCollaboration> collaborations)
    {
        var (from, to) = (today.AddDays(-40), today.AddDays(-27));
        var collaboration = collaborations.First(c =>
            c.Institution == DemoInstitutions.MongolianHome && c.Status == "active" && c.QuietFrom is null && c.Term.StartsOn <= from && c.Kinds.Contains(DemoCodes.Students));
        var rows = Enumerable.Range(1, People).Select(number => (string[])
        [
            collaboration.Code, DemoCodes.Students, "outbound", string.Create(CultureInfo.InvariantCulture, $"DEMO-PERSON-{number:0000}"), "students",
            Written(from), Written(to), collaboration.PartnerCountry, "completed", "Students counted by a roster",
        ]);
        return new(
            "roster", ["collaboration", "kind", "direction", "person", "level", "startsOn", "endsOn", "country", "status", "activityTitle"], [.. rows]);
    }
}
