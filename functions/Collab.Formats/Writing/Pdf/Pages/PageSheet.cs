using System.Globalization;
using System.Text;
using Collab.Formats.Writing.Pdf.Files;
using Collab.Formats.Writing.Pdf.Text;

namespace Collab.Formats.Writing.Pdf.Pages;

/// <summary>
/// A page of A4 and what is drawn on it. Lengths are points; heights are counted from the top, as it is read. Whatever belongs to no
/// node of the structure is decoration.
/// </summary>
internal sealed class PageSheet(ReportDocument document, int index, int number)
{
    public const double Width = 595.28;
    public const double Height = 841.89;

    private readonly StringBuilder content = new();
    private bool isOpen;

    public int Index => index;

    public int Number => number;

    /// <summary>For each marked piece, the object of the node that it belongs to.</summary>
    public List<int> Owners { get; } = [];

    public List<int> Annotations { get; } = [];

    /// <summary>Boxes stand for some of its letters.</summary>
    public bool HasUnprinted { get; private set; }

    public string Content => content.ToString();

    /// <summary>All that is drawn until <see cref="End"/> is one piece of the node.</summary>
    public void Begin(StructureNode node)
    {
        content.Append(CultureInfo.InvariantCulture, $"/{node.Type}<</MCID {Owners.Count}>>BDC\n");
        node.Kids.Add(new StructureKid.Piece(this, Owners.Count));
        Owners.Add(0);
        isOpen = true;
    }

    /// <summary>All that is drawn until <see cref="End"/> repeats on every page.</summary>
    public void BeginRunning(string kind)
    {
        content.Append(CultureInfo.InvariantCulture, $"/Artifact<</Type/Pagination/Subtype/{kind}>>BDC\n");
        isOpen = true;
    }

    public void End()
    {
        content.Append("EMC\n");
        isOpen = false;
    }

    /// <param name="line">What is written.</param>
    /// <param name="x">Where it begins.</param>
    /// <param name="y">The line that its letters stand on.</param>
    /// <param name="size">Of the type.</param>
    /// <param name="ink">Its colour.</param>
    /// <param name="node">What it is part of, unless a piece is open.</param>
    public void Write(TextLine line, double x, double y, double size, Ink ink, StructureNode? node = null)
    {
        if (line.Runs.Count == 0)
        {
            return;
        }

        var isOwn = !isOpen;
        if (isOwn && node is not null)
        {
            Begin(node);
        }
        else if (isOwn)
        {
            content.Append("/Artifact BMC\n");
        }

        content.Append(CultureInfo.InvariantCulture, $"BT {ink.Rgb} rg {Notation.Number(x)} {Notation.Number(Height - y)} Td\n");
        string? font = null;
        foreach (var run in line.Runs)
        {
            var own = document.FontOf(run.Font);
            if (own.Resource != font)
            {
                content.Append(CultureInfo.InvariantCulture, $"/{own.Resource} {Notation.Number(size)} Tf ");
                font = own.Resource;
            }

            GlyphText.Write(content, own, run, size);
            HasUnprinted |= run.IsUnprinted;
        }

        content.Append("ET\n");
        if (isOwn)
        {
            End();
        }
    }

    public void Fill(double x, double y, double width, double height, Ink ink) =>
        Draw($"{ink.Rgb} rg {Notation.Number(x)} {Notation.Number(Height - y - height)} {Notation.Number(width)} {Notation.Number(height)} re f");

    public void Outline(double x, double y, double width, double height, double thickness, Ink ink) => Draw(
        $"{ink.Rgb} RG {Notation.Number(thickness)} w {Notation.Number(x)} {Notation.Number(Height - y - height)} {Notation.Number(width)} {Notation.Number(height)} re S");

    public void Stroke(double fromX, double fromY, double toX, double toY, double thickness, Ink ink) => Draw(
        $"{ink.Rgb} RG {Notation.Number(thickness)} w {Notation.Number(fromX)} {Notation.Number(Height - fromY)} m {Notation.Number(toX)} {Notation.Number(Height - toY)} l S");

    /// <summary>With a flat side at <paramref name="y"/> and its tip so much below it, or above where that is negative.</summary>
    public void Triangle(double x, double y, double width, double height, Ink ink) => Draw(
        $"{ink.Rgb} rg {Notation.Number(x)} {Notation.Number(Height - y)} m {Notation.Number(x + width)} {Notation.Number(Height - y)} l "
        + $"{Notation.Number(x + (width / 2))} {Notation.Number(Height - y - height)} l f");

    private void Draw(string operators) => content.Append(isOpen ? operators + "\n" : $"/Artifact BMC {operators} EMC\n");
}
