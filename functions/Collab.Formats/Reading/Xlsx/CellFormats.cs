using System.Globalization;
using System.Xml;

namespace Collab.Formats.Reading.Xlsx;

/// <summary>The formats of a workbook's cells by their style's number. A number beyond them has the plain format.</summary>
internal sealed class CellFormats
{
    private readonly List<CellFormat> formats = [];

    public CellFormat this[int style] => (uint)style < (uint)formats.Count ? formats[style] : default;

    public static CellFormats Read(XmlReader? xml)
    {
        var read = new CellFormats();
        var codes = new Dictionary<int, CellFormat>();
        var inCells = false;
        while (xml is not null && xml.Next())
        {
            if (xml.LocalName == "cellXfs")
            {
                inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "numFmt")
            {
                codes[Number(xml, "numFmtId")] = CellFormat.Of(xml.GetAttribute("formatCode") ?? string.Empty);
            }
            else if (inCells && xml.NodeType == XmlNodeType.Element && xml.LocalName == "xf" && read.formats.Count < XlsxLimits.Formats)
            {
                var id = Number(xml, "numFmtId");
                read.formats.Add(codes.TryGetValue(id, out var format) ? format : CellFormat.Builtin(id));
            }
        }

        return read;
    }

    private static int Number(XmlReader xml, string attribute) =>
        int.TryParse(xml.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
