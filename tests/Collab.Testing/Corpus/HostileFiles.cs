using System.Text;

namespace Collab.Testing.Corpus;

/// <summary>
/// The hostile files that are made at run time. Each begins as a table of activities would, so that nothing but its size is wrong with it,
/// and each has to be rejected.
/// </summary>
public static class HostileFiles
{
    private const int PieceBytes = 1024 * 1024;

    private static readonly byte[] Header = Encoding.UTF8.GetBytes(string.Join(',', Columns) + "\r\n");

    /// <summary>The columns that a table of activities wants.</summary>
    public static IReadOnlyList<string> Columns =>
        ["collaboration", "kind", "direction", "status", "title", "startsOn", "endsOn", "students", "country", "reference"];

    /// <summary>A header and one line that never ends: a gibibyte unless said.</summary>
    public static GeneratedFile LongLine(long bytes = 1024L * PieceBytes) => new("one-line.csv", output =>
    {
        output.Write(Header);
        Repeat(output, "a"u8, bytes);
    });

    /// <summary>A header of 100,000 columns unless said, and a row below it.</summary>
    public static GeneratedFile ManyColumns(int columns = 100_000) => new("many-columns.csv", output =>
    {
        output.Write(Header.AsSpan(..^2));
        Repeat(output, ",c"u8, 2L * (columns - Columns.Count));
        output.Write("\r\n"u8);
        Repeat(output, "1,"u8, 2L * columns);
        output.Write("\r\n"u8);
    });

    /// <summary>A header and a million quotation marks unless said; an odd number leaves the last one open.</summary>
    public static GeneratedFile ManyQuotes(int quotes = 1_000_001) => new("many-quotes.csv", output =>
    {
        output.Write(Header);
        Repeat(output, "\""u8, quotes);
    });

    /// <summary>A workbook with a good header and ten million cells below it unless said; a few hundred kilobytes, because all are the same.</summary>
    public static GeneratedFile ManyCells(int rows = 10_000, int cellsInRow = 1_000) =>
        new("many-cells.xlsx", output => FloodedWorkbook.Write(output, Columns, rows, cellsInRow));

    /// <summary>Writes so many bytes of a pattern over and over.</summary>
    private static void Repeat(Stream output, ReadOnlySpan<byte> pattern, long bytes)
    {
        var piece = new byte[PieceBytes / pattern.Length * pattern.Length];
        for (var at = 0; at < piece.Length; at += pattern.Length)
        {
            pattern.CopyTo(piece.AsSpan(at));
        }

        for (var left = bytes; left > 0; left -= piece.Length)
        {
            output.Write(piece.AsSpan(0, (int)Math.Min(left, piece.Length)));
        }
    }
}
