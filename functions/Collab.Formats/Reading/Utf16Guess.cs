using System.Text;

namespace Collab.Formats.Reading;

/// <summary>Tells UTF-16 without a byte order mark: read the right way round it is in the scripts that partners write, else in none.</summary>
internal static class Utf16Guess
{
    public static Encoding? Of(ReadOnlySpan<byte> head)
    {
        var pairs = head[..(head.Length & ~1)];
        if (pairs.Length < 4)
        {
            return null;
        }

        int little = 0, big = 0;
        for (var i = 0; i < pairs.Length; i += 2)
        {
            little += IsUsual(pairs[i + 1], pairs[i]) ? 1 : 0;
            big += IsUsual(pairs[i], pairs[i + 1]) ? 1 : 0;
        }

        // All but a fiftieth; a table has at least its separators and line ends in ASCII, which only one way round gives.
        var needed = (pairs.Length / 2) - (pairs.Length / 100);
        return little > big && little >= needed ? Encoding.Unicode : big > little && big >= needed ? Encoding.BigEndianUnicode : null;
    }

    /// <summary>Latin, Cyrillic, Devanagari, the usual punctuation, and no control characters.</summary>
    private static bool IsUsual(byte high, byte low) => high switch
    {
        0 => low is >= 0x20 or (byte)'\t' or (byte)'\r' or (byte)'\n',
        1 or 4 or 0x1E or 0x20 => true,
        5 => low < 0x30,
        9 => low < 0x80,
        0x21 => low < 0x50,
        _ => false,
    };
}
