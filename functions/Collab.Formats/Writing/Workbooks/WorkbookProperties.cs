using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace Collab.Formats.Writing.Workbooks;

/// <summary>Title and language of a workbook (ECMA-376 part 2, 11), in a part of a fixed name: the library would make up a random one.</summary>
internal static class WorkbookProperties
{
    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Terms = "http://purl.org/dc/elements/1.1/";

    public static void Write(SpreadsheetDocument document, string title, string language)
    {
        var part = document.AddCoreFilePropertiesPart();
        document.ChangeIdOfPart(part, "properties");
        using var stream = part.GetStream(FileMode.Create);
        new XDocument(new XElement(Core + "coreProperties", new XElement(Terms + "title", XmlText.Clean(title)), new XElement(Terms + "language", language)))
            .Save(stream, SaveOptions.DisableFormatting);
    }
}
