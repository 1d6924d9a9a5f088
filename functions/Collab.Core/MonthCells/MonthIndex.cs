using System.Collections.Immutable;
using System.Numerics;
using Collab.Core.Standards;

namespace Collab.Core.MonthCells;

/// <summary>
/// Which months of a collaboration have a cell, and on which days something was counted. It stands in the collaboration's own row,
/// so that a write knows without a read whether a cell exists, and a report when something last happened.
/// </summary>
public sealed class MonthIndex
{
    private const int BytesPerMonth = 6;

    private readonly ImmutableSortedDictionary<Month, uint> days;

    private MonthIndex(ImmutableSortedDictionary<Month, uint> days) => this.days = days;

    public static MonthIndex Empty { get; } = new(ImmutableSortedDictionary<Month, uint>.Empty);

    public IEnumerable<Month> Months => days.Keys;

    public static MonthIndex Decode(ReadOnlySpan<byte> bytes)
    {
        var days = ImmutableSortedDictionary.CreateBuilder<Month, uint>();
        for (var at = 0; at + BytesPerMonth <= bytes.Length; at += BytesPerMonth)
        {
            days.Add(new(BitConverter.ToUInt16(bytes[at..])), BitConverter.ToUInt32(bytes[(at + 2)..]));
        }

        return new(days.ToImmutable());
    }

    public bool Has(Month month) => days.ContainsKey(month);

    /// <summary>The index after a month's cell has changed; a cell that was emptied stays listed, as its row stays.</summary>
    public MonthIndex With(Month month, uint dayMask) => new(days.SetItem(month, dayMask));

    /// <summary>The last day up to <paramref name="asOf"/> on which a counted activity started, or null.</summary>
    public DateOnly? LastDayUpTo(DateOnly asOf)
    {
        var limit = Month.Of(asOf);
        DateOnly? last = null;
        foreach (var (month, mask) in days)
        {
            if (month > limit)
            {
                break;
            }

            var visible = month < limit ? mask : mask & (uint)((1UL << asOf.Day) - 1);
            if (visible != 0)
            {
                last = new(month.Year, month.Number, BitOperations.Log2(visible) + 1);
            }
        }

        return last;
    }

    public byte[] Encode()
    {
        var bytes = new byte[days.Count * BytesPerMonth];
        var at = 0;
        foreach (var (month, mask) in days)
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(at), (ushort)month.Index);
            BitConverter.TryWriteBytes(bytes.AsSpan(at + 2), mask);
            at += BytesPerMonth;
        }

        return bytes;
    }
}
