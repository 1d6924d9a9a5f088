using System.Text;
using Collab.Formats.Reading.Pdf;

namespace Collab.Formats.Tests.Writing.Pdf;

/// <summary>A document that we wrote, read back: what each marked piece of each page says, and the structure over them.</summary>
internal sealed class WrittenPdf
{
    private readonly PdfBudget budget = new(TimeSpan.FromMinutes(1), CancellationToken.None);
    private readonly Dictionary<(PdfDictionary Page, int Piece), StringBuilder> pieces = [];
    private readonly Dictionary<PdfDictionary, StringBuilder> footers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<PdfDictionary, PdfFont> fonts = new(ReferenceEqualityComparer.Instance);

    public WrittenPdf(byte[] bytes)
    {
        Bytes = bytes;
        File = new(bytes, budget);
        Pages = [.. PdfPage.All(File, budget)];
        foreach (var page in Pages)
        {
            Read(page);
        }

        Root = Element(File.Dictionary(File.Dictionary(File.Catalog!["StructTreeRoot"])!["K"])!);
    }

    public byte[] Bytes { get; }

    public PdfFile File { get; }

    public IReadOnlyList<PdfPage> Pages { get; }

    public TaggedElement Root { get; }

    /// <summary>The elements of a kind, in the order of reading.</summary>
    public IEnumerable<TaggedElement> All(string kind) => Root.WithAllBelow().Where(element => element.Kind == kind);

    /// <summary>Rows of the tables below a section and a title, their cells parted by <c>|</c>, without spaces, which lines may have lost.</summary>
    public string[] Table(string section, string title)
    {
        var parts = Section(section).Kids;
        var place = parts.FindIndex(part => part.Kind == "H3" && Squeezed(part.Text) == Squeezed(title));
        return place < 0 ? [] : [.. parts[place + 1].Kids.Select(row => string.Join('|', row.Kids.Select(cell => Squeezed(cell.Text))))];
    }

    public TaggedElement Section(string title) =>
        All("Sect").Last(section => section.Kids.Exists(kid => kid.Kind == "H2" && Squeezed(kid.Text) == Squeezed(title)));

    public string Footer(int page) => footers[Pages[page].Entries].ToString();

    public string Content(int page) => Encoding.ASCII.GetString(File.Decode((PdfStream)File.Resolve(Pages[page].Entries["Contents"])!));

    public int PageOf(object? destination) => Pages.ToList().FindIndex(page => ReferenceEquals(page.Entries, File.Dictionary(File.Array(destination)[0])));

    public string Text(object? value) => PdfEncodings.Text(((PdfString)File.Resolve(value)!).Bytes);

    public IEnumerable<PdfDictionary> Fonts() => Pages.SelectMany(page => File.Dictionary(page.Resources["Font"])!.Entries.Values)
        .Select(font => File.Dictionary(font)!).Distinct(ReferenceEqualityComparer.Instance).Cast<PdfDictionary>();

    public static string Squeezed(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter) && letter != '\u200B'));

    private TaggedElement Element(PdfDictionary node)
    {
        var alt = File.Resolve(node["Alt"]) is PdfString text ? PdfEncodings.Text(text.Bytes) : null;
        var element = new TaggedElement(File.Name(node["S"])!, alt);
        foreach (var kid in File.Array(node["K"]).Select(File.Resolve))
        {
            switch (kid)
            {
                case double piece:
                    element.Own.Append(pieces[(File.Dictionary(node["Pg"])!, (int)piece)]).Append(' ');
                    break;
                case PdfDictionary part when File.Name(part["Type"]) == "MCR":
                    element.Own.Append(pieces[(File.Dictionary(part["Pg"])!, File.Whole(part["MCID"])!.Value)]).Append(' ');
                    break;
                case PdfDictionary link when File.Name(link["Type"]) == "OBJR":
                    element.Links.Add(File.Dictionary(link["Obj"])!);
                    break;
                case PdfDictionary child:
                    element.Kids.Add(Element(child));
                    break;
            }
        }

        return element;
    }

    private void Read(PdfPage page)
    {
        footers[page.Entries] = new();
        var lexer = new PdfLexer(File.Decode((PdfStream)File.Resolve(page.Entries["Contents"])!));
        var (operands, open) = (new List<object?>(), new Stack<(StringBuilder Text, bool IsGiven)>());
        PdfFont? font = null;
        for (object? item; (item = lexer.Read(references: false)) != PdfLexer.End;)
        {
            if (item is not PdfWord word)
            {
                operands.Add(item);
                continue;
            }

            switch (word.Value)
            {
                case "BDC":
                    open.Push(Opened(page, operands, open));
                    break;
                case "BMC":
                    open.Push((new(), true));
                    break;
                case "EMC":
                    open.Pop();
                    break;
                case "Tf":
                    font = FontOf(page, ((PdfName)operands[0]!).Value);
                    break;
                case "TJ" when !open.Peek().IsGiven:
                    open.Peek().Text.Append(Decoded(font!, (List<object?>)operands[0]!));
                    break;
            }

            operands.Clear();
        }

        Assert.Empty(open);
    }

    private (StringBuilder Text, bool IsGiven) Opened(PdfPage page, List<object?> operands, Stack<(StringBuilder Text, bool IsGiven)> open)
    {
        var properties = (PdfDictionary)operands[1]!;
        if (properties["ActualText"] is PdfString given)
        {
            open.Peek().Text.Append(PdfEncodings.Text(given.Bytes));
            return (open.Peek().Text, true);
        }

        if (properties["MCID"] is double number)
        {
            var text = new StringBuilder();
            pieces.Add((page.Entries, (int)number), text);
            return (text, false);
        }

        return (File.Name(properties["Subtype"]) == "Footer" ? footers[page.Entries] : new(), false);
    }

    private PdfFont FontOf(PdfPage page, string name)
    {
        var entries = File.Dictionary(File.Dictionary(page.Resources["Font"])![name])!;
        if (!fonts.TryGetValue(entries, out var font))
        {
            fonts[entries] = font = PdfFont.Read(File, entries, budget);
        }

        return font;
    }

    private static string Decoded(PdfFont font, List<object?> strings)
    {
        var glyphs = new List<PdfGlyph>();
        foreach (var text in strings.OfType<PdfString>())
        {
            font.Decode(text.Bytes, glyphs);
        }

        return string.Concat(glyphs.Select(glyph => glyph.Text ?? PdfBox.Unknown));
    }
}
