using System.Text;

namespace Collab.EndToEnd.Tests.Fuzz;

/// <summary>Texts and JSON tokens that programs trip over.</summary>
internal static class OddTexts
{
    /// <summary>JSON values, well-formed or not, as bytes.</summary>
    public static IReadOnlyList<byte[]> Tokens { get; } =
    [
        .. new[]
        {
            "null", "true", "false", "0", "-0", "-0.0", "1", "-1", "0.5", "1e400", "-1e400", "1e-400", "1E+2", "1e1000000000", "2147483648",
            "-2147483649", "9223372036854775808", "79228162514264337593543950336", "123456789012345678901234567890123456789012345678901234567890",
            "0.1000000000000000000000000000000000000000000000000000001", "1.0", "1.", ".5", "01", "+1", "0x10", "NaN", "Infinity", "-Infinity", "\"NaN\"",
            "undefined", "nul", "True", "'a'", "\"", "\"\"", "\" \"", "\"\\\"", "\"\\u\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"a\\udfffb\"",
            "\"\\u0000\"", "\"\\u0001\"", "\"\\u0085\"", "\"\\ufffe\"", "\"\\uffff\"", "\"\\ufdd0\"", "\"\\udbff\\udfff\"", "\"\\n\\r\\t\\b\\f\"", "\"\\x41\"",
            "[]", "{}", "[[]]", "[{}]", "[null]", "{\"\":null}", "{\"en\":\"a\",\"en\":\"b\"}", "{\"en\":\"a\",\"EN\":\"b\"}", "{\"__proto__\":{}}", "{\"$ref\":\"#\"}",
            "{\"a/b~c\":1}", "[1,2,]", "{\"a\":1,}", "{a:1}", "/**/1", "1//", "\"2026-02-30\"", "\"0001-01-01\"", "\"9999-12-31\"", "\"2999-12-31\"", "\"1900-01-01\"",
            "\"2026-1-1\"", "\"2026-01-01T00:00:00Z\"", "\" 2026-01-01\"", "\"٢٠٢٦-٠١-٠١\"", "20260101", "\"1e3\"", "\"-1\"", "\"00000000000000000000000000000001\"",
        }.Select(Encoding.UTF8.GetBytes),
        .. Texts().Select(t => Encoding.UTF8.GetBytes($"\"{t}\"")),
        .. Malformed().Select(b => (byte[])[(byte)'"', .. b, (byte)'"']),
        [0xEF, 0xBB, 0xBF, (byte)'1'],
    ];

    /// <summary>Keys of objects, as the bytes between their quotes.</summary>
    public static IReadOnlyList<byte[]> Keys { get; } =
    [
        .. new[] { "", " ", "id", "ID", "kind", "home", "title", "en", "mn", "ne", "zz-Zzzz-999", "a/b", "~", "~1", "\\u0000", "\\ud800", "\\ufffe", "toString", "Ө", "é", "e\u0301" }
            .Select(Encoding.UTF8.GetBytes),
        [0xC0, 0xAF],
        Encoding.UTF8.GetBytes(new string('k', 5000)),
        Encoding.UTF8.GetBytes(new string('k', 59) + "😀😀"),
    ];

    /// <summary>Texts that are valid UTF-8 and need no escape in JSON.</summary>
    public static IReadOnlyList<string> Plain { get; } = [.. Texts()];

    /// <summary>Byte sequences that no UTF-8 text has: lone, overlong, cut, beyond Unicode, surrogates.</summary>
    public static IReadOnlyList<byte[]> NotUtf8 { get; } = [.. Malformed()];

    private static IEnumerable<string> Texts() =>
    [
        "Өргөө Үндэсний Их Сургууль", "अनुसन्धान लेख", "क्षत्रिय \u200d\u200c", "\u202Eevil\u202C", "\u2066a\u2069", "\u200B", "\uFEFF", "a\u0301\u0323", "\u1E69", "ﬁ", "Å", "\u212B",
        "가", "\u1100\u1161", "👩‍⚕️🏥", "𝒳", "\U0010FFFF", "\uFFFE", "\uFFFF", "\uFFFD", "\u00A0", "\u3000", "\u2028", "\u2029", "\u0085", "İ", "ß", "ǅ", "\u0345",
        "e" + string.Concat(Enumerable.Repeat("\u0301", 300)), new string('a', 501), new string('Ө', 500), string.Concat(Enumerable.Repeat("😀", 101)),
        "<script>alert(1)</script>", "' OR 1=1 --", "=cmd|' /C calc'!A0", "../../etc/passwd", "%00", "%s%n", "{{7*7}}", "${jndi:ldap://x}", "C:/aux", "national", "con",
    ];

    private static IEnumerable<byte[]> Malformed() =>
    [
        [0x80], [0xFF], [0xFE, 0xFF], [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x80, 0xAF], [0xF0, 0x80, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xED, 0xB0, 0x80],
        [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xE4, 0xBD], [0xC2], [0xD3, (byte)'a'],
    ];
}
