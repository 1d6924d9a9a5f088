using System.Globalization;
using System.Text;

namespace Collab.Formats.Reading;

/// <summary>Text as it is compared and searched: normalised (NFC), one space between words, no control characters, nothing invisible.</summary>
internal static class ReadableText
{
    private const char SoftHyphen = '\u00AD';

    /// <summary>The text of a paragraph; empty when nothing of it is left.</summary>
    public static string Of(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        var space = false;
        foreach (var rune in raw.EnumerateRunes())
        {
            if (IsSpace(rune))
            {
                space = text.Length > 0;
            }
            else if (!IsInvisible(rune))
            {
                var letter = rune.ToString();
                text.Append(space ? " " : string.Empty).Append(IsPresentationForm(rune) ? letter.Normalize(NormalizationForm.FormKC) : letter);
                space = false;
            }
        }

        return text.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Ligatures such as ﬁ, and the shapes of letters.</summary>
    private static bool IsPresentationForm(Rune rune) => rune.Value is (>= 0xFB00 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC);

    private static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune);

    /// <summary>Joiners stay: Devanagari is written with them.</summary>
    private static bool IsInvisible(Rune rune) => rune.Value switch
    {
        SoftHyphen or 0x200B or 0x2060 or 0xFEFF => true,
        0x200C or 0x200D => false,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned,
    };
}
