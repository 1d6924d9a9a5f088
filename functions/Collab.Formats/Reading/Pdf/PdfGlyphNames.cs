using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Collab.Formats.Reading.Pdf;

/// <summary>What the names of glyphs in Adobe's glyph list stand for, as far as our languages and their neighbours need them.</summary>
internal static class PdfGlyphNames
{
    private const int LongestUnicode = 6;

    private static readonly FrozenDictionary<string, string> Accents = Pairs(
        "grave \u0300 acute \u0301 circumflex \u0302 tilde \u0303 macron \u0304 breve \u0306 dotaccent \u0307 dieresis \u0308 ring \u030A "
        + "hungarumlaut \u030B caron \u030C cedilla \u0327 ogonek \u0328 commaaccent \u0326");

    private static readonly FrozenDictionary<string, string> Names = Pairs(
        "exclam ! quotedbl \" numbersign # dollar $ percent % ampersand & quotesingle ' parenleft ( parenright ) asterisk * plus + comma , "
        + "hyphen - minus \u2212 period . slash / zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 colon : semicolon ; less < "
        + "equal = greater > question ? at @ bracketleft [ backslash \\ bracketright ] asciicircum ^ underscore _ grave ` braceleft { bar | "
        + "braceright } asciitilde ~ exclamdown ¡ cent ¢ sterling £ fraction ⁄ yen ¥ florin ƒ section § currency ¤ quotedblleft “ "
        + "guillemotleft « guilsinglleft ‹ guilsinglright › fi fi fl fl ff ff ffi ffi ffl ffl endash – dagger † daggerdbl ‡ periodcentered · "
        + "paragraph ¶ bullet • quotesinglbase ‚ quotedblbase „ quotedblright ” guillemotright » ellipsis … perthousand ‰ questiondown ¿ "
        + "emdash — quoteleft ‘ quoteright ’ AE Æ ae æ OE Œ oe œ Oslash Ø oslash ø Lslash Ł lslash ł Eth Ð eth ð Thorn Þ thorn þ germandbls ß "
        + "dotlessi ı ordfeminine ª ordmasculine º copyright © registered ® trademark ™ degree ° plusminus ± multiply × divide ÷ brokenbar ¦ "
        + "logicalnot ¬ mu µ onehalf ½ onequarter ¼ threequarters ¾ onesuperior ¹ twosuperior ² threesuperior ³ acute ´ dieresis ¨ macron ¯ "
        + "cedilla ¸ circumflex ˆ tilde ˜ breve ˘ caron ˇ ring ˚ dotaccent ˙ hungarumlaut ˝ ogonek ˛ Euro € Dcroat Đ dcroat đ afii61352 № "
        + "afii10050 Ґ afii10098 ґ afii10062 Ў afii10110 ў afii10145 Џ afii10193 џ afii10846 ә afii10023 Ё afii10071 ё nbspace \u00A0 "
        + "nonbreakingspace \u00A0 softhyphen \u00AD sfthyphen \u00AD afii00208 ―");

    /// <summary>The letters; null for a name that says nothing, such as g37.</summary>
    public static string? Letters(string name)
    {
        // What follows a point is a variant: a.sc, one.oldstyle. Ligatures have their parts' names: f_i.
        var plain = name.IndexOf('.', StringComparison.Ordinal) is > 0 and var point ? name[..point] : name;
        if (!plain.Contains('_', StringComparison.Ordinal) || plain == "_")
        {
            return Letter(plain);
        }

        var parts = plain.Split('_').Select(Letter).ToArray();
        return parts.Contains(null) ? null : string.Concat(parts);
    }

    private static string? Letter(string name) => name switch
    {
        "space" => " ",
        [>= 'A' and <= 'Z' or >= 'a' and <= 'z'] => name,
        _ when Names.TryGetValue(name, out var letters) => letters,
        _ when name.StartsWith("uni", StringComparison.Ordinal) && name.Length >= 7 => Units(name.AsSpan(3)),
        ['u', .. { Length: >= 4 and <= LongestUnicode } digits] when Number(digits) is { } number && Rune.IsValid(number) => new Rune(number).ToString(),
        _ when name.StartsWith("afii100", StringComparison.Ordinal) => Cyrillic(name),
        [var letter and (>= 'A' and <= 'Z' or >= 'a' and <= 'z'), .. { Length: > 3 } accent] when Accents.TryGetValue(accent, out var mark) =>
            $"{letter}{mark}".Normalize(NormalizationForm.FormC),
        _ => null,
    };

    /// <summary>uni04E8, or several in a row.</summary>
    private static string? Units(ReadOnlySpan<char> digits)
    {
        var letters = new StringBuilder();
        for (; digits.Length >= 4 && Number(digits[..4]) is { } unit; digits = digits[4..])
        {
            letters.Append((char)unit);
        }

        return letters.Length > 0 ? letters.ToString() : null;
    }

    /// <summary>The Cyrillic alphabet in its order; Ё stands behind Е, and other languages' letters follow.</summary>
    private static string? Cyrillic(string name) => int.TryParse(name.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number switch
        {
            >= 10017 and <= 10022 => Char(0x410 + number - 10017),
            >= 10024 and <= 10049 => Char(0x416 + number - 10024),
            >= 10051 and <= 10061 => Char(0x402 + number - 10051),
            >= 10065 and <= 10070 => Char(0x430 + number - 10065),
            >= 10072 and <= 10097 => Char(0x436 + number - 10072),
            >= 10099 and <= 10109 => Char(0x452 + number - 10099),
            _ => null,
        }
        : null;

    private static string Char(int unit) => ((char)unit).ToString();

    private static int? Number(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static FrozenDictionary<string, string> Pairs(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
    }
}
