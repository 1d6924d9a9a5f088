using System.Runtime.InteropServices;
using Collab.Core.Collaborations;
using Collab.Core.MonthCells;
using Collab.Core.Standards;

namespace Collab.Core.Reports;

/// <summary>Counts the activities of a period, cell after cell.</summary>
internal sealed class ActivityCount(Period period)
{
    private readonly Month first = Month.Of(period.From);
    private readonly TallyTable<ActivityTally> byKind = new(Codes<CollaborationKind>.All.Count);
    private readonly TallyTable<ActivityTally> byDirection = new(Codes<Direction>.All.Count);
    private readonly TallyTable<ActivityTally> byCountry = new(ActivityKey.Countries);
    private readonly TallyTable<ActivityTally> byMonth = new(Month.Of(period.To).Index - Month.Of(period.From).Index + 1);
    private readonly Dictionary<string, Sum> byPartner = new(StringComparer.Ordinal);

    /// <summary>What the cell at hand comes to.</summary>
    private Sum cell;

    /// <summary>Activities that were registered too long after their end.</summary>
    public long Late { get; private set; }

    public long Count => byKind.Total.Count;

    /// <summary>Partners that have activities, in order.</summary>
    public IEnumerable<string> Partners => byPartner.Keys.Order(StringComparer.Ordinal);

    /// <summary>Participants who came and went under collaborations with the partner.</summary>
    public (long Inbound, long Outbound) FlowOf(string partner) =>
        byPartner.TryGetValue(partner, out var sum) ? (sum.Inbound, sum.Outbound) : default;

    public void Add(ActivityKey key, ActivityTally tally)
    {
        byKind.Add((int)key.Kind, tally);
        byDirection.Add((int)key.Direction, tally);
        byCountry.Add(key.CountryNumber, tally);
        cell.Add(tally, key.Direction);
        Late += key.Late ? tally.Count : 0;
    }

    /// <summary>Counts what has been added since the last call under its month, and once under each partner.</summary>
    public void CloseCell(Month month, IReadOnlyList<Partner> partners)
    {
        if (cell.Activities == default)
        {
            return;
        }

        byMonth.Add(month.Index - first.Index, cell.Activities);
        foreach (var partner in partners)
        {
            Of(partner.Institution).Add(cell);
        }

        cell = default;
    }

    public void Add(ActivityCount other)
    {
        byKind.Add(other.byKind);
        byDirection.Add(other.byDirection);
        byCountry.Add(other.byCountry);
        byMonth.Add(other.byMonth);
        Late += other.Late;
        foreach (var (partner, sum) in other.byPartner)
        {
            Of(partner).Add(sum);
        }
    }

    public ActivityFigures Figures()
    {
        var total = byKind.Total;
        return new()
        {
            Count = total.Count,
            Participants = total.Participants,
            PersonDays = total.PersonDays,
            ByKind = byKind.By(n => Codes<CollaborationKind>.Of((CollaborationKind)n)),
            ByDirection = byDirection.By(n => Codes<Direction>.Of((Direction)n)),
            ByMonth = byMonth.By(n => first.Plus(n).ToString()),
            ByCountry = byCountry.By(ActivityKey.CountryOf),
            ByPartner = new(byPartner.ToDictionary(p => p.Key, p => p.Value.Activities, StringComparer.Ordinal), StringComparer.Ordinal),
        };
    }

    private ref Sum Of(string partner) => ref CollectionsMarshal.GetValueRefOrAddDefault(byPartner, partner, out _);

    /// <summary>Activities, and the participants among them who came and went.</summary>
    private struct Sum
    {
        public ActivityTally Activities;
        public long Inbound;
        public long Outbound;

        public void Add(ActivityTally tally, Direction direction)
        {
            Activities += tally;
            Inbound += direction == Direction.Inbound ? tally.Participants : 0;
            Outbound += direction == Direction.Outbound ? tally.Participants : 0;
        }

        public void Add(Sum other)
        {
            Activities += other.Activities;
            Inbound += other.Inbound;
            Outbound += other.Outbound;
        }
    }
}
