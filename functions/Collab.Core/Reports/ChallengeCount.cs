using Collab.Core.Challenges;
using Collab.Core.MonthCells;
using Collab.Core.Standards;

namespace Collab.Core.Reports;

/// <summary>Counts the challenges that a period saw opened and resolved, and those that its last day left open.</summary>
internal sealed class ChallengeCount(Period period)
{
    /// <summary>From this severity on a challenge blocks its collaboration.</summary>
    private const int Blocking = 4;

    private const int MostSevere = 5;

    private readonly TallyTable<ChallengeTally> byKind = new(Codes<ChallengeKind>.All.Count);
    private readonly TallyTable<ChallengeTally> byArea = new(Codes<ChallengeArea>.All.Count);
    private readonly TallyTable<ChallengeTally> bySeverity = new(MostSevere + 1);
    private readonly HashSet<Guid> blocked = [];

    public void Add(Guid collaboration, ChallengeKey key, int many)
    {
        var isOpen = key.OpenedOn <= period.To && !(key.ClosedOn <= period.To);
        var tally = new ChallengeTally(
            period.Contains(key.OpenedOn) ? many : 0,
            key.ResolvedOn is { } resolved && period.Contains(resolved) ? many : 0,
            isOpen ? many : 0);
        byKind.Add((int)key.Kind, tally);
        byArea.Add((int)key.Area, tally);
        bySeverity.Add(key.Severity, tally);
        if (isOpen && key.Severity >= Blocking)
        {
            blocked.Add(collaboration);
        }
    }

    public void Add(ChallengeCount other)
    {
        byKind.Add(other.byKind);
        byArea.Add(other.byArea);
        bySeverity.Add(other.bySeverity);
        blocked.UnionWith(other.blocked);
    }

    public ChallengeFigures Figures()
    {
        var total = byKind.Total;
        return new()
        {
            Opened = total.Opened,
            Resolved = total.Resolved,
            OpenAtEnd = total.OpenAtEnd,
            ByKind = byKind.By(n => Codes<ChallengeKind>.Of((ChallengeKind)n)),
            ByArea = byArea.By(n => Codes<ChallengeArea>.Of((ChallengeArea)n)),
            BySeverity = bySeverity.By(n => ((char)('0' + n)).ToString()),
            Blocked = [.. blocked.OrderBy(id => id.ToString(), StringComparer.Ordinal)],
        };
    }
}
