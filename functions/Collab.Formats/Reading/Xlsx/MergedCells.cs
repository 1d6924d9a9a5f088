namespace Collab.Formats.Reading.Xlsx;

/// <summary>
/// Which cells of a header are merged stands behind all rows. Only where the header may end with a merged cell is it looked for, in the
/// bytes as they come, which is far quicker than reading the rows.
/// </summary>
internal static class MergedCells
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>An address range is no longer than this.</summary>
    private const int LongestRange = 40;

    /// <summary>The columns of the header that the reader stands on; those below a merged cell at its end have no name.</summary>
    public static int HeaderWidth(XlsxBook book, SheetReader header)
    {
        var width = header.Row.Width;

        // A merged cell's other columns are written as empty cells.
        return header.LastWritten < width ? width : Math.Min(Math.Max(width, LastColumn(book, header) + 1), Math.Max(width, XlsxLimits.Columns));
    }

    /// <summary>The last column of the merged cell that begins at the header's last name, or −1.</summary>
    private static int LastColumn(XlsxBook book, SheetReader header)
    {
        using var sheet = book.Package.Open(header.Sheet.Part);
        var buffer = new byte[BufferBytes];
        var kept = 0;
        while (sheet is not null && sheet.Read(buffer, kept, BufferBytes - kept) is var read and > 0)
        {
            var bytes = buffer.AsSpan(0, kept + read);
            if (Find(bytes, header) is { } last)
            {
                return last;
            }

            kept = Math.Min(LongestRange * 2, bytes.Length);
            bytes[^kept..].CopyTo(buffer);
        }

        return -1;
    }

    private static int? Find(ReadOnlySpan<byte> bytes, SheetReader header)
    {
        while (bytes.IndexOf("mergeCell "u8) is var at and >= 0)
        {
            bytes = bytes[at..];
            var begin = bytes.IndexOf("ref=\""u8) + 5;
            var length = begin is >= 5 and < LongestRange ? bytes[begin..].IndexOf((byte)'"') : -1;
            if (length is > 0 and < LongestRange && LastOf(System.Text.Encoding.ASCII.GetString(bytes.Slice(begin, length)), header) is { } last)
            {
                return last;
            }

            bytes = bytes[1..];
        }

        return null;
    }

    private static int? LastOf(string range, SheetReader header) =>
        range.Split(':') is [var from, var to] && CellAddress.TryParse(from, out var first) && CellAddress.TryParse(to, out var last)
        && first.Row <= header.Number && header.Number <= last.Row && first.Column == header.Row.Width - 1 && last.Column > first.Column
            ? last.Column
            : null;
}
