using System.Text;

namespace Collab.Formats.Reading.Pdf;

/// <summary>What the 256 codes of simple fonts and of strings stand for (ISO 32000-1, annex D).</summary>
internal static class PdfEncodings
{
    private static readonly string?[] WinAnsi = OfCodePage(1252);
    private static readonly string?[] MacRoman = OfCodePage(10000);
    private static readonly string?[] Standard = Make(0xA1,
        "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ\0–†‡·\0¶•‚„”»…‰\0¿\0`´ˆ˜¯˘˙¨\0˚¸\0˝˛ˇ—\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0Æ\0ª\0\0\0\0ŁØŒº\0\0\0\0\0æ\0\0\0ı\0\0łøœß", ['\'', '’', '`', '‘']);

    private static readonly string?[] Document = MakeDocument();

    /// <summary>The codes of an encoding by its name; the one of Adobe's old fonts for a name that is unknown.</summary>
    public static string?[] Of(string? name) => (string?[])(name switch
    {
        "WinAnsiEncoding" => WinAnsi,
        "MacRomanEncoding" => MacRoman,
        _ => Standard,
    }).Clone();

    /// <summary>A string that people read, such as a field's value: UTF-16 or UTF-8 by its first bytes, else PDF's own encoding.</summary>
    public static string Text(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFE, 0xFF, .. var rest] => WithoutLanguages(Encoding.BigEndianUnicode.GetString(rest)),
        [0xFF, 0xFE, .. var rest] => WithoutLanguages(Encoding.Unicode.GetString(rest)),
        [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
        _ => Plain(bytes),
    };

    /// <summary>A language code may stand between two escapes within text.</summary>
    private static string WithoutLanguages(string text)
    {
        const char Escape = '\u001B';
        var parts = text.Split(Escape);
        return parts.Length < 3 ? text : string.Concat(parts.Where((_, i) => i % 2 == 0));
    }

    private static string Plain(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (var code in bytes)
        {
            text.Append(Document[code]);
        }

        return text.ToString();
    }

    private static string?[] OfCodePage(int page)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(page)!;
        var codes = new string?[256];
        for (var code = 32; code < 256; code++)
        {
            codes[code] = encoding.GetString([(byte)code]) is [not (< ' ' or (>= '\u007F' and < '\u00A0'))] letter ? letter : null;
        }

        return codes;
    }

    private static string?[] Make(int from, string letters, char[] replaced)
    {
        var codes = new string?[256];
        for (var code = 32; code < 127; code++)
        {
            codes[code] = ((char)code).ToString();
        }

        for (var i = 0; i < letters.Length; i++)
        {
            codes[from + i] = letters[i] == '\0' ? null : letters[i].ToString();
        }

        for (var i = 0; i < replaced.Length; i += 2)
        {
            codes[replaced[i]] = replaced[i + 1].ToString();
        }

        return codes;
    }

    private static string?[] MakeDocument()
    {
        var codes = Make(0x80, "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\0€", []);
        for (var code = 0xA1; code < 256; code++)
        {
            codes[code] = ((char)code).ToString();
        }

        const string Marks = "˘ˇˆ˙˝˛˚˜";
        for (var i = 0; i < Marks.Length; i++)
        {
            codes[0x18 + i] = Marks[i].ToString();
        }

        codes['\n'] = "\n";
        codes['\r'] = "\r";
        codes['\t'] = "\t";
        return codes;
    }
}
