using System.Buffers.Binary;
using System.Numerics;
using Collab.Core.Standards;

namespace Collab.Core.MonthCells;

/// <summary>
/// Which months of a collaboration have a cell, and on which days something was counted. It stands in the collaboration's own row,
/// so that a write knows without a read whether a cell exists, and a report when something last happened. Kept as it is stored, because a
/// list may read thousands of them.
/// </summary>
public sealed class MonthIndex
{
    private const int BytesPerMonth = 6;

    /// <summary>In order of months: the month in two bytes, a bit for each day in four.</summary>
    private readonly byte[] entries;

    private MonthIndex(byte[] entries) => this.entries = entries;

    public static MonthIndex Empty { get; } = new([]);

    public IEnumerable<Month> Months => Enumerable.Range(0, Count).Select(MonthAt);

    private int Count => entries.Length / BytesPerMonth;

    public static MonthIndex Decode(ReadOnlySpan<byte> bytes) => new(bytes[..(bytes.Length / BytesPerMonth * BytesPerMonth)].ToArray());

    public bool Has(Month month) => Find(month) >= 0;

    /// <summary>The days of a month on which something was counted, bit 0 the first.</summary>
    public uint DaysOf(Month month) => Find(month) is >= 0 and var found ? BinaryPrimitives.ReadUInt32LittleEndian(entries.AsSpan((found * BytesPerMonth) + 2)) : 0;

    /// <summary>The index after a month's cell has changed; a cell that was emptied stays listed, as its row stays.</summary>
    public MonthIndex With(Month month, uint dayMask)
    {
        var found = Find(month);
        var at = (found < 0 ? ~found : found) * BytesPerMonth;
        byte[] changed = [.. entries[..at], .. new byte[BytesPerMonth], .. entries[(found < 0 ? at : at + BytesPerMonth)..]];
        BinaryPrimitives.WriteUInt16LittleEndian(changed.AsSpan(at), (ushort)month.Index);
        BinaryPrimitives.WriteUInt32LittleEndian(changed.AsSpan(at + 2), dayMask);
        return new(changed);
    }

    /// <summary>The last day up to <paramref name="asOf"/> on which a counted activity started, or null.</summary>
    public DateOnly? LastDayUpTo(DateOnly asOf)
    {
        var limit = Month.Of(asOf);
        for (var i = Count - 1; i >= 0; i--)
        {
            var month = MonthAt(i);
            var mask = BinaryPrimitives.ReadUInt32LittleEndian(entries.AsSpan((i * BytesPerMonth) + 2));
            var visible = month < limit ? mask : month > limit ? 0 : mask & (uint)((1UL << asOf.Day) - 1);
            if (visible != 0)
            {
                return new(month.Year, month.Number, BitOperations.Log2(visible) + 1);
            }
        }

        return null;
    }

    public byte[] Encode() => [.. entries];

    private Month MonthAt(int index) => new(BinaryPrimitives.ReadUInt16LittleEndian(entries.AsSpan(index * BytesPerMonth)));

    /// <summary>Where the month stands, or the complement of where it would.</summary>
    private int Find(Month month)
    {
        var (low, high) = (0, Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = MonthAt(middle).CompareTo(month);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }
}
