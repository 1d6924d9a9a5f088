using Collab.Core.MonthCells;

namespace Collab.Core.Collaborations;

/// <summary>When a collaboration is dormant: one rule for reports and lists.</summary>
public static class DormancyRule
{
    private const int AmberMonths = 12;
    private const int RedMonths = 24;

    /// <summary>The dormancy on a day. What never had anything counts from its start.</summary>
    public static DormancyLevel Of(Collaboration record, MonthIndex months, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(months);
        return record.Status == CollaborationStatus.Active && LastDay(record, months, asOf) is { } last
            ? last <= asOf.AddMonths(-RedMonths) ? DormancyLevel.Red : last <= asOf.AddMonths(-AmberMonths) ? DormancyLevel.Amber : DormancyLevel.None
            : DormancyLevel.None;
    }

    /// <summary>The last day up to <paramref name="asOf"/> on which something happened, or the day to count from where nothing ever did.</summary>
    public static DateOnly? LastDay(Collaboration record, MonthIndex months, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(months);
        return months.LastDayUpTo(asOf) ?? record.StartsOn ?? record.SignedOn;
    }

    /// <summary>The first day of a level when nothing has happened since <paramref name="last"/>: of a 29 February it is a 1 March.</summary>
    public static DateOnly ReachedOn(DormancyLevel level, DateOnly last)
    {
        var months = level == DormancyLevel.Red ? RedMonths : AmberMonths;
        var day = last.AddMonths(months);
        return day.AddMonths(-months) < last ? day.AddDays(1) : day;
    }
}
