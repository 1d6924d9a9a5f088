using System.Security;
using System.Text;
using Collab.Formats.Writing.Pdf.Files;
using Collab.Formats.Writing.Pdf.Fonts;
using Collab.Formats.Writing.Pdf.Text;

namespace Collab.Formats.Writing.Pdf.Pages;

/// <summary>A document that is being drawn: its pages, fonts, bookmarks and structure.</summary>
internal sealed class ReportDocument(string language, string title, GlyphShaper? shaper)
{
    private readonly FileObjects objects = new();
    private readonly List<PageSheet> sheets = [];
    private readonly Dictionary<FontFile, EmbeddedFont> fonts = [];
    private readonly List<Bookmark> bookmarks = [];
    private readonly List<(PageSheet Sheet, double X, double Y, double Width, double Height, PageSheet Target, double TargetY, string Name, StructureNode Node)> links = [];

    public IReadOnlyList<PageSheet> Sheets => sheets;

    public TextSetter Setter { get; } = new(shaper);

    public StructureNode Structure { get; } = new("Document", null);

    public PageSheet AddSheet()
    {
        var sheet = new PageSheet(this, sheets.Count, objects.Reserve());
        sheets.Add(sheet);
        return sheet;
    }

    public EmbeddedFont FontOf(FontFile font)
    {
        if (!fonts.TryGetValue(font, out var own))
        {
            own = new(font, $"F{fonts.Count + 1}", objects.Reserve());
            fonts.Add(font, own);
        }

        return own;
    }

    /// <summary>A bookmark to a place; those within it are added to it.</summary>
    public Bookmark AddBookmark(string name, PageSheet sheet, double y)
    {
        var bookmark = new Bookmark(TextSetter.Clean(name), sheet, y);
        bookmarks.Add(bookmark);
        return bookmark;
    }

    public void AddLink(PageSheet sheet, double x, double y, double width, double height, PageSheet target, double targetY, string name, StructureNode node) =>
        links.Add((sheet, x, y, width, height, target, targetY, name, node));

    public void Write(Stream output)
    {
        WriteLinks();
        var pages = objects.Reserve();
        var named = string.Concat(fonts.Values.Select(font => $"/{font.Resource} {font.Number} 0 R"));
        foreach (var sheet in sheets)
        {
            var content = objects.AddStream(string.Empty, Encoding.ASCII.GetBytes(sheet.Content));
            var annotations = sheet.Annotations.Count == 0 ? string.Empty : $"/Annots[{string.Join(' ', sheet.Annotations.Select(Notation.Reference))}]";
            objects.Set(sheet.Number, $"<</Type/Page/Parent {pages} 0 R/Contents {content} 0 R/StructParents {sheet.Index}/Tabs/S{annotations}>>");
        }

        objects.Set(pages, $"<</Type/Pages/Count {sheets.Count}/Kids[{string.Join(' ', sheets.Select(sheet => Notation.Reference(sheet.Number)))}]"
            + $"/MediaBox[0 0 {Notation.Number(PageSheet.Width)} {Notation.Number(PageSheet.Height)}]/Resources<</Font<<{named}>>>>>>");
        foreach (var font in fonts.Values)
        {
            font.Write(objects);
        }

        var structure = new StructureTree(objects, sheets).Write(Structure);
        var outlines = BookmarkTree.Write(objects, bookmarks);
        var metadata = objects.AddStream("/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(Metadata()), isPacked: false);
        var catalog = objects.Add($"<</Type/Catalog/Pages {pages} 0 R/Lang({language})/MarkInfo<</Marked true>>/StructTreeRoot {structure} 0 R"
            + $"/Outlines {outlines} 0 R/PageMode/UseOutlines/ViewerPreferences<</DisplayDocTitle true>>/Metadata {metadata} 0 R>>");
        var info = objects.Add($"<</Title{Notation.Text(title)}>>");
        objects.Write(output, catalog, info);
    }

    private void WriteLinks()
    {
        foreach (var link in links)
        {
            var key = sheets.Count + links.IndexOf(link);
            var (left, bottom) = (Notation.Number(link.X), Notation.Number(PageSheet.Height - link.Y - link.Height));
            var (right, top) = (Notation.Number(link.X + link.Width), Notation.Number(PageSheet.Height - link.Y));
            var annotation = objects.Add($"<</Type/Annot/Subtype/Link/Rect[{left} {bottom} {right} {top}]/Border[0 0 0]/F 4/StructParent {key}"
                + $"/Contents{Notation.Text(link.Name)}/Dest{Place(link.Target, link.TargetY)}>>");
            link.Sheet.Annotations.Add(annotation);
            link.Node.Kids.Add(new StructureKid.Link(link.Sheet, annotation, key));
        }
    }

    public static string Place(PageSheet sheet, double y) => $"[{sheet.Number} 0 R/XYZ 0 {Notation.Number(PageSheet.Height - y)} null]";

    /// <summary>Title and language once more, for programs that read no PDF (XMP, ISO 16684-1).</summary>
    private string Metadata()
    {
        // What XML can't hold is no letter.
        var name = SecurityElement.Escape(string.Concat(TextSetter.Clean(title).EnumerateRunes().Where(rune => rune.Value is not (0xFFFE or 0xFFFF))));
        return "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
            + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
            + "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
            + $"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{name}</rdf:li></rdf:Alt></dc:title>\n"
            + $"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\n"
            + "<dc:format>application/pdf</dc:format>\n</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
    }
}
