using Collab.Core.MonthCells;

namespace Collab.Core.Collaborations;

/// <summary>When a collaboration is dormant: one rule for reports and lists.</summary>
public static class DormancyRule
{
    /// <summary>The dormancy on a day. What never had anything counts from its start.</summary>
    public static DormancyLevel Of(Collaboration record, MonthIndex months, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(months);
        return record.Status == CollaborationStatus.Active && (months.LastDayUpTo(asOf) ?? record.StartsOn ?? record.SignedOn) is { } last
            ? last <= asOf.AddMonths(-24) ? DormancyLevel.Red : last <= asOf.AddMonths(-12) ? DormancyLevel.Amber : DormancyLevel.None
            : DormancyLevel.None;
    }
}
