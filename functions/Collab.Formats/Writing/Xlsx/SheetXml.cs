using System.Text;
using System.Xml;
using Collab.Formats.Reading.Xlsx;

namespace Collab.Formats.Writing.Xlsx;

/// <summary>How parts of a workbook are written.</summary>
internal static class SheetXml
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Characters that a cell may have.</summary>
    private const int LongestText = 32_767;

    public static XmlWriter Create(Stream part) => XmlWriter.Create(part, new XmlWriterSettings
    {
        Encoding = new UTF8Encoding(false),
        CheckCharacters = false,
        NewLineHandling = NewLineHandling.Entitize,
        CloseOutput = true,
    });

    /// <summary>A cell with a text, which no spreadsheet takes for a formula.</summary>
    public static void WriteText(XmlWriter xml, string prefix, string space, CellAddress at, string text, int style)
    {
        xml.WriteStartElement(prefix, "c", space);
        xml.WriteAttributeString("r", at.ToString());
        if (style > 0)
        {
            xml.WriteAttributeString("s", style.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (text.Length > 0)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement(prefix, "is", space);
            xml.WriteStartElement(prefix, "t", space);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(ExcelText.Escape(Cut(text)));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>Whether somebody who edits the cell would turn its text into a formula.</summary>
    public static bool LooksLikeFormula(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];

    private static string Cut(string text) => text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText - 2), "…");
}
