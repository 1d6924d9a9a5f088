using System.Text;

namespace Collab.Formats.Reading.Xlsx;

/// <summary>
/// Which cells of a header are merged stands behind all rows. Only where the header has cells without a name is it looked for, in the
/// bytes as they come, which is far quicker than reading the rows.
/// </summary>
internal static class MergedCells
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>An address range is no longer than this.</summary>
    private const int LongestRange = 40;

    /// <summary>The columns, first and last, of the cells that are merged across columns in the row that the reader stands on.</summary>
    public static IReadOnlyList<(int First, int Last)> Of(XlsxBook book, SheetReader header)
    {
        var merged = new List<(int, int)>();
        if (header.LastWritten < header.Row.Width && header.Row.Filled == header.Row.Width)
        {
            return merged;
        }

        using var sheet = book.Package.Open(header.Sheet.Part);
        var buffer = new byte[BufferBytes];
        var kept = 0;
        while (sheet is not null && sheet.Read(buffer, kept, BufferBytes - kept) is var read and > 0)
        {
            var rest = Find(buffer.AsSpan(0, kept + read), header.Number, merged);
            rest.CopyTo(buffer);
            kept = rest.Length;
        }

        return merged;
    }

    /// <summary>Takes the ranges in some bytes, and gives back the end that may be the beginning of another.</summary>
    private static Span<byte> Find(Span<byte> bytes, int row, List<(int First, int Last)> merged)
    {
        while (bytes.IndexOf("mergeCell "u8) is var at and >= 0)
        {
            bytes = bytes[at..];
            if (bytes.Length < LongestRange * 2 && bytes.IndexOf((byte)'>') < 0)
            {
                return bytes;
            }

            var begin = bytes.IndexOf("ref="u8) + 5;
            var length = begin is >= 5 and < LongestRange ? bytes[begin..].IndexOfAny((byte)'"', (byte)'\'') : -1;
            if (length is > 0 and < LongestRange && merged.Count < XlsxLimits.Columns)
            {
                Take(Encoding.ASCII.GetString(bytes.Slice(begin, length)), row, merged);
            }

            bytes = bytes["mergeCell ".Length..];
        }

        return bytes[^Math.Min("mergeCell ".Length - 1, bytes.Length)..];
    }

    private static void Take(string range, int row, List<(int First, int Last)> merged)
    {
        if (range.Split(':') is [var from, var to] && CellAddress.TryParse(from, out var first) && CellAddress.TryParse(to, out var last)
            && first.Row <= row && row <= last.Row && last.Column > first.Column)
        {
            merged.Add((first.Column, Math.Min(last.Column, XlsxLimits.Columns - 1)));
        }
    }
}
