using Collab.Core.Activities;
using Collab.Core.Collaborations;
using Collab.Core.Reports;
using Collab.Core.Standards;

namespace Collab.Core.MonthCells;

/// <summary>
/// What the activities of one leaf of a month cell have in common: the day they start, whether they were registered late, kind, direction
/// and country. Packed into 27 bits: day 5, late 1, kind 7, direction 4, country two letters of 5.
/// </summary>
public readonly record struct ActivityKey(ulong Packed)
{
    /// <summary>An activity is registered in time until so many days after its last.</summary>
    public const int DaysInTime = 30;

    /// <summary>Country numbers are below this.</summary>
    internal const int Countries = 1 << 10;

    private const ulong LateBit = 1UL << 21;

    public int Day => CellEntry.DayOf(Packed);

    /// <summary>Registered later than <see cref="DaysInTime"/> after its last day.</summary>
    public bool Late => (Packed & LateBit) != 0;

    public CollaborationKind Kind => (CollaborationKind)((Packed >> 14) & 0x7f);

    public Direction Direction => (Direction)((Packed >> 10) & 0xf);

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Country => CellLetters.Read(Packed, 2);

    /// <summary>The same without being late, as earlier versions have put down every activity.</summary>
    internal ActivityKey InTime => new(Packed & ~LateBit);

    /// <summary>The country as a number, for counting.</summary>
    internal int CountryNumber => (int)(Packed & (Countries - 1));

    /// <summary>How an activity counts: once, its people, and its people times its days.</summary>
    public static ActivityTally TallyOf(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var people = activity.Participants.Total;
        return new(1, people, people * activity.Days);
    }

    /// <summary>The country of a <see cref="CountryNumber"/>.</summary>
    internal static string CountryOf(int number) => CellLetters.Read((ulong)number, 2);

    public static CellEntry EntryOf(Activity activity)
    {
        var tally = TallyOf(activity);
        var packed = CellEntry.OfDay(activity.StartsOn) | (IsLate(activity) ? LateBit : 0) | ((ulong)activity.Kind << 14) | ((ulong)activity.Direction << 10) | CellLetters.Pack(activity.Country);
        return new(Month.Of(activity.StartsOn), CellSection.Activities, packed, new(tally.Count, tally.Participants, tally.PersonDays));
    }

    /// <summary>By the day in UTC, so that an entry follows from its activity alone, whatever the settings are.</summary>
    private static bool IsLate(Activity activity) =>
        DateOnly.FromDateTime(activity.CreatedAt.UtcDateTime).DayNumber - activity.EndsOn.DayNumber > DaysInTime;
}
