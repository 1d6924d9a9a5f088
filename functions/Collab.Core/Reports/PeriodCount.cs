using Collab.Core.MonthCells;
using Collab.Core.Standards;

namespace Collab.Core.Reports;

/// <summary>What month cells come to in one period.</summary>
internal sealed class PeriodCount(Period period)
{
    public Period Period => period;

    public ActivityCount Activities { get; } = new(period);

    public OutcomeCount Outcomes { get; } = new();

    public FundingCount Funding { get; } = new();

    public ChallengeCount Challenges { get; } = new(period);

    public void Add(PeriodCount other)
    {
        Activities.Add(other.Activities);
        Outcomes.Add(other.Outcomes);
        Funding.Add(other.Funding);
        Challenges.Add(other.Challenges);
    }

    /// <summary>Counts a leaf of a day that lies in the period.</summary>
    public void Add(CellSection section, ulong key, CellTally tally)
    {
        switch (section)
        {
            case CellSection.Activities:
                Activities.Add(new ActivityKey(key), new ActivityTally((int)tally.Count, (long)tally.Sum, tally.Second));
                break;
            case CellSection.Outcomes:
                Outcomes.Add(new OutcomeKey(key), new OutcomeTally((int)tally.Count, (long)tally.Sum));
                break;
            case CellSection.Funding:
                Funding.Add(new FundingKey(key), tally.Sum);
                break;
            default:
                break;
        }
    }

    /// <summary>The days of a month that lie in the period; bit 0 is the first of the month.</summary>
    public uint DaysOf(Month month)
    {
        var first = Math.Max(period.From.DayNumber, month.FirstDay.DayNumber) - month.FirstDay.DayNumber;
        var last = Math.Min(period.To.DayNumber, month.LastDay.DayNumber) - month.FirstDay.DayNumber;
        return first > last ? 0 : (uint)(((1UL << (last - first + 1)) - 1) << first);
    }
}
