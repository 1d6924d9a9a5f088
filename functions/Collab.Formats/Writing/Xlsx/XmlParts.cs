using System.Xml.Linq;

namespace Collab.Formats.Writing.Xlsx;

/// <summary>The bookkeeping parts of a new workbook.</summary>
internal static class XmlParts
{
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";

    public static XDocument ContentTypes(IEnumerable<(string Part, string Type)> parts) => new(new XElement(
        Types + "Types",
        Default("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        Default("xml", "application/xml"),
        parts.Select(p => new XElement(Types + "Override", new XAttribute("PartName", "/" + p.Part), new XAttribute("ContentType", p.Type)))));

    public static XDocument Relations(IEnumerable<(string Id, string Type, string Target)> relations) => new(new XElement(
        Relationships + "Relationships",
        relations.Select(r => new XElement(
            Relationships + "Relationship", new XAttribute("Id", r.Id), new XAttribute("Type", r.Type), new XAttribute("Target", r.Target)))));

    public static XDocument Book(IEnumerable<(string Id, string Name)> sheets)
    {
        XNamespace main = SheetXml.Main, relations = SheetXml.Relations;
        return new(new XElement(
            main + "workbook",
            new XAttribute(XNamespace.Xmlns + "r", relations),
            new XElement(main + "sheets", sheets.Select((s, at) => new XElement(
                main + "sheet", new XAttribute("name", s.Name), new XAttribute("sheetId", at + 1), new XAttribute(relations + "id", s.Id))))));
    }

    private static XElement Default(string extension, string type) =>
        new(Types + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", type));
}
