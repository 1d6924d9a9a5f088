namespace Collab.Formats.Reading.Pdf;

/// <summary>The compression of old programs (ISO 32000-1, 7.4.4.2).</summary>
internal static class PdfLzw
{
    private const int Clear = 256;
    private const int EndOfData = 257;
    private const int MostCodes = 4096;

    /// <summary>The bytes as far as they make sense. <paramref name="early"/> is whether codes get longer one code earlier than they must.</summary>
    public static byte[] Decode(ReadOnlySpan<byte> packed, bool early, PdfBudget budget)
    {
        using var output = new MemoryStream();
        var words = new byte[MostCodes][];
        for (var i = 0; i < Clear; i++)
        {
            words[i] = [(byte)i];
        }

        var (next, width, bits, held) = (EndOfData + 1, 9, 0, 0);
        byte[]? previous = null;
        foreach (var letter in packed)
        {
            held = ((held << 8) | letter) & 0xFFFFFF;
            bits += 8;
            if (bits < width)
            {
                continue;
            }

            bits -= width;
            var code = (held >> bits) & ((1 << width) - 1);
            if (code == EndOfData)
            {
                break;
            }

            if (code == Clear)
            {
                (next, width, previous) = (EndOfData + 1, 9, null);
                continue;
            }

            if (code > next || (code == next && previous is null) || (code < next && code > EndOfData && words[code] is null))
            {
                break;
            }

            var word = code < next ? words[code] : [.. previous!, previous![0]];
            if (previous is not null && next < MostCodes)
            {
                words[next++] = [.. previous, word[0]];
            }

            previous = word;
            output.Write(word);
            width = Math.Min(12, int.Log2(next + (early ? 1 : 0)) + 1);
            budget.Work();
            if (output.Length > PdfBudget.MostOfOne)
            {
                throw new UnreadableTextException(TextRefusals.TooLarge);
            }
        }

        return output.ToArray();
    }
}
