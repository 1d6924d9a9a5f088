namespace Collab.Formats.Reading;

/// <summary>What the first bytes of a file say it is. Names and media types are never looked at.</summary>
internal static class FileSniffer
{
    /// <summary>What isn't accepted but can be named; null for everything else.</summary>
    public static string? Unwanted(ReadOnlySpan<byte> head) => head switch
    {
        _ when head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) => "an old Office document (xls or doc), or one that is protected with a password",
        _ when head.StartsWith("{\\rtf"u8) => "a rich text document (rtf)",
        _ when head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) => "a picture (PNG)",
        _ when head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => "a picture (JPEG)",
        _ when head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) => "a gzip archive",
        _ when head.StartsWith("PK\u0005\u0006"u8) => "an empty ZIP archive",
        _ when head.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF]) => "a 7z archive",
        _ when head.StartsWith("Rar!"u8) => "a RAR archive",
        _ when head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) => "UTF-32 text",
        _ => null,
    };

    public static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8);

    public static bool IsPdf(ReadOnlySpan<byte> head) => head.StartsWith("%PDF-"u8);

    /// <summary>What a text is that begins with an angle bracket.</summary>
    public static string Markup(ReadOnlySpan<char> text) => IsHtml(text) ? "a web page (HTML)" : "XML";

    private static bool IsHtml(ReadOnlySpan<char> text) =>
        text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
        || text[..Math.Min(text.Length, 4096)].Contains("<html", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("<table", StringComparison.OrdinalIgnoreCase);
}
