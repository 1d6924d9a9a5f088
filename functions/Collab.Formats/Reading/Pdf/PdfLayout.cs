using Collab.Core.Documents.Reading;

namespace Collab.Formats.Reading.Pdf;

/// <summary>Lays a document's pages out as text: pieces of lines, without what repeats on every page, in reading order.</summary>
internal sealed class PdfLayout
{
    private readonly List<List<List<PdfPiece>>> pages = [];
    private readonly List<(double Top, double Bottom)?> heights = [];
    private readonly List<TextTable> tables = [];
    private readonly List<TextPage> texts = [];

    public IReadOnlyList<TextPage> Pages => texts;

    public IReadOnlyList<TextTable> Tables => tables;

    /// <summary>The next page. Text in the direction of most of it comes first, what is written across the page after it.</summary>
    public void Add(List<PdfBox> boxes, IReadOnlyList<double>? area)
    {
        var turns = Turns(boxes);
        heights.Add(area is null || turns.Count == 0 ? null : HeightOf(area, turns[0][0].Turn));
        pages.Add(turns.ConvertAll(PdfPieces.Of));
    }

    /// <summary>The signs by their direction. On nearly every page they have but one, and needn't be copied.</summary>
    private static List<List<PdfBox>> Turns(List<PdfBox> boxes)
    {
        if (boxes.Count == 0)
        {
            return [];
        }

        var turn = boxes[0].Turn;
        return boxes.TrueForAll(b => b.Turn == turn)
            ? [boxes]
            : [.. boxes.GroupBy(b => b.Turn).Select(g => g.ToList()).OrderByDescending(g => g.Count)];
    }

    private static (double Top, double Bottom)? HeightOf(IReadOnlyList<double> area, int turn) => turn switch
    {
        0 => (-area[3], -area[1]),
        1 => (area[0], area[2]),
        2 => (area[1], area[3]),
        3 => (-area[2], -area[0]),
        _ => null,
    };

    public void Lay()
    {
        PdfRunningLines.Remove([.. pages.Select(p => p.Count > 0 ? p[0] : [])], heights);
        var (size, leading) = BodyOf([.. pages.SelectMany(p => p).SelectMany(p => p)]);
        for (var i = 0; i < pages.Count; i++)
        {
            var blocks = new PdfBlocks(i + 1, size, leading);
            foreach (var column in pages[i].Where(pieces => pieces.Count > 0).SelectMany(PdfColumns.Of))
            {
                blocks.Add(column);
            }

            if (blocks.Blocks.Count > 0)
            {
                texts.Add(new(i + 1, blocks.Blocks));
                tables.AddRange(blocks.Tables);
            }
        }
    }

    /// <summary>The size in which most letters are set, and the usual space from one line to the next.</summary>
    private (double Size, double Leading) BodyOf(List<PdfPiece> pieces)
    {
        if (pieces.Count == 0)
        {
            return (1, 1);
        }

        var size = pieces.GroupBy(p => Math.Round(p.Size, 1)).MaxBy(g => g.Sum(p => p.Text.Length))!.Key;
        var steps = new List<double>();
        foreach (var page in pages.Where(p => p.Count > 0))
        {
            var lines = PdfPieces.Lines(page[0]);
            steps.AddRange(lines.Zip(lines.Skip(1), (one, next) => next[0].Y - one[0].Y).Where(step => step > 0.9 * size && step < 2.5 * size));
        }

        // Lines stand closer than paragraphs, so the smaller steps are those within one.
        steps.Sort();
        return (size, steps.Count == 0 ? 1.2 * size : steps[steps.Count * 2 / 5]);
    }
}
