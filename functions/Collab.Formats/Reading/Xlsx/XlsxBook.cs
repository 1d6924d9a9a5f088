using System.Globalization;
using System.Xml;
using Collab.Core.Documents.Reading;

namespace Collab.Formats.Reading.Xlsx;

/// <summary>What holds for all sheets of a workbook: which there are, its epoch, its cells' formats and shared texts.</summary>
internal sealed class XlsxBook
{
    /// <summary>The name, in the scope of a sheet, that says of it that it explains a template and holds no rows.</summary>
    public const string GuideName = "Collab.Guide";

    private XlsxBook(OpcPackage package) => Package = package;

    public OpcPackage Package { get; }

    /// <summary>In the workbook's order; charts and the like are left out.</summary>
    public IReadOnlyList<XlsxSheet> Sheets { get; private set; } = [];

    public bool Is1904 { get; private set; }

    /// <summary>Whether it has programs in it.</summary>
    public bool HasMacros => Package.HasType("macroEnabled") || Package.HasType("vbaProject") || Package.HasType("macrosheet");

    /// <summary>Whether it is what a file named xlsx is: no template, and without programs.</summary>
    public bool IsPlain => !HasMacros && Package.TypeOf(Package.MainPart!).EndsWith(".sheet.main+xml", StringComparison.Ordinal);

    public string? StylesPart { get; private set; }

    public CellFormats Formats { get; private set; } = null!;

    public SharedTexts Texts { get; private set; } = null!;

    /// <exception cref="UnreadableFileException">It can't be read, or has more than a workbook may have.</exception>
    public static XlsxBook Read(OpcPackage package)
    {
        var book = new XlsxBook(package);
        var relations = package.RelationsOf(package.MainPart!);
        book.ReadMain(relations);
        book.StylesPart = PartOf(relations, "/styles");
        using (var styles = book.OpenXml(book.StylesPart))
        {
            book.Formats = CellFormats.Read(styles);
        }

        using var texts = book.OpenXml(PartOf(relations, "/sharedStrings"));
        book.Texts = SharedTexts.Read(texts);
        return book;
    }

    public XmlReader OpenSheet(XlsxSheet sheet) =>
        Package.OpenXml(sheet.Part, XlsxLimits.PartCharacters) ?? throw new UnreadableFileException(XlsxRefusals.Damaged);

    private static string? PartOf(IReadOnlyList<OpcPackage.Relation> relations, string type) =>
        relations.FirstOrDefault(r => r.Type.EndsWith(type, StringComparison.Ordinal))?.Target;

    private XmlReader? OpenXml(string? part) => part is null ? null : Package.OpenXml(part, XlsxLimits.PartCharacters);

    private void ReadMain(IReadOnlyList<OpcPackage.Relation> relations)
    {
        var named = new List<(string Name, string Id, bool IsHidden)>();
        var guides = new HashSet<int>();
        using var xml = Package.OpenXml(Package.MainPart!) ?? throw new UnreadableFileException(XlsxRefusals.Damaged);
        while (xml.Next())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "workbookPr":
                    Is1904 = xml.GetAttribute("date1904") is "1" or "true" or "on";
                    break;
                case "sheet":
                    named.Add((xml.GetAttribute("name") ?? string.Empty, RelationOf(xml), xml.GetAttribute("state") is "hidden" or "veryHidden"));
                    break;
                case "definedName" when xml.GetAttribute("name") == GuideName:
                    guides.Add(int.TryParse(xml.GetAttribute("localSheetId"), NumberStyles.None, CultureInfo.InvariantCulture, out var sheet) ? sheet : -1);
                    break;
            }

            if (named.Count > XlsxLimits.Sheets)
            {
                throw new UnreadableFileException(XlsxRefusals.TooManySheets);
            }
        }

        var targets = relations.Where(r => r.Type.EndsWith("/worksheet", StringComparison.Ordinal) && r.Target is not null)
            .DistinctBy(r => r.Id).ToDictionary(r => r.Id, r => r.Target!, StringComparer.Ordinal);
        Sheets = [.. named.Select((s, at) => (s, at)).Where(s => targets.ContainsKey(s.s.Id))
            .Select(s => new XlsxSheet(s.s.Name, targets[s.s.Id], s.s.IsHidden, guides.Contains(s.at)))];
        if (named.Any(s => !relations.Any(r => r.Id == s.Id)) || Sheets.Any(s => !Package.Has(s.Part)) || Sheets.DistinctBy(s => s.Part, StringComparer.OrdinalIgnoreCase).Count() < Sheets.Count)
        {
            throw new UnreadableFileException(XlsxRefusals.Damaged);
        }
    }

    /// <summary>The id in the namespace of relationships, whichever edition of the standard it is.</summary>
    private static string RelationOf(XmlReader sheet)
    {
        var id = string.Empty;
        while (sheet.MoveToNextAttribute())
        {
            id = sheet.LocalName == "id" && sheet.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal) ? sheet.Value : id;
        }

        sheet.MoveToElement();
        return id;
    }
}
