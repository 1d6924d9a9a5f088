using Collab.Core.Collaborations;
using Collab.Core.Standards;

namespace Collab.Core.Reports;

/// <summary>Adds up month cells over a period, to the day.</summary>
internal sealed class ActivityCount
{
    private readonly SortedDictionary<string, ActivityTally> byKind = New();
    private readonly SortedDictionary<string, ActivityTally> byDirection = New();
    private readonly SortedDictionary<string, ActivityTally> byMonth = New();
    private readonly SortedDictionary<string, ActivityTally> byCountry = New();
    private readonly SortedDictionary<string, ActivityTally> byPartner = New();
    private readonly SortedDictionary<string, (long Inbound, long Outbound)> flows = new(StringComparer.Ordinal);
    private ActivityTally total;

    /// <summary>Participants who came and went, by partner.</summary>
    public IReadOnlyDictionary<string, (long Inbound, long Outbound)> Flows => flows;

    public static ActivityCount Of(RegisterSnapshot snapshot, Period period)
    {
        var count = new ActivityCount();
        var partners = snapshot.Collaborations.ToDictionary(c => c.Record.Id, c => c.Record.Partners);
        foreach (var placed in snapshot.Cells)
        {
            if (partners.TryGetValue(placed.Collaboration, out var of) && placed.Month.FirstDay <= period.To && placed.Month.LastDay >= period.From)
            {
                count.Add(placed, of, period);
            }
        }

        return count;
    }

    public ActivityFigures Figures() => new()
    {
        Count = total.Count,
        Participants = total.Participants,
        PersonDays = total.PersonDays,
        ByKind = byKind,
        ByDirection = byDirection,
        ByMonth = byMonth,
        ByCountry = byCountry,
        ByPartner = byPartner,
    };

    private static SortedDictionary<string, ActivityTally> New() => new(StringComparer.Ordinal);

    private static void Add(SortedDictionary<string, ActivityTally> groups, string key, ActivityTally tally) =>
        groups[key] = groups.GetValueOrDefault(key) + tally;

    private void Add(PlacedCell placed, IReadOnlyList<Partner> partners, Period period)
    {
        var month = placed.Month.ToString();
        foreach (var (key, tally) in placed.Cell.Activities)
        {
            if (!period.Contains(new(placed.Month.Year, placed.Month.Number, key.Day)))
            {
                continue;
            }

            total += tally;
            Add(byKind, Codes<CollaborationKind>.Of(key.Kind), tally);
            Add(byDirection, Codes<Direction>.Of(key.Direction), tally);
            Add(byMonth, month, tally);
            Add(byCountry, key.Country, tally);
            foreach (var partner in partners)
            {
                Add(byPartner, partner.Institution, tally);
                AddFlow(partner.Institution, key.Direction, tally.Participants);
            }
        }
    }

    private void AddFlow(string partner, Direction direction, long participants)
    {
        if (direction != Direction.None)
        {
            var (inbound, outbound) = flows.GetValueOrDefault(partner);
            flows[partner] = direction == Direction.Inbound ? (inbound + participants, outbound) : (inbound, outbound + participants);
        }
    }
}
