namespace Collab.Functions.Demo;

/// <summary>Days on which something came of a collaboration: while its agreement held, up to the base date, three years back at most.</summary>
internal static class DemoSpan
{
    public static DateOnly Day(DemoCollaboration collaboration, DateOnly today, DemoRandom random)
    {
        var first = Later(collaboration.Term.StartsOn!.Value, today.AddYears(-3));
        var last = Earlier(today, collaboration.Term.TerminatedOn ?? collaboration.Term.EndsOn ?? today);
        return last <= first ? last : first.AddDays(random.Below(last.DayNumber - first.DayNumber + 1));
    }

    public static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
