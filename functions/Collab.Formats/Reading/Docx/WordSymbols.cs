using System.Globalization;

namespace Collab.Formats.Reading.Docx;

/// <summary>Signs of symbol fonts that stand for letters everybody has: the boxes that forms are ticked in, bullets and dashes.</summary>
internal static class WordSymbols
{
    /// <summary>The sign's letter; nothing for one that has none.</summary>
    public static string Of(string? font, string? code)
    {
        if (!int.TryParse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) || number > 0xFFFF)
        {
            return string.Empty;
        }

        return (font?.StartsWith("Wingdings", StringComparison.Ordinal), number & 0xFF) switch
        {
            (true, 0xFE) when font == "Wingdings" => "☑",
            (true, 0xFD) when font == "Wingdings" => "☒",
            (true, 0x52) when font == "Wingdings 2" => "☑",
            (true, 0x51) when font == "Wingdings 2" => "☒",
            (true, 0xA8 or 0x6F or 0xA3) => "☐",
            (true, 0xFC) => "✓",
            (not true, 0xB7) => "•",
            (not true, 0x2D) => "-",
            _ when number is >= 0x20 and < 0xD800 => ((char)number).ToString(),
            _ => string.Empty,
        };
    }
}
