using Collab.Core.Standards;

namespace Collab.Core.MonthCells;

/// <summary>Where one record counts: in which month's cell, in which section and leaf, and by how much.</summary>
public readonly record struct CellEntry(Month Month, CellSection Section, ulong Key, CellTally Tally)
{
    private const int DayShift = 22;

    /// <summary>The day of the month in a packed key of a section that counts by day.</summary>
    public static int DayOf(ulong packed) => (int)(packed >> DayShift);

    internal static ulong OfDay(DateOnly date) => (ulong)date.Day << DayShift;
}

/// <summary>The sections of a month cell. The numbers are stored: append only, never renumber.</summary>
public enum CellSection
{
    Activities = 1,
    Outcomes = 2,
    Funding = 3,
    Challenges = 4,

    /// <summary>Days on which documents came: no figure counts them, but a collaboration with one isn't dormant.</summary>
    Documents = 5,
}

/// <summary>What is added up in a leaf: how many records, and up to two sums whose meaning is the section's.</summary>
public readonly record struct CellTally(long Count, Int128 Sum, long Second)
{
    /// <summary>Can records add up to it?</summary>
    internal bool CanBe => Count >= 0 && Sum >= 0 && Second >= 0 && (Count > 0 || this == default);

    public static CellTally operator +(CellTally a, CellTally b) => Add(a, b);

    public static CellTally operator -(CellTally a, CellTally b) => Subtract(a, b);

    public static CellTally Add(CellTally a, CellTally b) => new(a.Count + b.Count, a.Sum + b.Sum, a.Second + b.Second);

    public static CellTally Subtract(CellTally a, CellTally b) => new(a.Count - b.Count, a.Sum - b.Sum, a.Second - b.Second);
}
