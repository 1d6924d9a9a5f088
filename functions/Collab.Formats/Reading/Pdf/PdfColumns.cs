namespace Collab.Formats.Reading.Pdf;

/// <summary>
/// Brings the pieces of a page into reading order: where the page is set in columns, the left one is read before the right one; lines
/// across the whole width stay between what is above and below them.
/// </summary>
internal static class PdfColumns
{
    private const int MostDepth = 3;

    /// <summary>Columns are at least this many lines long; a table or a pair of signatures is often shorter.</summary>
    private const int LeastLines = 4;

    /// <summary>How much of their columns' width lines of text fill, on average. The cells of a table fill less.</summary>
    private const double LeastFill = 0.6;

    /// <summary>How many letters such a line has, on average.</summary>
    private const int LeastLetters = 15;

    /// <summary>The width of the gap between two columns, in the size of the font.</summary>
    private const double LeastGap = 0.8;

    /// <summary>A space this much higher than a line ends the columns.</summary>
    private const double BandGap = 1.8;

    /// <summary>The space from a line to the next of the same paragraph, in the size of the font, at most.</summary>
    private const double LineHeight = 1.45;

    /// <summary>As many lines may stand right below columns of the same height.</summary>
    private const int MostBelow = 2;

    /// <summary>The columns in reading order, each as its lines from top to bottom.</summary>
    public static IEnumerable<IReadOnlyList<PdfLine>> Of(IReadOnlyList<PdfPiece> pieces) => Split([.. pieces], 0);

    private static List<IReadOnlyList<PdfLine>> Split(List<PdfPiece> pieces, int depth)
    {
        var lines = PdfPieces.Lines(pieces);
        if (depth == MostDepth || lines.Count < LeastLines || FindGap(pieces) is not { } gap)
        {
            return pieces.Count == 0 ? [] : [ToLines(lines)];
        }

        var columns = new List<IReadOnlyList<PdfLine>>();
        var across = new List<List<PdfPiece>>();
        for (var at = 0; at < lines.Count;)
        {
            var band = Band(lines, at, gap);
            if (band.Count == 0)
            {
                across.Add(lines[at++]);
                continue;
            }

            at += band.Count;
            Flush();
            columns.AddRange(Split([.. band.SelectMany(l => l).Where(p => p.X < gap)], depth + 1));
            columns.AddRange(Split([.. band.SelectMany(l => l).Where(p => p.X >= gap)], depth + 1));
        }

        Flush();
        return columns;

        void Flush()
        {
            if (across.Count > 0)
            {
                columns.Add(ToLines(across));
                across = [];
            }
        }
    }

    private static PdfLine[] ToLines(List<List<PdfPiece>> lines) => [.. lines.Select(l => new PdfLine(l))];

    /// <summary>The place in the middle part of the page that the fewest pieces lie across.</summary>
    private static double? FindGap(List<PdfPiece> pieces)
    {
        double left = pieces.Min(p => p.X), right = pieces.Max(p => p.End), size = Median(pieces.Select(p => p.Size));
        double[] begins = [.. pieces.Select(p => p.X).Order()], ends = [.. pieces.Select(p => p.End).Order()];
        var (best, fewest, widest) = (0d, int.MaxValue, 0d);
        foreach (var end in ends.Where(e => e > left + (0.2 * (right - left)) && e < left + (0.8 * (right - left))).Distinct())
        {
            var begun = CountUpTo(begins, end + 0.01);
            var across = begun - CountUpTo(ends, end + 0.01);
            var next = begun < begins.Length ? begins[begun] - end : 0;
            if (next >= LeastGap * size && (across < fewest || (across == fewest && next > widest)))
            {
                (best, fewest, widest) = (end + (next / 2), across, next);
            }
        }

        return fewest < pieces.Count / 3 ? best : null;
    }

    private static int CountUpTo(double[] sorted, double limit)
    {
        var at = Array.BinarySearch(sorted, limit);
        at = at < 0 ? ~at : at;
        while (at < sorted.Length && sorted[at] <= limit)
        {
            at++;
        }

        return at;
    }

    /// <summary>The lines from here on that are two columns of text; none when they aren't.</summary>
    private static List<List<PdfPiece>> Band(List<List<PdfPiece>> lines, int from, double gap)
    {
        // The last line of a paragraph across the page may end before the gap.
        if (from > 0 && lines[from][^1].End < gap && lines[from][0].Y - lines[from - 1][0].Y < LineHeight * lines[from][0].Size)
        {
            return [];
        }

        var to = from;
        while (to < lines.Count && !lines[to].Any(p => p.X < gap && p.End > gap))
        {
            to++;
        }

        var band = lines[from..to];
        Trim(band, gap);
        return IsColumn(band, p => p.X < gap) && IsColumn(band, p => p.X >= gap) ? band : [];
    }

    /// <summary>Short lines below the columns, such as a signature's, stand apart, or begin anew where both columns have ended.</summary>
    private static void Trim(List<List<PdfPiece>> band, double gap)
    {
        var last = band.FindLastIndex(l => l.Any(p => p.X < gap) && l.Any(p => p.X >= gap));
        for (var i = Math.Max(0, last) + 1; i < band.Count; i++)
        {
            var step = band[i][0].Y - band[i - 1][0].Y;
            if (step > BandGap * band[i][0].Size || (i == last + 1 && band.Count - i <= MostBelow && PdfBlocks.EndsSentence(band[last].Last(p => p.X < gap).Text)))
            {
                band.RemoveRange(i, band.Count - i);
                return;
            }
        }
    }

    private static bool IsColumn(List<List<PdfPiece>> band, Func<PdfPiece, bool> isWithin)
    {
        var lines = band.Select(l => l.Where(isWithin).ToArray()).Where(l => l.Length > 0).ToArray();
        if (lines.Length < LeastLines)
        {
            return false;
        }

        var width = lines.Max(l => l[^1].End) - lines.Min(l => l[0].X);
        return lines.Average(l => l.Sum(p => p.Width)) >= LeastFill * width && lines.Average(l => l.Sum(p => p.Text.Length)) >= LeastLetters;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
