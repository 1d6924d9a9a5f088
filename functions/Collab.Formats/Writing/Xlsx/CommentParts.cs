using System.Globalization;
using System.Xml;
using Collab.Formats.Reading.Xlsx;

namespace Collab.Formats.Writing.Xlsx;

/// <summary>The faults of a sheet's cells as comments: their texts in one part, the boxes that show them in a drawing.</summary>
internal static class CommentParts
{
    /// <summary>More comments than anybody opens make spreadsheets slow; the column of errors has all.</summary>
    public const int Most = 5_000;

    public const string Author = "Collab";

    private const string Vml = "urn:schemas-microsoft-com:vml";
    private const string Office = "urn:schemas-microsoft-com:office:office";
    private const string Excel = "urn:schemas-microsoft-com:office:excel";

    /// <summary>Shapes are numbered in blocks.</summary>
    private const int Block = 1024;

    /// <summary>The first faults of a table by their cells.</summary>
    public static IReadOnlyList<(CellAddress At, string Text)> Of(FateLog fates, AnsweredTable table, Func<int, int> placeOf) =>
    [
        .. fates.Read(table)
            .SelectMany(row => row.Faults
                .Select(f => (At: new CellAddress(row.Row, placeOf(f.Column)), f.Message))
                .Where(f => f.At.Column >= 0)
                .GroupBy(f => f.At)
                .OrderBy(f => f.Key.Column)
                .Select(f => (f.Key, string.Join('\n', f.Select(one => one.Message)))))
            .Take(Most),
    ];

    public static void WriteTexts(Stream part, IEnumerable<(CellAddress At, string Text)> comments)
    {
        using var xml = SheetXml.Create(part);
        xml.WriteStartElement("comments", SheetXml.Main);
        xml.WriteStartElement("authors", SheetXml.Main);
        xml.WriteElementString("author", SheetXml.Main, Author);
        xml.WriteEndElement();
        xml.WriteStartElement("commentList", SheetXml.Main);
        foreach (var (at, text) in comments)
        {
            xml.WriteStartElement("comment", SheetXml.Main);
            xml.WriteAttributeString("ref", at.ToString());
            xml.WriteAttributeString("authorId", "0");
            xml.WriteStartElement("text", SheetXml.Main);
            xml.WriteStartElement("r", SheetXml.Main);
            xml.WriteStartElement("t", SheetXml.Main);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(ExcelText.Escape(text));
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <param name="part">Where to.</param>
    /// <param name="comments">The comments.</param>
    /// <param name="sheet">The sheet's place: shapes have numbers of their own across the sheets.</param>
    public static void WriteBoxes(Stream part, IReadOnlyCollection<(CellAddress At, string Text)> comments, int sheet)
    {
        var firstBlock = (sheet * ((Most / Block) + 2)) + 1;
        using var xml = SheetXml.Create(part);
        xml.WriteStartElement("xml");
        xml.WriteAttributeString("xmlns", "v", null, Vml);
        xml.WriteAttributeString("xmlns", "o", null, Office);
        xml.WriteAttributeString("xmlns", "x", null, Excel);
        WriteShapeType(xml, string.Join(',', Enumerable.Range(firstBlock, (comments.Count / Block) + 1)));
        var number = firstBlock * Block;
        foreach (var (at, _) in comments)
        {
            WriteBox(xml, ++number, at);
        }

        xml.WriteEndElement();
    }

    private static void WriteShapeType(XmlWriter xml, string blocks)
    {
        xml.WriteStartElement("shapelayout", Office);
        xml.WriteAttributeString("ext", Vml, "edit");
        Empty(xml, Office, "idmap", (Vml, "ext", "edit"), (null, "data", blocks));
        xml.WriteEndElement();
        xml.WriteStartElement("shapetype", Vml);
        xml.WriteAttributeString("id", "_x0000_t202");
        xml.WriteAttributeString("coordsize", "21600,21600");
        xml.WriteAttributeString("spt", Office, "202");
        xml.WriteAttributeString("path", "m,l,21600r21600,l21600,xe");
        Empty(xml, Vml, "stroke", (null, "joinstyle", "miter"));
        Empty(xml, Vml, "path", (null, "gradientshapeok", "t"), (Office, "connecttype", "rect"));
        xml.WriteEndElement();
    }

    private static void WriteBox(XmlWriter xml, int number, CellAddress at)
    {
        xml.WriteStartElement("shape", Vml);
        xml.WriteAttributeString("id", string.Create(CultureInfo.InvariantCulture, $"_x0000_s{number}"));
        xml.WriteAttributeString("type", "#_x0000_t202");
        xml.WriteAttributeString("style", "position:absolute;margin-left:60pt;margin-top:2pt;width:200pt;height:60pt;visibility:hidden");
        xml.WriteAttributeString("fillcolor", "#ffffe1");
        xml.WriteAttributeString("insetmode", Office, "auto");
        Empty(xml, Vml, "fill", (null, "color2", "#ffffe1"));
        Empty(xml, Vml, "shadow", (null, "on", "t"), (null, "color", "black"), (null, "obscured", "t"));
        Empty(xml, Vml, "path", (Office, "connecttype", "none"));
        xml.WriteStartElement("ClientData", Excel);
        xml.WriteAttributeString("ObjectType", "Note");
        xml.WriteElementString("MoveWithCells", Excel, string.Empty);
        xml.WriteElementString("SizeWithCells", Excel, string.Empty);
        var (row, column) = (at.Row - 1, at.Column);
        xml.WriteElementString("Anchor", Excel, string.Create(CultureInfo.InvariantCulture, $"{column + 1}, 15, {row}, 2, {column + 4}, 15, {row + 4}, 4"));
        xml.WriteElementString("AutoFill", Excel, "False");
        xml.WriteElementString("Row", Excel, row.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("Column", Excel, column.ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Empty(XmlWriter xml, string space, string name, params (string? Space, string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(name, space);
        foreach (var (attributeSpace, attribute, value) in attributes)
        {
            xml.WriteAttributeString(attribute, attributeSpace, value);
        }

        xml.WriteEndElement();
    }
}
