using Collab.Core.Activities;
using Collab.Core.Collaborations;
using Collab.Core.Reports;
using Collab.Core.Standards;

namespace Collab.Core.MonthCells;

/// <summary>
/// What the activities of one leaf of a month cell have in common: the day they start, kind, direction and country.
/// Packed into 27 bits: day 5, kind 8, direction 4, country two letters of 5.
/// </summary>
public readonly record struct ActivityKey(ulong Packed)
{
    public int Day => CellEntry.DayOf(Packed);

    public CollaborationKind Kind => (CollaborationKind)((Packed >> 14) & 0xff);

    public Direction Direction => (Direction)((Packed >> 10) & 0xf);

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Country => CellLetters.Read(Packed, 2);

    /// <summary>How an activity counts: once, its people, and its people times its days.</summary>
    public static ActivityTally TallyOf(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var people = activity.Participants.Total;
        return new(1, people, people * activity.Days);
    }

    public static CellEntry EntryOf(Activity activity)
    {
        var tally = TallyOf(activity);
        var packed = CellEntry.OfDay(activity.StartsOn) | ((ulong)activity.Kind << 14) | ((ulong)activity.Direction << 10) | CellLetters.Pack(activity.Country);
        return new(Month.Of(activity.StartsOn), CellSection.Activities, packed, new(tally.Count, tally.Participants, tally.PersonDays));
    }
}
