using Collab.Formats.Writing.Pdf.Text;

namespace Collab.Formats.Writing.Pdf.Pages;

/// <summary>Where the next part is drawn: down the page, then on the next one.</summary>
internal sealed class PageFlow
{
    public const double Left = 48;
    public const double Width = PageSheet.Width - (2 * Left);

    /// <summary>Of a line of text, by the size of its type: enough for what Devanagari has above and below.</summary>
    public const double Leading = 1.36;

    /// <summary>From the top of a line to what its letters stand on, by the size of its type.</summary>
    public const double Ascent = 1.02;

    private const double Top = 66;
    private const double Bottom = PageSheet.Height - 58;

    public PageFlow(ReportDocument document)
    {
        Document = document;
        Sheet = document.AddSheet();
        Y = 48;
    }

    public ReportDocument Document { get; }

    public TextSetter Setter => Document.Setter;

    public PageSheet Sheet { get; private set; }

    /// <summary>The next line's top.</summary>
    public double Y { get; set; }

    /// <summary>How much is left of the page.</summary>
    public double Room => Bottom - Y;

    /// <summary>How much an empty page has.</summary>
    public static double Whole => Bottom - Top;

    public bool IsAtTop => Y <= Top;

    public void Break()
    {
        Sheet = Document.AddSheet();
        Y = Top;
    }

    /// <summary>Goes to the next page where there isn't so much room on this one.</summary>
    public void Need(double height)
    {
        if (Room < height && !IsAtTop)
        {
            Break();
        }
    }

    public void Paragraph(string text, double size, Ink ink, StructureNode node, bool isBold = false, int most = int.MaxValue, double width = Width)
    {
        foreach (var line in Setter.Wrap(text, isBold, size, width, most))
        {
            Need(size * Leading);
            Sheet.Write(line, Left, Y + (size * Ascent), size, ink, node);
            Y += size * Leading;
        }
    }

    /// <summary>Lines below each other at a place, without a break; the height that they take.</summary>
    public double Lines(string text, double x, double y, double width, double size, Ink ink, StructureNode? node, bool isBold = false, int most = int.MaxValue)
    {
        var lines = Setter.Wrap(text, isBold, size, width, most);
        for (var i = 0; i < lines.Count; i++)
        {
            Sheet.Write(lines[i], x, y + (i * size * Leading) + (size * Ascent), size, ink, node);
        }

        return lines.Count * size * Leading;
    }

    public double Height(string text, double width, double size, bool isBold = false, int most = int.MaxValue) =>
        Setter.Wrap(text, isBold, size, width, most).Count * size * Leading;
}
