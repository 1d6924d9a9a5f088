using Collab.Core.Store;

namespace Collab.Core.Rosters;

/// <summary>
/// The people counted into one activity, and how their row is written: the marks one behind the other in ascending order, 16 bytes each, and
/// how many there are. Immutable.
/// </summary>
public sealed class PersonSet
{
    /// <summary>800,000 bytes, with which a row stays below the store's 1 MiB.</summary>
    public const int Most = 50_000;

    private const string Column = "persons";
    private const string CountColumn = "count";

    private readonly byte[] packed;

    private PersonSet(byte[] packed) => this.packed = packed;

    public static PersonSet Empty { get; } = new([]);

    public int Count => packed.Length / PersonMark.Length;

    /// <summary>The set of a row; empty when there is none.</summary>
    public static PersonSet Read(Row? row) => row is null ? Empty : new(Payload.Read(row, Column) ?? []);

    /// <summary>How many the sets of this activity hold, without reading them.</summary>
    public static async Task<int> CountAsync(IRowStore store, string institution, string key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        var row = await store.ReadAsync(TableNames.Register, institution, key, [CountColumn], cancellationToken);
        return row?.Number(CountColumn) ?? 0;
    }

    public static async Task<PersonSet> ReadAsync(IRowStore store, string institution, string key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        return Read(await store.ReadAsync(TableNames.Register, institution, key, null, cancellationToken));
    }

    public bool Contains(PersonMark mark)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (At(middle).Value < mark.Value)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < Count && At(low) == mark;
    }

    /// <summary>The set with more people in it; this one when it has them all.</summary>
    public PersonSet With(IEnumerable<PersonMark> more)
    {
        var added = more.Where(m => !Contains(m)).Distinct().OrderBy(m => m.Value).ToArray();
        if (added.Length == 0)
        {
            return this;
        }

        var union = new byte[packed.Length + (added.Length * PersonMark.Length)];
        var (mine, theirs) = (0, 0);
        for (var at = 0; at < union.Length; at += PersonMark.Length)
        {
            var takesMine = theirs == added.Length || (mine < Count && At(mine).Value < added[theirs].Value);
            (takesMine ? At(mine++) : added[theirs++]).Write(union.AsSpan(at));
        }

        return new(union);
    }

    public RowChange Put(string key)
    {
        var values = new Dictionary<string, object> { [CountColumn] = Count };
        Payload.Write(values, Column, packed);
        return new RowChange.Put(key, values);
    }

    private PersonMark At(int index) => PersonMark.Read(packed.AsSpan(index * PersonMark.Length));
}
