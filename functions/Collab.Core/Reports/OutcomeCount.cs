using Collab.Core.MonthCells;
using Collab.Core.Outcomes;
using Collab.Core.Standards;

namespace Collab.Core.Reports;

/// <summary>Counts the outcomes of a period.</summary>
internal sealed class OutcomeCount
{
    private readonly TallyTable<OutcomeTally> byKind = new(Codes<OutcomeKind>.All.Count);
    private readonly TallyTable<OutcomeTally> byImpact = new(Codes<Impact>.All.Count);

    public void Add(OutcomeKey key, OutcomeTally tally)
    {
        byKind.Add((int)key.Kind, tally);
        byImpact.Add((int)key.Impact, tally);
    }

    public void Add(OutcomeCount other)
    {
        byKind.Add(other.byKind);
        byImpact.Add(other.byImpact);
    }

    public OutcomeFigures Figures()
    {
        var total = byKind.Total;
        return new()
        {
            Count = total.Count,
            Quantity = total.Quantity,
            ByKind = byKind.By(n => Codes<OutcomeKind>.Of((OutcomeKind)n)),
            ByImpact = byImpact.By(n => Codes<Impact>.Of((Impact)n)),
        };
    }
}
