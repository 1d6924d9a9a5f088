using System.Collections.Frozen;
using Collab.Core.Collaborations;
using Collab.Core.Institutions;
using Collab.Core.MonthCells;

namespace Collab.Core.Reports;

/// <summary>
/// What a report is made from: collaborations with their month indexes, the institutions, and what the month cells come to in the period
/// and the one before. Cells are counted while they are read: a snapshot holds sums, and is as small for a million activities as for one.
/// </summary>
internal sealed record RegisterSnapshot(
    IReadOnlyList<(Collaboration Record, MonthIndex Months)> Collaborations,
    FrozenDictionary<string, Institution> Institutions,
    PeriodCount Now,
    PeriodCount Before);
