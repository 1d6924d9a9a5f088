using System.Globalization;
using System.Xml.Linq;
using Collab.Formats.Reading;
using Collab.Formats.Reading.Xlsx;

namespace Collab.Formats.Writing.Xlsx;

/// <summary>
/// The sender's cell formats, and those that are added: for each format of a faulty cell a twin with our fill, for each twin of an
/// earlier feedback one without it, and one for texts that begin like formulas.
/// </summary>
internal sealed class FeedbackStyles
{
    /// <summary>The fill of faulty cells: light enough to read on, and still grey on paper. No palette has it, so that it is known again.</summary>
    internal const string Fill = "FFFFB9A6";

    private const long LargestPart = 8_000_000;

    private readonly XDocument document;
    private readonly XNamespace space;
    private readonly XElement fills;
    private readonly XElement formats;
    private readonly List<XElement> original;
    private readonly HashSet<int> ours = [];
    private readonly Dictionary<(int Style, Change Change), int> added = [];
    private readonly int ownFill;

    private FeedbackStyles(XDocument document, XElement fills, XElement formats)
    {
        this.document = document;
        this.fills = fills;
        this.formats = formats;
        space = formats.Name.Namespace;
        original = [.. formats.Elements(space + "xf")];
        var colours = fills.Elements(space + "fill").Select(f => f.Descendants(space + "fgColor").FirstOrDefault()?.Attribute("rgb")?.Value).ToList();
        for (var i = 0; i < colours.Count; i++)
        {
            if (string.Equals(colours[i], Fill, StringComparison.OrdinalIgnoreCase))
            {
                ours.Add(i);
            }
        }

        ownFill = ours.Count > 0 ? ours.Min() : AddFill(colours.Count);
    }

    private enum Change
    {
        Mark,
        Unmark,
        Quote,
    }

    /// <summary>The formats of a workbook; null where they can't be added to.</summary>
    public static FeedbackStyles? Read(XlsxBook book)
    {
        if (book.StylesPart is not { } part || book.Package.Zip.GetEntry(part) is not { Length: <= LargestPart })
        {
            return null;
        }

        try
        {
            using var xml = book.Package.OpenXml(part, LargestPart)!;
            var document = XDocument.Load(xml);
            var space = document.Root!.Name.Namespace;
            return document.Root.Element(space + "fills") is { } fills && document.Root.Element(space + "cellXfs") is { } formats && formats.HasElements
                ? new(document, fills, formats)
                : null;
        }
        catch (Exception damaged) when (OpcPackage.IsDamage(damaged))
        {
            return null;
        }
    }

    /// <summary>The format of a faulty cell that had this one.</summary>
    public int Mark(int style) => IsMarked(style) ? style : Add(style, Change.Mark);

    /// <summary>The format of a cell that isn't faulty and had this one.</summary>
    public int Unmark(int style) => IsMarked(style) ? Add(style, Change.Unmark) : style;

    /// <summary>The format of a text of ours.</summary>
    public int OfText(string text, bool isMarked)
    {
        var style = isMarked ? Mark(0) : Unmark(0);
        return SheetXml.LooksLikeFormula(text) ? Add(style, Change.Quote) : style;
    }

    public void Save(Stream part)
    {
        formats.SetAttributeValue("count", formats.Elements().Count());
        using var xml = SheetXml.Create(part);
        document.Save(xml);
    }

    private bool IsMarked(int style) => style < original.Count && ours.Contains((int?)original[style].Attribute("fillId") ?? 0);

    private int Add(int style, Change change)
    {
        if (added.TryGetValue((style, change), out var place))
        {
            return place;
        }

        var format = new XElement(formats.Elements(space + "xf").ElementAtOrDefault(style) ?? original[0]);
        switch (change)
        {
            case Change.Quote:
                format.SetAttributeValue("quotePrefix", "1");
                break;
            default:
                format.SetAttributeValue("fillId", change == Change.Mark ? ownFill.ToString(CultureInfo.InvariantCulture) : "0");
                format.SetAttributeValue("applyFill", change == Change.Mark ? "1" : "0");
                break;
        }

        formats.Add(format);
        place = original.Count + added.Count;
        added.Add((style, change), place);
        return place;
    }

    private int AddFill(int place)
    {
        fills.Add(new XElement(
            space + "fill",
            new XElement(
                space + "patternFill",
                new XAttribute("patternType", "solid"),
                new XElement(space + "fgColor", new XAttribute("rgb", Fill)),
                new XElement(space + "bgColor", new XAttribute("indexed", "64")))));
        fills.SetAttributeValue("count", place + 1);
        return place;
    }
}
