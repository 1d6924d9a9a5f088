namespace Collab.Core.MonthCells;

/// <summary>The leaves of one section of a month cell, in order of their packed keys. Immutable.</summary>
internal sealed class CellLeaves
{
    private readonly SortedList<ulong, CellTally> leaves;

    private CellLeaves(SortedList<ulong, CellTally> leaves) => this.leaves = leaves;

    public static CellLeaves Empty { get; } = new([]);

    public IEnumerable<KeyValuePair<ulong, CellTally>> All => leaves;

    public IEnumerable<ulong> Keys => leaves.Keys;

    public bool IsEmpty => leaves.Count == 0;

    /// <exception cref="InvalidDataException">The bytes break off.</exception>
    public static CellLeaves Decode(CellSection section, ReadOnlySpan<byte> bytes, ref int at)
    {
        var count = (int)VarInt.Read(bytes, ref at);
        var leaves = new SortedList<ulong, CellTally>(count);
        ulong key = 0;
        for (var i = 0; i < count; i++)
        {
            key += VarInt.Read(bytes, ref at);
            var records = (long)VarInt.Read(bytes, ref at);
            var sum = HasSum(section) ? (Int128)VarInt.ReadLong(bytes, ref at) : 0;
            var second = section == CellSection.Activities ? (long)VarInt.Read(bytes, ref at) : 0;
            leaves.Add(key, new(records, sum, second));
        }

        return new(leaves);
    }

    public void Encode(CellSection section, List<byte> bytes)
    {
        VarInt.Write(bytes, (ulong)leaves.Count);
        ulong before = 0;
        foreach (var (key, tally) in leaves)
        {
            VarInt.Write(bytes, key - before);
            VarInt.Write(bytes, (ulong)tally.Count);
            if (HasSum(section))
            {
                VarInt.WriteLong(bytes, (UInt128)tally.Sum);
            }

            if (section == CellSection.Activities)
            {
                VarInt.Write(bytes, (ulong)tally.Second);
            }

            before = key;
        }
    }

    /// <exception cref="CellMismatchException">More is taken out than was counted.</exception>
    public CellLeaves Merge(Dictionary<ulong, CellTally> changes)
    {
        var merged = new Dictionary<ulong, CellTally>(leaves.Count + changes.Count);
        foreach (var (key, tally) in leaves)
        {
            merged.Add(key, tally);
        }

        foreach (var (key, change) in changes)
        {
            var tally = merged.GetValueOrDefault(key) + change;
            if (tally.Count < 0 || tally.Sum < 0 || tally.Second < 0 || (tally.Count == 0 && tally != default))
            {
                throw new CellMismatchException();
            }

            if (tally == default)
            {
                merged.Remove(key);
            }
            else
            {
                merged[key] = tally;
            }
        }

        return new(new SortedList<ulong, CellTally>(merged));
    }

    private static bool HasSum(CellSection section) => section != CellSection.Challenges;
}
