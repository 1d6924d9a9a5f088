using Collab.Core.Challenges;

namespace Collab.Core.MonthCells;

/// <summary>
/// What the challenges of one leaf have in common: the days they were opened and closed, kind, area and severity. What is open at a
/// period's end was opened in any month before, so challenges stand in one cell of their own, not in their months'.
/// Packed: opened 22 bits, closed 22, whether the closing has a date 1, kind 6, area 6, severity 3.
/// </summary>
public readonly record struct ChallengeKey(ulong Packed)
{
    private const ulong Day = (1 << 22) - 1;

    public DateOnly OpenedOn => DateOnly.FromDayNumber((int)(Packed >> 38));

    /// <summary>The day from which it isn't open any more, or null.</summary>
    public DateOnly? ClosedOn => ((Packed >> 16) & Day) is > 0 and var closed ? DateOnly.FromDayNumber((int)closed - 1) : null;

    /// <summary>The day it was resolved or accepted, or null; one that was accepted without a date counts as closed when it was opened.</summary>
    public DateOnly? ResolvedOn => ((Packed >> 15) & 1) == 1 ? ClosedOn : null;

    public ChallengeKind Kind => (ChallengeKind)((Packed >> 9) & 0x3f);

    public ChallengeArea Area => (ChallengeArea)((Packed >> 3) & 0x3f);

    public int Severity => (int)(Packed & 7);

    public static CellEntry EntryOf(Challenge challenge)
    {
        ArgumentNullException.ThrowIfNull(challenge);
        var closed = challenge.Status is ChallengeStatus.Resolved or ChallengeStatus.Accepted ? challenge.ResolvedOn ?? challenge.OpenedOn : (DateOnly?)null;
        var packed = ((ulong)(uint)challenge.OpenedOn.DayNumber << 38)
            | ((closed is { } day ? (ulong)(uint)day.DayNumber + 1 : 0) << 16)
            | ((challenge.ResolvedOn is null ? 0UL : 1UL) << 15)
            | ((ulong)(uint)challenge.Kind << 9)
            | ((ulong)(uint)challenge.Area << 3)
            | (uint)challenge.Severity;
        return new(MonthCell.OfChallenges, CellSection.Challenges, packed, new(1, 0, 0));
    }
}
