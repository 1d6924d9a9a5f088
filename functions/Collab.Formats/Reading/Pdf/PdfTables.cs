namespace Collab.Formats.Reading.Pdf;

/// <summary>Finds rows of tables among the lines of a column: lines in several pieces that stand below each other.</summary>
internal static class PdfTables
{
    /// <summary>As far as two cells of a column may begin apart, in the size of the font, unless one lies within the other.</summary>
    private const double StartTolerance = 0.6;

    /// <summary>The space between the lines of one cell, in the size of the font.</summary>
    private const double LineHeight = 1.45;

    /// <summary>How many lines from here on are a table: none, or at least two.</summary>
    public static int Length(IReadOnlyList<PdfLine> lines, int from)
    {
        if (!IsRow(lines[from]))
        {
            return 0;
        }

        var row = lines[from];
        var rows = 1;
        var to = from + 1;
        while (to < lines.Count)
        {
            if (IsRow(lines[to]) && lines[to].Pieces.Count == lines[from].Pieces.Count && IsBelow(lines[to], lines[from]) && IsBelow(lines[to], row))
            {
                rows++;
                row = lines[to];
            }
            else if (!IsWrapped(lines[to], lines[to - 1], lines[from]))
            {
                break;
            }

            to++;
        }

        return rows > 1 ? to - from : 0;
    }

    /// <summary>The rows' cells; lines that only go on with cells above are added to those.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(IReadOnlyList<PdfLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var rows = new List<string[]>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0 && (!IsRow(lines[i]) || lines[i].Pieces.Count != lines[0].Pieces.Count))
            {
                foreach (var piece in lines[i].Pieces)
                {
                    rows[^1][ColumnOf(piece, lines[0])] += " " + piece.Text;
                }
            }
            else
            {
                rows.Add([.. lines[i].Pieces.Select(p => p.Text)]);
            }
        }

        return [.. rows.Select(row => row.Select(cell => ReadableText.Of(cell)).ToArray())];
    }

    private static bool IsRow(PdfLine line) => line.Pieces.Count > 1 && !PdfListMarks.IsMark(line.Pieces[0].Text);

    /// <summary>Whether a gap goes through both lines between each two columns, however the cells are set within theirs.</summary>
    private static bool IsBelow(PdfLine line, PdfLine other)
    {
        for (var i = 0; i + 1 < line.Pieces.Count; i++)
        {
            if (Math.Max(line.Pieces[i].End, other.Pieces[i].End) >= Math.Min(line.Pieces[i + 1].X, other.Pieces[i + 1].X))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSameColumn(PdfPiece one, PdfPiece other) =>
        Math.Abs(one.X - other.X) <= StartTolerance * one.Size || (one.X < other.End && other.X < one.End);

    /// <summary>A line right below a row, with fewer pieces, none of them in the first column.</summary>
    private static bool IsWrapped(PdfLine line, PdfLine above, PdfLine first) =>
        line.Y - above.Y < LineHeight * line.Size
        && line.Pieces.Count < first.Pieces.Count
        && line.X > first.Pieces[0].End
        && line.Pieces.All(p => first.Pieces.Skip(1).Any(c => IsSameColumn(p, c)));

    private static int ColumnOf(PdfPiece piece, PdfLine first)
    {
        var column = first.Pieces.Count - 1;
        while (column > 0 && !IsSameColumn(piece, first.Pieces[column]))
        {
            column--;
        }

        return column;
    }
}
