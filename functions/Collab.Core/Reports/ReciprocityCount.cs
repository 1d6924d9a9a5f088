using Collab.Core.Collaborations;
using Collab.Core.Standards;

namespace Collab.Core.Reports;

/// <summary>Sets what was agreed with each partner against what was done.</summary>
internal sealed class ReciprocityCount(RegisterSnapshot snapshot, int academicYearStartMonth)
{
    public IReadOnlyList<Reciprocity> Figures() => Listed(Of(snapshot.Now));

    /// <summary>How much more it is than before, of partners with a difference.</summary>
    public IReadOnlyList<Reciprocity> Change()
    {
        var (now, before) = (Of(snapshot.Now), Of(snapshot.Before));
        foreach (var (partner, then) in before)
        {
            var current = now.GetValueOrDefault(partner) ?? new(partner, 0, 0, 0, 0);
            now[partner] = new(
                partner,
                current.AgreedInbound - then.AgreedInbound,
                current.AgreedOutbound - then.AgreedOutbound,
                current.ActualInbound - then.ActualInbound,
                current.ActualOutbound - then.ActualOutbound);
        }

        return Listed(now);
    }

    private static Reciprocity[] Listed(SortedDictionary<string, Reciprocity> byPartner) =>
        [.. byPartner.Values.Where(r => r is not { AgreedInbound: 0, AgreedOutbound: 0, ActualInbound: 0, ActualOutbound: 0 })];

    private SortedDictionary<string, Reciprocity> Of(PeriodCount count)
    {
        var agreed = Agreed(count.Period);
        var byPartner = new SortedDictionary<string, Reciprocity>(StringComparer.Ordinal);
        foreach (var partner in agreed.Keys.Union(count.Activities.Partners, StringComparer.Ordinal))
        {
            var (agreedIn, agreedOut) = agreed.GetValueOrDefault(partner);
            var (actualIn, actualOut) = count.Activities.FlowOf(partner);
            byPartner[partner] = new(partner, agreedIn, agreedOut, actualIn, actualOut);
        }

        return byPartner;
    }

    private Dictionary<string, (long Inbound, long Outbound)> Agreed(Period period)
    {
        var agreed = new Dictionary<string, (long Inbound, long Outbound)>(StringComparer.Ordinal);
        foreach (var (record, _) in snapshot.Collaborations.Where(c => c.Record.Conditions is { Count: > 0 }))
        {
            var inbound = AgreedPlaces.Of(record, Direction.Inbound, period, academicYearStartMonth);
            var outbound = AgreedPlaces.Of(record, Direction.Outbound, period, academicYearStartMonth);
            foreach (var partner in record.Partners)
            {
                var (i, o) = agreed.GetValueOrDefault(partner.Institution);
                agreed[partner.Institution] = (i + inbound, o + outbound);
            }
        }

        return agreed;
    }
}
