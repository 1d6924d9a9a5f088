using System.IO.Compression;
using System.Security;
using System.Text;

namespace Collab.Functions.Demo;

/// <summary>Writes a workbook or a Word document with no more in it than the format asks for: always the same bytes for the same content.</summary>
internal static class DemoPackage
{
    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Types = "application/vnd.openxmlformats-officedocument.";

    /// <summary>The styles that every spreadsheet program writes at least; a feedback file adds its own to them.</summary>
    private const string Styles =
        $"""<styleSheet xmlns="{Sheets}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>""";

    /// <summary>A workbook with a sheet for each table, every cell a text.</summary>
    public static byte[] Workbook(IReadOnlyList<DemoTable> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        int[] numbers = [.. Enumerable.Range(1, tables.Count)];
        return Zip(
        [
            ("[Content_Types].xml", ContentTypes([
                ("/xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
                ("/xl/styles.xml", "spreadsheetml.styles+xml"),
                .. numbers.Select(n => ($"/xl/worksheets/sheet{n}.xml", "spreadsheetml.worksheet+xml"))])),
            ("_rels/.rels", Relationships([("officeDocument", "xl/workbook.xml")])),
            ("xl/workbook.xml", $"""<workbook xmlns="{Sheets}" xmlns:r="{Office}"><sheets>{string.Concat(numbers.Select(n => $"""<sheet name="{DemoTitles.Capitalised(tables[n - 1].Type)}" sheetId="{n}" r:id="rId{n}"/>"""))}</sheets></workbook>"""),
            ("xl/_rels/workbook.xml.rels", Relationships([.. numbers.Select(n => ("worksheet", $"worksheets/sheet{n}.xml")), ("styles", "styles.xml")])),
            ("xl/styles.xml", Styles),
            .. numbers.Select(n => ($"xl/worksheets/sheet{n}.xml", Sheet(tables[n - 1]))),
        ]);
    }

    /// <summary>A Word document of paragraphs; the first is its title, in bold letters.</summary>
    public static byte[] Document(IReadOnlyList<string> paragraphs)
    {
        ArgumentNullException.ThrowIfNull(paragraphs);
        var body = string.Concat(paragraphs.Select((text, index) =>
            $"""<w:p>{(index == 0 ? """<w:pPr><w:outlineLvl w:val="0"/><w:jc w:val="center"/></w:pPr>""" : "")}<w:r>{(index == 0 ? "<w:rPr><w:b/></w:rPr>" : "")}<w:t xml:space="preserve">{SecurityElement.Escape(text)}</w:t></w:r></w:p>"""));
        return Zip(
        [
            ("[Content_Types].xml", ContentTypes([("/word/document.xml", "wordprocessingml.document.main+xml")])),
            ("_rels/.rels", Relationships([("officeDocument", "word/document.xml")])),
            ("word/document.xml", $"""<w:document xmlns:w="{Word}"><w:body>{body}</w:body></w:document>"""),
        ]);
    }

    private static string Sheet(DemoTable table)
    {
        var rows = table.Rows.Prepend(table.Columns).Select((row, at) =>
            $"""<row r="{at + 1}">{string.Concat(row.Select((c, i) => $"""<c r="{(char)('A' + i)}{at + 1}" t="inlineStr"><is><t xml:space="preserve">{SecurityElement.Escape(c)}</t></is></c>"""))}</row>""");
        return $"""<worksheet xmlns="{Sheets}"><sheetData>{string.Concat(rows)}</sheetData></worksheet>""";
    }

    private static string ContentTypes(IEnumerable<(string Part, string Type)> parts) =>
        $"""<Types xmlns="{Package}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{string.Concat(parts.Select(p => $"""<Override PartName="{p.Part}" ContentType="{Types}{p.Type}"/>"""))}</Types>""";

    private static string Relationships(IEnumerable<(string Type, string Target)> targets) =>
        $"""<Relationships xmlns="{Package}relationships">{string.Concat(targets.Select((t, i) => $"""<Relationship Id="rId{i + 1}" Type="{Office}/{t.Type}" Target="{t.Target}"/>"""))}</Relationships>""";

    /// <summary>Nothing is pressed together: how that is done differs from runtime to runtime.</summary>
    private static byte[] Zip(IEnumerable<(string Name, string Xml)> parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, xml) in parts)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
                entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var content = entry.Open();
                content.Write(Encoding.UTF8.GetBytes(Declaration + xml));
            }
        }

        return bytes.ToArray();
    }
}
