namespace Collab.Formats.Reading.Pdf;

/// <summary>The filters that write bytes as letters, and that of repeated bytes (ISO 32000-1, 7.4.2, 7.4.3 and 7.4.5).</summary>
internal static class PdfAscii
{
    public static byte[] DecodeHex(ReadOnlySpan<byte> packed)
    {
        var result = new List<byte>(packed.Length / 2);
        var high = -1;
        foreach (var letter in packed)
        {
            if (letter == '>')
            {
                break;
            }

            if (char.IsAsciiHexDigit((char)letter))
            {
                var digit = Convert.ToInt32(((char)letter).ToString(), 16);
                if (high >= 0)
                {
                    result.Add((byte)((high << 4) | digit));
                }

                high = high >= 0 ? -1 : digit;
            }
        }

        if (high >= 0)
        {
            result.Add((byte)(high << 4));
        }

        return [.. result];
    }

    public static byte[] Decode85(ReadOnlySpan<byte> packed)
    {
        var result = new List<byte>(packed.Length);
        var (group, count) = (0u, 0);
        foreach (var letter in packed)
        {
            if (letter == '~')
            {
                break;
            }

            if (letter == 'z' && count == 0)
            {
                result.AddRange((ReadOnlySpan<byte>)[0, 0, 0, 0]);
            }
            else if (letter is >= (byte)'!' and <= (byte)'u')
            {
                group = unchecked((group * 85) + letter - '!');
                if (++count == 5)
                {
                    Add(result, group, 4);
                    (group, count) = (0, 0);
                }
            }
        }

        if (count > 1)
        {
            for (var i = count; i < 5; i++)
            {
                group = unchecked((group * 85) + 84);
            }

            Add(result, group, count - 1);
        }

        return [.. result];
    }

    public static byte[] DecodeRuns(ReadOnlySpan<byte> packed)
    {
        var result = new List<byte>(packed.Length);
        for (var i = 0; i < packed.Length && packed[i] != 128;)
        {
            var length = packed[i++];
            if (length < 128)
            {
                var count = Math.Min(length + 1, packed.Length - i);
                result.AddRange(packed.Slice(i, count));
                i += count;
            }
            else if (i < packed.Length)
            {
                result.AddRange(Enumerable.Repeat(packed[i++], 257 - length));
            }
        }

        return [.. result];
    }

    private static void Add(List<byte> result, uint group, int count)
    {
        for (var i = 0; i < count; i++)
        {
            result.Add((byte)(group >> (24 - (8 * i))));
        }
    }
}
