namespace Collab.Core.MonthCells;

/// <summary>
/// Cells that earlier versions have begun don't say which of their activities were registered late: those stand with the ones in time. They stay
/// there until they change, and can be taken out all the same.
/// </summary>
internal static class LateActivities
{
    /// <summary>
    /// Where more is taken out of late activities than a cell counts as late, has all that is late of their kind count as in time, so that it is
    /// taken from there. What both count together stays exact.
    /// </summary>
    public static void Settle(CellLeaves leaves, Dictionary<ulong, CellTally> changes)
    {
        foreach (var key in changes.Keys.Where(k => new ActivityKey(k).Late && !changes[k].CanBe).ToArray())
        {
            var late = leaves[key];
            if (!(late + changes[key]).CanBe)
            {
                var inTime = new ActivityKey(key).InTime.Packed;
                changes[inTime] = changes.GetValueOrDefault(inTime) + late + changes[key];
                changes[key] = default(CellTally) - late;
            }
        }
    }

    /// <summary>The cell as an earlier version would have it.</summary>
    public static MonthCell AllInTime(MonthCell cell) => cell.With(Late(cell).Select(l => l.Entry), Late(cell).Select(l => l.InTime));

    private static IEnumerable<(CellEntry Entry, CellEntry InTime)> Late(MonthCell cell) =>
        from activity in cell.Activities
        where activity.Key.Late
        let tally = new CellTally(activity.Tally.Count, activity.Tally.Participants, activity.Tally.PersonDays)
        select (EntryOf(activity.Key, tally), EntryOf(activity.Key.InTime, tally));

    /// <summary>The month says nothing within a cell.</summary>
    private static CellEntry EntryOf(ActivityKey key, CellTally tally) => new(MonthCell.OfChallenges, CellSection.Activities, key.Packed, tally);
}
