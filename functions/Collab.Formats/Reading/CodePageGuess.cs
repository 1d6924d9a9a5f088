namespace Collab.Formats.Reading;

/// <summary>
/// Tells the code pages of old Windows programs apart by how their letters stand together: in Windows-1252 accented letters stand among
/// plain Latin ones, in Windows-1251 whole words are beyond ASCII. Where neither shows, nothing is guessed.
/// </summary>
internal static class CodePageGuess
{
    /// <summary>Letters beyond ASCII in words without any Latin letter, before Cyrillic is believed.</summary>
    private const int FewestCyrillic = 3;

    internal sealed record CodePage(int Number, string Name);

    private static readonly CodePage Cyrillic = new(1251, "Windows-1251 (Cyrillic)");
    private static readonly CodePage Western = new(1252, "Windows-1252 (Western European)");

    public static CodePage? Of(ReadOnlySpan<byte> text)
    {
        if (IsDamagedUtf8(text) || text.IndexOfAnyExceptInRange((byte)0x20, (byte)0xFF) is >= 0 && HasControls(text))
        {
            return null;
        }

        var (cyrillic, western, strange) = Count(text);
        return cyrillic >= FewestCyrillic && cyrillic > 2 * western ? Cyrillic
            : western > 0 && western > 2 * cyrillic ? Western
            : cyrillic + western + strange == 0 ? Western
            : null;
    }

    /// <summary>Letters beyond ASCII: in words of only such, in words with Latin ones, and alone or meaning something else in each page.</summary>
    private static (int Cyrillic, int Western, int Strange) Count(ReadOnlySpan<byte> text)
    {
        int cyrillic = 0, western = 0, strange = 0;
        var at = 0;
        while (at < text.Length)
        {
            int latin = 0, high = 0;
            for (; at < text.Length && (char.IsAsciiLetter((char)text[at]) || IsHighLetter(text[at])); at++)
            {
                _ = text[at] < 0x80 ? latin++ : high++;
            }

            _ = (latin, high) switch
            {
                (_, 0) => 0,
                ( > 0, _) => western += high,
                (_, 1) => strange++,
                _ => cyrillic += high,
            };
            if (at < text.Length)
            {
                strange += text[at] >= 0x80 && !IsTheSameInBoth(text[at]) ? 1 : 0;
                at++;
            }
        }

        return (cyrillic, western, strange);
    }

    /// <summary>All letters of the Cyrillic page's upper half, Ё ё, and the letters of other Cyrillic alphabets.</summary>
    private static bool IsHighLetter(byte b) => b is >= 0xC0 or 0xA8 or 0xB8 or 0xAA or 0xBA or 0xAF or 0xBF or 0xB2 or 0xB3 or 0x8A or 0x9A or 0x8E or 0x9E;

    /// <summary>Quotation marks, dashes and the like, which stand at the same place in both pages.</summary>
    private static bool IsTheSameInBoth(byte b) =>
        b is >= 0x84 and <= 0x87 or 0x82 or 0x89 or 0x8B or (>= 0x91 and <= 0x97) or 0x99 or 0x9B or 0xA0 or 0xA4 or 0xA6 or 0xA7
            or 0xA9 or 0xAB or 0xAC or 0xAD or 0xAE or 0xB0 or 0xB1 or 0xB5 or 0xB6 or 0xB7 or 0xBB;

    private static bool HasControls(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>UTF-8 with a wrong byte here and there: most of what is beyond ASCII is whole characters.</summary>
    private static bool IsDamagedUtf8(ReadOnlySpan<byte> text)
    {
        int whole = 0, broken = 0;
        while (text.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is var at and >= 0)
        {
            text = text[at..];
            if (System.Text.Rune.DecodeFromUtf8(text, out _, out var length) == System.Buffers.OperationStatus.Done)
            {
                whole++;
            }
            else
            {
                broken++;
            }

            text = text[length..];
        }

        return whole > broken;
    }
}
