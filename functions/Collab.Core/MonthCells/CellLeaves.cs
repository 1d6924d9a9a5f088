namespace Collab.Core.MonthCells;

/// <summary>
/// The leaves of one section of a month cell, in order of their packed keys: each the difference to the key before, the count and the sums,
/// as numbers of variable length. They stay in this form in memory too: a process may know many thousands of cells. Immutable.
/// </summary>
internal sealed class CellLeaves
{
    private readonly CellSection section;
    private readonly byte[] encoded;
    private readonly int count;

    private CellLeaves(CellSection section, byte[] encoded, int count)
    {
        this.section = section;
        this.encoded = encoded;
        this.count = count;
    }

    public bool IsEmpty => count == 0;

    public IEnumerable<KeyValuePair<ulong, CellTally>> All
    {
        get
        {
            ulong key = 0;
            for (int i = 0, at = 0; i < count; i++)
            {
                var tally = Read(section, encoded, ref at, ref key);
                yield return new(key, tally);
            }
        }
    }

    /// <summary>What one leaf counts; nothing when there is none.</summary>
    public CellTally this[ulong key] => All.FirstOrDefault(l => l.Key == key).Value;

    public static CellLeaves Empty(CellSection section) => new(section, [], 0);

    /// <exception cref="InvalidDataException">The bytes break off.</exception>
    public static CellLeaves Decode(CellSection section, ReadOnlySpan<byte> bytes, ref int at)
    {
        var count = (int)VarInt.Read(bytes, ref at);
        var (start, key) = (at, 0UL);
        for (var i = 0; i < count; i++)
        {
            Read(section, bytes, ref at, ref key);
        }

        return new(section, bytes[start..at].ToArray(), count);
    }

    public void Encode(List<byte> bytes)
    {
        VarInt.Write(bytes, (ulong)count);
        bytes.AddRange(encoded);
    }

    /// <exception cref="CellMismatchException">More is taken out than was counted.</exception>
    public CellLeaves Merge(Dictionary<ulong, CellTally> changes)
    {
        var keys = changes.Keys.ToArray();
        Array.Sort(keys);
        var merged = new Writer(section, encoded.Length + (keys.Length * 12));
        var next = 0;
        foreach (var (key, tally) in All)
        {
            for (; next < keys.Length && keys[next] < key; next++)
            {
                merged.Add(keys[next], changes[keys[next]]);
            }

            merged.Add(key, next < keys.Length && keys[next] == key ? tally + changes[keys[next++]] : tally);
        }

        for (; next < keys.Length; next++)
        {
            merged.Add(keys[next], changes[keys[next]]);
        }

        return new(section, merged.ToBytes(), merged.Count);
    }

    /// <summary>The next leaf of encoded ones, behind the key before it.</summary>
    internal static CellTally Read(CellSection section, ReadOnlySpan<byte> bytes, ref int at, ref ulong key)
    {
        key += VarInt.Read(bytes, ref at);
        var records = (long)VarInt.Read(bytes, ref at);
        return section switch
        {
            CellSection.Activities => new(records, (long)VarInt.Read(bytes, ref at), (long)VarInt.Read(bytes, ref at)),
            CellSection.Challenges or CellSection.Documents => new(records, 0, 0),
            _ => new(records, (Int128)VarInt.ReadLong(bytes, ref at), 0),
        };
    }

    /// <summary>Writes leaves in order of their keys; those that count nothing are left out.</summary>
    private sealed class Writer(CellSection section, int capacity)
    {
        private readonly List<byte> bytes = new(capacity);
        private ulong before;

        public int Count { get; private set; }

        public byte[] ToBytes() => [.. bytes];

        public void Add(ulong key, CellTally tally)
        {
            if (!tally.CanBe)
            {
                throw new CellMismatchException();
            }

            if (tally == default)
            {
                return;
            }

            VarInt.Write(bytes, key - before);
            VarInt.Write(bytes, (ulong)tally.Count);
            switch (section)
            {
                case CellSection.Activities:
                    VarInt.Write(bytes, (ulong)tally.Sum);
                    VarInt.Write(bytes, (ulong)tally.Second);
                    break;
                case CellSection.Challenges:
                case CellSection.Documents:
                    break;
                default:
                    VarInt.WriteLong(bytes, (UInt128)tally.Sum);
                    break;
            }

            before = key;
            Count++;
        }
    }
}
