namespace Collab.Core.MonthCells;

/// <summary>Unsigned numbers in seven-bit groups, least significant first (LEB128).</summary>
internal static class VarInt
{
    public static void Write(List<byte> bytes, ulong value)
    {
        while (value >= 0x80)
        {
            bytes.Add((byte)(value | 0x80));
            value >>= 7;
        }

        bytes.Add((byte)value);
    }

    /// <exception cref="InvalidDataException">The bytes end within a number.</exception>
    public static ulong Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (at >= bytes.Length)
            {
                break;
            }

            var next = bytes[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A stored number breaks off.");
    }

    /// <summary>Numbers of more than 64 bits: sums of money in small units.</summary>
    public static void WriteLong(List<byte> bytes, UInt128 value)
    {
        while (value >= 0x80)
        {
            bytes.Add((byte)(value | 0x80));
            value >>= 7;
        }

        bytes.Add((byte)value);
    }

    /// <exception cref="InvalidDataException">The bytes end within a number.</exception>
    public static UInt128 ReadLong(ReadOnlySpan<byte> bytes, ref int at)
    {
        UInt128 value = 0;
        for (var shift = 0; shift < 128 && at < bytes.Length; shift += 7)
        {
            var next = bytes[at++];
            value |= (UInt128)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A stored number breaks off.");
    }
}
