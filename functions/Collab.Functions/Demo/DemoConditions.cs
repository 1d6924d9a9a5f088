using System.Globalization;
using static Collab.Functions.Demo.DemoCodes;

namespace Collab.Functions.Demo;

/// <summary>What an exchange agreement of the demo promises: one condition outbound, one inbound, often not the same number.</summary>
internal static class DemoConditions
{
    public static IReadOnlyList<DemoCondition> Make(IReadOnlyList<string> kinds, DemoTerm term, DateOnly today, DemoRandom random)
    {
        var type = kinds.Contains(Students) ? random.Pick(["student-studies", "student-traineeship"]) : "staff-teaching";
        var first = AcademicYearOf(term.StartsOn ?? today);
        var last = Math.Max(first, AcademicYearOf(term.EndsOn ?? (term.StartsOn ?? today).AddYears(4)));
        return [One("outbound", type, first, last, random), One("inbound", type, first, last, random)];
    }

    private static DemoCondition One(string direction, string type, int first, int last, DemoRandom random)
    {
        var staff = type == "staff-teaching";
        var level = staff ? (int?)null : random.Between(6, 7);
        var cefr = staff ? null : random.Pick(["B1", "B2", "B2", "C1"]);
        return new DemoCondition(
            direction,
            type,
            staff ? random.Between(1, 3) : random.Between(2, direction == "outbound" ? 8 : 5),
            staff ? null : random.Between(1, 6),
            staff ? random.Between(5, 20) : null,
            level,
            staff ? null : "en",
            cefr,
            Written(first),
            Written(last));
    }

    /// <summary>The calendar year in which the academic year of <paramref name="day"/> began (September).</summary>
    private static int AcademicYearOf(DateOnly day) => day.Month >= 9 ? day.Year : day.Year - 1;

    private static string Written(int year) => string.Create(CultureInfo.InvariantCulture, $"{year}/{year + 1}");
}
