namespace Collab.Formats.Reading.Pdf;

/// <summary>
/// A font as far as text needs it: the codes in a string, how wide their signs are and the letters that they stand for, by the font's own
/// table of letters, else by its encoding.
/// </summary>
internal sealed class PdfFont
{
    private const int SymbolicFlag = 4;

    private readonly PdfCMap? letters;
    private readonly PdfCMap? codes;
    private readonly string?[]? encoding;
    private readonly PdfWidths widths;
    private readonly bool isComposite;
    private readonly bool isUnicode;
    private readonly double scale;

    private PdfFont(PdfFile file, PdfDictionary font, PdfBudget budget)
    {
        letters = file.Resolve(font["ToUnicode"]) is PdfStream table ? PdfCMap.Read(file.Decode(table), budget) : null;
        isComposite = file.Name(font["Subtype"]) == "Type0";
        scale = file.Name(font["Subtype"]) == "Type3" && file.Array(font["FontMatrix"]) is [var step, ..] && file.Number(step) is > 0 and var size ? size : 0.001;
        var descendant = isComposite ? file.Dictionary(file.Array(font["DescendantFonts"]).FirstOrDefault()) ?? PdfDictionary.Empty : font;
        widths = isComposite ? PdfWidths.OfComposite(file, descendant, budget) : PdfWidths.OfSimple(file, font);
        var descriptor = file.Dictionary(descendant["FontDescriptor"]);
        var name = file.Name(font["BaseFont"]) ?? string.Empty;
        IsBold = name.Contains("Bold", StringComparison.OrdinalIgnoreCase) || file.Number(descriptor?["FontWeight"]) >= 600;
        if (isComposite)
        {
            codes = file.Resolve(font["Encoding"]) is PdfStream own ? PdfCMap.Read(file.Decode(own), budget) : null;
            isUnicode = file.Name(font["Encoding"]) is { } known
                && (known.Contains("UCS2", StringComparison.Ordinal) || known.Contains("UTF16", StringComparison.Ordinal));
        }
        else
        {
            encoding = EncodingOf(file, font, file.Whole(descriptor?["Flags"]) ?? 0, name);
        }
    }

    public bool IsBold { get; }

    public static PdfFont Read(PdfFile file, PdfDictionary font, PdfBudget budget) => new(file, font, budget);

    public void Decode(ReadOnlySpan<byte> text, List<PdfGlyph> glyphs)
    {
        while (!text.IsEmpty)
        {
            var length = LengthOf(text);
            var code = 0u;
            foreach (var part in text[..length])
            {
                code = (code << 8) | part;
            }

            var letter = LetterOf(code, length);
            var number = codes?.Number(code, length) ?? (int)Math.Min(code, int.MaxValue);
            glyphs.Add(new(letter, widths.Of(number, letter) * scale, length == 1 && code == ' '));
            text = text[length..];
        }
    }

    private int LengthOf(ReadOnlySpan<byte> text)
    {
        var length = !isComposite ? 1 : codes?.LengthOf(text) is > 0 and var own ? own : codes is null ? 2 : letters?.LengthOf(text) is > 0 and var other ? other : 2;
        return Math.Min(length, text.Length);
    }

    private string? LetterOf(uint code, int length)
    {
        // Some programs write the table of a one-byte font with two-byte codes.
        var letter = letters?.Letters(code, length) ?? (isComposite ? null : letters?.Letters(code, 2));
        return letter switch
        {
            [>= '\uE000' and <= '\uF8FF'] => PrivateSign(letter[0]),
            { Length: > 0 } when letter.Any(c => c is not '\0' and not '\uFFFD') => letter,
            _ when encoding is not null && code < 256 => encoding[code],
            _ when isUnicode && code is >= 32 and not (>= 0xD800 and < 0xE000) and < 0xFFFE => ((char)code).ToString(),
            _ => null,
        };
    }

    /// <summary>Signs of Wingdings and Symbol as Word writes them; those that nobody can name are left out.</summary>
    private static string PrivateSign(char sign) => sign switch
    {
        '\uF0B7' or '\uF0A7' or '\uF0D8' or '\uF076' or '\uF06C' or '\uF06E' => "•",
        '\uF0FC' => "✓",
        '\uF0FE' => "☑",
        '\uF0FD' => "☒",
        '\uF0A8' or '\uF06F' or '\uF0A3' => "☐",
        '\uF02D' => "-",
        '\uF020' => " ",
        _ => string.Empty,
    };

    private static string?[]? EncodingOf(PdfFile file, PdfDictionary font, int flags, string name)
    {
        var given = file.Resolve(font["Encoding"]);
        var usual = file.Name(font["Subtype"]) == "TrueType" ? "WinAnsiEncoding" : null;
        if (given is PdfName known)
        {
            return PdfEncodings.Of(known.Value);
        }

        // The part of a font with signs of its own, in an order of its own: its codes say nothing.
        var isOwn = (flags & SymbolicFlag) != 0 && name.Length > 7 && name[6] == '+';
        if (given is not PdfDictionary changes)
        {
            return isOwn || name.EndsWith("Symbol", StringComparison.Ordinal) || name.Contains("Dingbats", StringComparison.Ordinal) ? null : PdfEncodings.Of(usual);
        }

        var codes = isOwn && changes["BaseEncoding"] is null ? new string?[256] : PdfEncodings.Of(file.Name(changes["BaseEncoding"]) ?? usual);
        var code = 0;
        foreach (var item in file.Array(changes["Differences"]))
        {
            switch (file.Resolve(item))
            {
                case double number:
                    code = (int)Math.Clamp(number, 0, 256);
                    break;
                case PdfName glyph when code < 256:
                    codes[code++] = PdfGlyphNames.Letters(glyph.Value);
                    break;
            }
        }

        return codes;
    }
}
