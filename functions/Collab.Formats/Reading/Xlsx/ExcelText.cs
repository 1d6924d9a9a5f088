using System.Globalization;

namespace Collab.Formats.Reading.Xlsx;

/// <summary>Characters that XML can't hold stand in texts as <c>_x000D_</c> (ECMA-376 part 1, 22.9.2.19).</summary>
internal static class ExcelText
{
    /// <summary>Takes the escapes out where they stand; gives the length that is left.</summary>
    public static int Unescape(Span<char> text)
    {
        var at = text.IndexOf("_x");
        if (at < 0)
        {
            return text.Length;
        }

        var to = at;
        while (at < text.Length)
        {
            if (IsEscape(text[at..]) && ushort.TryParse(text.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                text[to++] = (char)code;
                at += 7;
            }
            else
            {
                text[to++] = text[at++];
            }
        }

        return to;
    }

    /// <summary>A text that reads the same when its escapes are taken out, without what XML can't hold.</summary>
    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001F') && !text.Contains("_x", StringComparison.Ordinal) && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
            && !text.AsSpan().ContainsAny('\uFFFE', '\uFFFF'))
        {
            return text;
        }

        var escaped = new System.Text.StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                escaped.Append(c).Append(text[++i]);
            }
            else if ((c < ' ' && c is not ('\t' or '\n')) || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF' || (c == '_' && IsEscape(text.AsSpan(i))))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
            }
            else
            {
                escaped.Append(c);
            }
        }

        return escaped.ToString();
    }

    private static bool IsEscape(ReadOnlySpan<char> text) =>
        text is ['_', 'x', _, _, _, _, '_', ..] && char.IsAsciiHexDigit(text[2]) && char.IsAsciiHexDigit(text[3]) && char.IsAsciiHexDigit(text[4]) && char.IsAsciiHexDigit(text[5]);
}
