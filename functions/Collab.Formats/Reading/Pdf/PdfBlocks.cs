using System.Text;
using Collab.Core.Documents.Reading;

namespace Collab.Formats.Reading.Pdf;

/// <summary>Puts the lines of a column together to paragraphs, headings, items of lists and rows of tables.</summary>
internal sealed class PdfBlocks(int page, double bodySize, double bodyLeading)
{
    /// <summary>Headings are this much larger than the text, or bold and short.</summary>
    private const double HeadingSize = 1.15;
    private const int LongestBoldHeading = 120;

    /// <summary>A line that ends before this part of its column's width, though the next word had room, is a paragraph's last.</summary>
    private const double ShortLine = 0.6;

    /// <summary>A space between two lines this much higher than usual parts paragraphs.</summary>
    private const double ParagraphGap = 1.25;

    private readonly List<TextBlock> blocks = [];
    private readonly List<TextTable> tables = [];
    private readonly List<PdfLine> paragraph = [];

    public IReadOnlyList<TextBlock> Blocks => blocks;

    public IReadOnlyList<TextTable> Tables => tables;

    public void Add(IReadOnlyList<PdfLine> column)
    {
        ArgumentNullException.ThrowIfNull(column);
        double left = column.Min(l => l.X), right = column.Max(l => l.End);
        for (var at = 0; at < column.Count; at++)
        {
            if (PdfTables.Length(column, at) is > 0 and var length)
            {
                Close();
                AddTable([.. column.Skip(at).Take(length)]);
                at += length - 1;
                continue;
            }

            if (paragraph.Count > 0 && IsBegin(column[at], paragraph[^1], left, right))
            {
                Close();
            }

            paragraph.Add(column[at]);
        }

        Close();
    }

    private void AddTable(IReadOnlyList<PdfLine> lines)
    {
        var rows = PdfTables.Rows(lines);
        tables.Add(new(page, rows));
        blocks.AddRange(rows
            .Select(row => string.Join('\t', row.Where(cell => cell.Length > 0)))
            .Where(text => text.Length > 0)
            .Select(text => new TextBlock(text, TextRole.TableRow)));
    }

    private bool IsBegin(PdfLine line, PdfLine before, double left, double right)
    {
        var gap = line.Y - before.Y;
        if (gap > ParagraphGap * Math.Max(bodyLeading, before.Size) || gap < 0 || Math.Abs(line.Size - before.Size) > 0.1 * before.Size || line.IsBold != before.IsBold)
        {
            return true;
        }

        if (IsParted(before.Text.TrimEnd(), line.Text.TrimStart()))
        {
            return false;
        }

        var isLast = IsLast(before, line, right);
        if (PdfListMarks.HasBullet(line.Text) || ((PdfListMarks.HasMark(line.Text) || PdfListMarks.HasClauseNumber(line.Text)) && (isLast || EndsSentence(before.Text))))
        {
            return true;
        }

        var isIndented = line.X - left > line.Size && before.X - left < 0.5 * line.Size && !IsItem();
        var isShort = before.End - left < ShortLine * (right - left);
        return isIndented || (isLast && (isShort || EndsSentence(before.Text) || char.IsUpper(FirstLetter(line.Text))));
    }

    /// <summary>Whether the next line's first word would still have stood on this one: then its paragraph has ended.</summary>
    private static bool IsLast(PdfLine line, PdfLine next, double right)
    {
        var first = next.Pieces[0];
        var length = first.Text.AsSpan().Trim().IndexOf(' ');
        var width = length < 0 ? first.Width : first.Width * length / first.Text.Length;
        return line.End + width + line.Size < right;
    }

    private bool IsItem() => PdfListMarks.HasMark(paragraph[0].Text) || PdfListMarks.HasClauseNumber(paragraph[0].Text);

    public static bool EndsSentence(string text) => text.AsSpan().TrimEnd() is [.., '.' or ':' or ';' or ',' or '?' or '!' or '।' or '…'];

    private static char FirstLetter(string text) => text.FirstOrDefault(char.IsLetterOrDigit);

    private void Close()
    {
        if (paragraph.Count > 0 && ReadableText.Of(Joined()) is { Length: > 0 } text)
        {
            blocks.Add(new(text, RoleOf(text)));
        }

        paragraph.Clear();
    }

    private TextRole RoleOf(string text) =>
        paragraph[0].Size >= HeadingSize * bodySize && text.Length <= 2 * LongestBoldHeading && text.Any(char.IsLetter) ? TextRole.Heading
        : paragraph.All(l => l.IsBold) && text.Length <= LongestBoldHeading && text.Any(char.IsLetter) && !EndsSentence(text) ? TextRole.Heading
        : PdfListMarks.HasMark(text) ? TextRole.ListItem
        : TextRole.Paragraph;

    /// <summary>A word that is parted at the end of a line becomes one again.</summary>
    private string Joined()
    {
        var text = new StringBuilder();
        var last = string.Empty;
        foreach (var line in paragraph)
        {
            var next = line.Text.Trim();
            if (text.Length > 0 && IsParted(last, next))
            {
                text.Length--;
            }
            else if (text.Length > 0)
            {
                text.Append(' ');
            }

            text.Append(next);
            last = next;
        }

        return text.ToString();
    }

    private static bool IsParted(string text, string next) =>
        text.Length > 1 && text[^1] is '-' or '\u2010' or '\u00AD' && char.IsLetter(text[^2]) && next.Length > 0 && char.IsLower(next[0]);
}
