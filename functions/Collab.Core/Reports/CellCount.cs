using Collab.Core.Collaborations;
using Collab.Core.MonthCells;
using Collab.Core.Standards;

namespace Collab.Core.Reports;

/// <summary>Counts stored month cells for a period and the one before, to the day, each cell in one pass.</summary>
internal sealed class CellCount(Period period)
{
    public PeriodCount Now { get; } = new(period);

    public PeriodCount Before { get; } = new(period.Previous());

    /// <summary>From the first day before to the last day now.</summary>
    public Period Both => new(Before.Period.From, Now.Period.To);

    public void Add(CellCount other)
    {
        Now.Add(other.Now);
        Before.Add(other.Before);
    }

    /// <exception cref="InvalidDataException">The bytes are no cell that this version knows.</exception>
    public void Add(Collaboration record, Month month, ReadOnlySpan<byte> cell)
    {
        var leaves = new StoredLeaves(cell);
        var (daysNow, daysBefore) = month == MonthCell.OfChallenges ? default : (Now.DaysOf(month), Before.DaysOf(month));
        while (leaves.Read())
        {
            if (leaves.Section == CellSection.Challenges)
            {
                var (key, many) = (new ChallengeKey(leaves.Key), (int)leaves.Tally.Count);
                Now.Challenges.Add(record.Id, key, many);
                Before.Challenges.Add(record.Id, key, many);
                continue;
            }

            var day = 1u << (CellEntry.DayOf(leaves.Key) - 1);
            if ((daysNow & day) != 0)
            {
                Now.Add(leaves.Section, leaves.Key, leaves.Tally);
            }
            else if ((daysBefore & day) != 0)
            {
                Before.Add(leaves.Section, leaves.Key, leaves.Tally);
            }
        }

        Now.Activities.CloseCell(month, record.Partners);
        Before.Activities.CloseCell(month, record.Partners);
    }
}
