using System.Buffers;
using System.Text;

namespace Collab.Formats.Reading;

/// <summary>What the first bytes of a file say it is. Names and media types are never looked at.</summary>
internal static class FileSniffer
{
    private static readonly SearchValues<char> Separators = SearchValues.Create(",;\t");

    /// <summary>Either why the file isn't taken, or how to read it.</summary>
    internal readonly record struct Guess(string? Refusal, bool IsUtf8, char Separator);

    /// <param name="head">The file's first bytes.</param>
    /// <param name="complete">Whether they are all there are.</param>
    public static Guess Look(ReadOnlySpan<byte> head, bool complete)
    {
        if (head.IsEmpty)
        {
            return Refuse(Refusals.Empty);
        }

        if (KnownFormat(head) is { } kind)
        {
            return Refuse(Refusals.TakenFor(kind));
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return OfText(Encoding.Unicode.GetString(head[2..]), isUtf8: false);
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return OfText(Encoding.BigEndianUnicode.GetString(head[2..]), isUtf8: false);
        }

        if (head.Contains((byte)0))
        {
            return Refuse(Refusals.TakenFor(LooksLikeUtf16(head) ? "UTF-16 text without a byte order mark" : "a binary file"));
        }

        if (Utf8Check.FirstInvalid(head, complete) is var invalid and >= 0)
        {
            return Refuse(Refusals.InvalidUtf8(head[..invalid].Count((byte)'\n') + 1, invalid + 1));
        }

        return OfText(Encoding.UTF8.GetString(head), isUtf8: true);
    }

    private static Guess Refuse(string reason) => new(reason, IsUtf8: false, default);

    private static Guess OfText(string text, bool isUtf8)
    {
        var start = text.AsSpan().TrimStart('\uFEFF').TrimStart();
        return start switch
        {
            [] => Refuse(Refusals.Empty),
            ['{' or '[', ..] => Refuse(Refusals.TakenFor("JSON")),
            ['<', ..] => Refuse(Refusals.TakenFor(IsHtml(start) ? "a web page (HTML)" : "XML")),
            _ => new(null, isUtf8, SeparatorOf(text.AsSpan().TrimStart("\uFEFF\r\n "))),
        };
    }

    /// <summary>The separator that occurs most often in the first row outside quotation marks; a comma when none does.</summary>
    private static char SeparatorOf(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4 && Separators.Contains(text[4]))
        {
            return text[4];
        }

        int commas = 0, semicolons = 0, tabs = 0;
        var quoted = false;
        foreach (var c in text)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && c is '\r' or '\n')
            {
                break;
            }
            else if (!quoted)
            {
                commas += c == ',' ? 1 : 0;
                semicolons += c == ';' ? 1 : 0;
                tabs += c == '\t' ? 1 : 0;
            }
        }

        return semicolons > commas && semicolons >= tabs ? ';' : tabs > commas ? '\t' : ',';
    }

    private static bool IsHtml(ReadOnlySpan<char> text) =>
        text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
        || text[..Math.Min(text.Length, 4096)].Contains("<html", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("<table", StringComparison.OrdinalIgnoreCase);

    /// <summary>Plain text in UTF-16 has a zero in every other byte, as long as it is in Latin letters.</summary>
    private static bool LooksLikeUtf16(ReadOnlySpan<byte> head)
    {
        int even = 0, odd = 0;
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] == 0)
            {
                _ = (i & 1) == 0 ? even++ : odd++;
            }
        }

        return Math.Max(even, odd) > head.Length / 4 && Math.Min(even, odd) <= head.Length / 50;
    }

    private static string? KnownFormat(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\u0003\u0004"u8))
        {
            return head.IndexOf("xl/"u8) >= 0 ? "an Excel workbook (xlsx)"
                : head.IndexOf("word/"u8) >= 0 ? "a Word document (docx)"
                : head.IndexOf("opendocument.spreadsheet"u8) >= 0 ? "an OpenDocument spreadsheet (ods)"
                : "a ZIP archive";
        }

        return head switch
        {
            _ when head.StartsWith("%PDF-"u8) => "a PDF document",
            _ when head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) => "an old Office document (xls or doc)",
            _ when head.StartsWith("{\\rtf"u8) => "a rich text document (rtf)",
            _ when head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) => "a picture (PNG)",
            _ when head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => "a picture (JPEG)",
            _ when head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) => "a gzip archive",
            _ when head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) => "UTF-32 text",
            _ => null,
        };
    }
}
