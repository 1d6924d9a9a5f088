using Collab.Core.Activities;
using Collab.Core.Collaborations;

namespace Collab.Core.MonthCells;

/// <summary>
/// What the activities of one leaf of a month cell have in common: the day they start, kind, direction and country.
/// Packed into 27 bits: day 5, kind 8, direction 4, country two letters of 5.
/// </summary>
public readonly record struct CellKey(uint Packed) : IComparable<CellKey>
{
    public int Day => (int)(Packed >> 22);

    public CollaborationKind Kind => (CollaborationKind)((Packed >> 14) & 0xff);

    public Direction Direction => (Direction)((Packed >> 10) & 0xf);

    public string Country => string.Create(2, Packed, static (letters, packed) =>
    {
        letters[0] = (char)('A' + ((packed >> 5) & 0x1f));
        letters[1] = (char)('A' + (packed & 0x1f));
    });

    public static bool operator <(CellKey left, CellKey right) => left.Packed < right.Packed;

    public static bool operator >(CellKey left, CellKey right) => left.Packed > right.Packed;

    public static bool operator <=(CellKey left, CellKey right) => left.Packed <= right.Packed;

    public static bool operator >=(CellKey left, CellKey right) => left.Packed >= right.Packed;

    public static CellKey Of(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var country = (uint)(((activity.Country[0] - 'A') << 5) | (activity.Country[1] - 'A'));
        return new(((uint)activity.StartsOn.Day << 22) | ((uint)activity.Kind << 14) | ((uint)activity.Direction << 10) | country);
    }

    public int CompareTo(CellKey other) => Packed.CompareTo(other.Packed);
}
