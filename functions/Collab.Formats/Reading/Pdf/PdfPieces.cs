using System.Text;

namespace Collab.Formats.Reading.Pdf;

/// <summary>Puts the signs of a page together to pieces of lines.</summary>
internal static class PdfPieces
{
    /// <summary>A gap this wide, in the size of the font, parts columns and cells; a justified line's spaces are narrower.</summary>
    private const double WideGap = 0.9;

    /// <summary>How far above or below a line its small signs stand.</summary>
    private const double LineTolerance = 0.4;

    /// <summary>A gap between letters that is a space: on a page that has spaces of its own, and on one that only leaves gaps.</summary>
    private const double SpaceBesideSpaces = 0.3;
    private const double SpaceAlone = 0.17;

    /// <summary>
    /// A gap, behind the last sign or space, that may be filled by signs drawn later: those of a font that has the letters which the first
    /// font lacks, as Ө and Ү often are.
    /// </summary>
    private const double OpenGap = 0.12;

    /// <summary>How far back a sign of the same word may stand, as marks above and below letters do.</summary>
    private const double MostBack = 1.2;

    public static List<PdfPiece> Of(List<PdfBox> boxes)
    {
        var hasSpaces = boxes.Count(b => string.IsNullOrWhiteSpace(b.Text)) > boxes.Count / 50;
        var space = hasSpaces ? SpaceBesideSpaces : SpaceAlone;
        return [.. Lines(Runs(boxes)).SelectMany(line => Join(line, space))];
    }

    /// <summary>Groups pieces by their height, from top to bottom; each line's from left to right.</summary>
    public static List<List<PdfPiece>> Lines(IEnumerable<PdfPiece> pieces)
    {
        var lines = new List<List<PdfPiece>>();
        double height = 0, size = 0;
        foreach (var piece in pieces.OrderBy(p => p.Y))
        {
            if (lines.Count == 0 || piece.Y - height > LineTolerance * Math.Max(piece.Size, size))
            {
                lines.Add([]);
                (height, size) = (piece.Y, piece.Size);
            }

            lines[^1].Add(piece);
            size = Math.Max(size, piece.Size);
        }

        lines.ForEach(line => line.Sort((one, other) => one.X.CompareTo(other.X)));
        return lines;
    }

    /// <summary>Signs that are drawn one after the other, in that order: only it says which mark belongs to which letter.</summary>
    private static List<PdfPiece> Runs(List<PdfBox> boxes)
    {
        var runs = new List<PdfPiece>();
        var text = new StringBuilder();
        PdfBox first = default, last = default;
        var (end, reach, isSpace, beginsWithSpace) = (0d, 0d, false, false);
        void Close()
        {
            if (text.Length > 0)
            {
                runs.Add(new(text.Append(isSpace ? " " : string.Empty).ToString(), first.X, end, first.Y, first.Size, first.IsBold));
            }

            text.Clear();
            isSpace = false;
        }

        foreach (var box in boxes)
        {
            if (string.IsNullOrWhiteSpace(box.Text))
            {
                if (text.Length > 0 && box.X - reach > OpenGap * box.Size)
                {
                    Close();
                }

                beginsWithSpace = text.Length == 0;
                isSpace = true;
                reach = text.Length == 0 ? box.End : Math.Max(reach, box.End);
                continue;
            }

            var size = Math.Max(box.Size, last.Size);
            var gap = box.X - end;
            if (text.Length > 0 && box.Text == last.Text && Math.Abs(box.X - last.X) < 0.1 * size && Math.Abs(box.Y - last.Y) < 0.1 * size)
            {
                // Drawn twice to look bold.
                continue;
            }

            if (text.Length > 0 && (Math.Abs(box.Y - first.Y) > LineTolerance * size || box.X - reach > OpenGap * size || gap > WideGap * size || gap < -MostBack * size))
            {
                Close();
            }

            if (text.Length == 0)
            {
                (first, end) = (box, box.X);
                text.Append(beginsWithSpace && Math.Abs(box.X - reach) < WideGap * size ? " " : string.Empty);
            }
            else if (isSpace)
            {
                text.Append(' ');
            }

            text.Append(box.Text == PdfBox.Unknown ? string.Empty : box.Text);
            (last, end, isSpace, beginsWithSpace) = (box, Math.Max(end, box.End), false, false);
            reach = end;
        }

        Close();
        return runs;
    }

    private static IEnumerable<PdfPiece> Join(List<PdfPiece> line, double space)
    {
        var joined = line[0];
        foreach (var next in line.Skip(1))
        {
            var (gap, size) = (next.X - joined.End, Math.Max(next.Size, joined.Size));
            if (next.Text == joined.Text && Math.Abs(next.X - joined.X) < 0.15 * size)
            {
                continue;
            }

            if (gap > WideGap * size)
            {
                yield return joined;
                joined = next;
            }
            else
            {
                joined = joined with
                {
                    Text = joined.Text + (gap > space * size ? " " : string.Empty) + next.Text,
                    End = Math.Max(joined.End, next.End),
                    Y = next.Size > joined.Size ? next.Y : joined.Y,
                    Size = size,
                    IsBold = joined.IsBold && next.IsBold,
                };
            }
        }

        yield return joined;
    }
}
