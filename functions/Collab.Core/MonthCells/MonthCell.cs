using Collab.Core.Activities;
using Collab.Core.Reports;

namespace Collab.Core.MonthCells;

/// <summary>
/// One collaboration's figures of one month: counts and sums by day, kind, direction and country, so that any period can be
/// reported without reading an activity. Immutable. Stored as sections, each a number and its leaves; activities are section 1.
/// </summary>
public sealed class MonthCell
{
    private const byte Format = 1;
    private const byte Activities = 1;

    private readonly SortedList<CellKey, ActivityTally> leaves;

    private MonthCell(SortedList<CellKey, ActivityTally> leaves) => this.leaves = leaves;

    public static MonthCell Empty { get; } = new(new SortedList<CellKey, ActivityTally>());

    public IEnumerable<KeyValuePair<CellKey, ActivityTally>> Leaves => leaves;

    public bool IsEmpty => leaves.Count == 0;

    /// <summary>The days with a counted activity: bit 0 is the first of the month.</summary>
    public uint DayMask
    {
        get
        {
            uint mask = 0;
            foreach (var key in leaves.Keys)
            {
                mask |= 1u << (key.Day - 1);
            }

            return mask;
        }
    }

    /// <summary>How an activity counts: once, its people, and its people times its days.</summary>
    public static ActivityTally TallyOf(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var people = activity.Participants.Total;
        return new(1, people, people * activity.Days);
    }

    /// <summary>A cell that counts the activities; cancelled ones don't count.</summary>
    public static MonthCell Of(IEnumerable<Activity> activities)
    {
        ArgumentNullException.ThrowIfNull(activities);
        return Empty.With([], activities);
    }

    /// <exception cref="InvalidDataException">The bytes are no cell that this version knows.</exception>
    public static MonthCell Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2 || bytes[0] != Format || bytes[1] != Activities)
        {
            throw new InvalidDataException("A month cell has a format that this version doesn't know.");
        }

        var at = 2;
        var count = (int)VarInt.Read(bytes, ref at);
        var leaves = new SortedList<CellKey, ActivityTally>(count);
        uint key = 0;
        for (var i = 0; i < count; i++)
        {
            key += (uint)VarInt.Read(bytes, ref at);
            var tally = new ActivityTally((int)VarInt.Read(bytes, ref at), (long)VarInt.Read(bytes, ref at), (long)VarInt.Read(bytes, ref at));
            leaves.Add(new(key), tally);
        }

        return new(leaves);
    }

    /// <summary>The cell without some activities it counts and with others.</summary>
    /// <exception cref="CellMismatchException">An activity to take out was never counted.</exception>
    public MonthCell With(IEnumerable<Activity> removed, IEnumerable<Activity> added)
    {
        ArgumentNullException.ThrowIfNull(removed);
        ArgumentNullException.ThrowIfNull(added);
        var changed = new Dictionary<CellKey, ActivityTally>();
        foreach (var activity in added)
        {
            if (activity.Status != ActivityStatus.Cancelled)
            {
                var key = CellKey.Of(activity);
                changed[key] = changed.GetValueOrDefault(key) + TallyOf(activity);
            }
        }

        foreach (var activity in removed)
        {
            if (activity.Status != ActivityStatus.Cancelled)
            {
                var key = CellKey.Of(activity);
                changed[key] = changed.GetValueOrDefault(key) - TallyOf(activity);
            }
        }

        return changed.Count == 0 ? this : Merge(changed);
    }

    public byte[] Encode()
    {
        var bytes = new List<byte>(2 + (leaves.Count * 9)) { Format, Activities };
        VarInt.Write(bytes, (ulong)leaves.Count);
        uint before = 0;
        foreach (var (key, tally) in leaves)
        {
            VarInt.Write(bytes, key.Packed - before);
            VarInt.Write(bytes, (ulong)tally.Count);
            VarInt.Write(bytes, (ulong)tally.Participants);
            VarInt.Write(bytes, (ulong)tally.PersonDays);
            before = key.Packed;
        }

        return [.. bytes];
    }

    private MonthCell Merge(Dictionary<CellKey, ActivityTally> changes)
    {
        var merged = new Dictionary<CellKey, ActivityTally>(leaves.Count + changes.Count);
        foreach (var (key, tally) in leaves)
        {
            merged.Add(key, tally);
        }

        foreach (var (key, change) in changes)
        {
            var tally = merged.GetValueOrDefault(key) + change;
            if (tally.Count < 0 || tally.Participants < 0 || tally.PersonDays < 0 || (tally.Count == 0 && tally != default))
            {
                throw new CellMismatchException();
            }

            if (tally == default)
            {
                merged.Remove(key);
            }
            else
            {
                merged[key] = tally;
            }
        }

        return new(new SortedList<CellKey, ActivityTally>(merged));
    }
}
