using System.Numerics;

namespace Collab.Core.Reports;

/// <summary>Sums by a small number, that of a code, a country or a month; names are made only for the figures.</summary>
internal sealed class TallyTable<TTally>(int size)
    where TTally : struct, IAdditionOperators<TTally, TTally, TTally>, IEquatable<TTally>
{
    private readonly TTally[] sums = new TTally[size];

    public TTally Total
    {
        get
        {
            var total = default(TTally);
            foreach (var sum in sums)
            {
                total += sum;
            }

            return total;
        }
    }

    public void Add(int index, TTally tally) => sums[index] += tally;

    public void Add(TallyTable<TTally> other)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += other.sums[i];
        }
    }

    /// <summary>The sums by name; those that are nothing are left out.</summary>
    public SortedDictionary<string, TTally> By(Func<int, string> nameOf)
    {
        var groups = new SortedDictionary<string, TTally>(StringComparer.Ordinal);
        for (var i = 0; i < sums.Length; i++)
        {
            if (!sums[i].Equals(default))
            {
                groups[nameOf(i)] = sums[i];
            }
        }

        return groups;
    }
}
