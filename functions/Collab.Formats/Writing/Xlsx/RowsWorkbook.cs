using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Collab.Core.Documents.Reading;
using Collab.Formats.Reading.Xlsx;

namespace Collab.Formats.Writing.Xlsx;

/// <summary>A new workbook with nothing in it but the columns that are given back of the rows that were answered, as texts.</summary>
internal static class RowsWorkbook
{
    private const string Types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    // Places in the style sheet below.
    private const int Header = 1;
    private const int Text = 2;
    private const int Quoted = 3;
    private const int Marked = 4;
    private const int MarkedQuoted = 5;

    private const string Styles =
        $"""
        <styleSheet xmlns="{SheetXml.Main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
        <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="{FeedbackStyles.Fill}"/><bgColor indexed="64"/></patternFill></fill></fills>
        <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
        <xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/>
        <xf numFmtId="49" fontId="0" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1"/>
        <xf numFmtId="49" fontId="0" fillId="2" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFill="1"/></cellXfs>
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """;

    public static void Write(XlsxFile file, FateLog fates, Stream to)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        WriteBook(zip, fates.Tables);
        using var again = file.Again();
        for (var number = 1; number <= Math.Max(1, fates.Tables.Count); number++)
        {
            using var xml = SheetXml.Create(Create(zip, SheetName(number)));
            xml.WriteStartElement("worksheet", SheetXml.Main);
            xml.WriteStartElement("sheetData", SheetXml.Main);
            if (number <= fates.Tables.Count)
            {
                WriteSheet(xml, fates.Tables[number - 1], again, fates);
            }
        }
    }

    /// <summary>Of a table that is given back in part, what was shown then; all cells of another are read again.</summary>
    private static void WriteSheet(XmlWriter xml, AnsweredTable answered, XlsxFile again, FateLog fates)
    {
        try
        {
            if (answered.Columns is { } columns)
            {
                WriteRows(xml, answered.Header, fates.Read(answered).Select(answer => Cells(answer, columns.Select((column, at) => (column, answer.Shown[at])), [])));
            }
            else if (!again.IsBroken && Find(again, answered.Part) is { } table)
            {
                WriteRows(xml, table.Columns, WholeRows(table, answered, fates));
            }
        }
        catch (UnreadableFileException)
        {
            // Reading ended here the first time too, and the sender was told why.
        }
    }

    private static XlsxTable? Find(XlsxFile file, string part)
    {
        while (file.Next() is { } table)
        {
            if (table.Part == part)
            {
                return table;
            }
        }

        return null;
    }

    private static IEnumerable<IEnumerable<(string Text, int Style)>> WholeRows(XlsxTable table, AnsweredTable answered, FateLog fates)
    {
        foreach (var answer in fates.Read(answered))
        {
            while (table.Line < answer.Row)
            {
                if (!table.Read())
                {
                    yield break;
                }
            }

            yield return Cells(
                answer,
                Enumerable.Range(0, answered.Width).Select(column => (column, table[column])),
                Enumerable.Range(answered.Width, table.ExtraCells).Select(column => (column, table[column])));
        }
    }

    private static void WriteRows(XmlWriter xml, IEnumerable<string> header, IEnumerable<IEnumerable<(string Text, int Style)>> rows)
    {
        WriteRow(xml, 1, header.Concat(["status", "errors"]).Select(name => (name, Header)));
        var row = 1;
        foreach (var cells in rows)
        {
            WriteRow(xml, ++row, cells);
        }
    }

    private static IEnumerable<(string Text, int Style)> Cells(AnsweredRow answer, IEnumerable<(int Column, string Text)> own, IEnumerable<(int Column, string Text)> extra)
    {
        (string, int) Cell((int Column, string Text) cell) => (cell.Text, StyleOf(cell.Text, answer.Faults.Any(f => f.Column == cell.Column)));
        return own.Select(Cell)
            .Concat([(answer.Status, StyleOf(answer.Status, answer.IsFaulty && answer.Faults.Count == 0)), (answer.Errors, StyleOf(answer.Errors, false))])
            .Concat(extra.Select(Cell));
    }

    private static int StyleOf(string text, bool isMarked) => (SheetXml.LooksLikeFormula(text), isMarked) switch
    {
        (false, false) => Text,
        (true, false) => Quoted,
        (false, true) => Marked,
        _ => MarkedQuoted,
    };

    private static void WriteRow(XmlWriter xml, int row, IEnumerable<(string Text, int Style)> cells)
    {
        xml.WriteStartElement("row", SheetXml.Main);
        xml.WriteAttributeString("r", row.ToString(CultureInfo.InvariantCulture));
        var column = 0;
        foreach (var (text, style) in cells)
        {
            if (text.Length > 0 || style >= Marked)
            {
                SheetXml.WriteText(xml, string.Empty, SheetXml.Main, new(row, column), text, style);
            }

            column++;
        }

        xml.WriteEndElement();
    }

    private static void WriteBook(ZipArchive zip, IReadOnlyList<AnsweredTable> tables)
    {
        var sheets = Enumerable.Range(1, Math.Max(1, tables.Count)).ToArray();
        Save(zip, "[Content_Types].xml", XmlParts.ContentTypes(
            [("xl/workbook.xml", $"{Package}.sheet.main+xml"), ("xl/styles.xml", $"{Package}.styles+xml"),
                .. sheets.Select(n => (SheetName(n), $"{Package}.worksheet+xml"))]));
        Save(zip, "_rels/.rels", XmlParts.Relations([("book", Types + "/officeDocument", "/xl/workbook.xml")]));
        Save(zip, "xl/_rels/workbook.xml.rels", XmlParts.Relations(
            [("styles", Types + "/styles", "/xl/styles.xml"), .. sheets.Select(n => ($"sheet{n}", Types + "/worksheet", "/" + SheetName(n)))]));
        Save(zip, "xl/workbook.xml", XmlParts.Book(sheets.Select(n => ($"sheet{n}", NameOf(tables, n)))));
        Save(zip, "xl/styles.xml", XDocument.Parse(Styles));
    }

    /// <summary>The sender's names of the sheets, unless some table is given back in part only: a name may say whom it is about.</summary>
    private static string NameOf(IReadOnlyList<AnsweredTable> tables, int number) =>
        tables.Count > 0 && tables.All(t => t.Sheet is not null) ? tables[number - 1].Sheet! : $"Table {number}";

    private static string SheetName(int number) => $"xl/worksheets/sheet{number}.xml";

    private static Stream Create(ZipArchive zip, string name) => zip.CreateEntry(name, CompressionLevel.Fastest).Open();

    private static void Save(ZipArchive zip, string name, XDocument document)
    {
        using var xml = SheetXml.Create(Create(zip, name));
        document.Save(xml);
    }
}
