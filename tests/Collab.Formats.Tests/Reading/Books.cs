using System.IO.Compression;
using System.Text;
using Collab.Core.Documents.Reading;

namespace Collab.Formats.Tests.Reading;

/// <summary>Makes workbooks of the XML that a test is about, and reads them.</summary>
internal static class Books
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>A workbook whose sheets have these rows.</summary>
    public static byte[] Of(params (string Name, string Rows)[] sheets) =>
        Pack(Parts([.. sheets.Select(s => (s.Name, $"<worksheet xmlns='{Main}'><sheetData>{s.Rows}</sheetData></worksheet>"))]));

    /// <summary>The parts of a workbook with these sheets, to be changed and packed.</summary>
    public static Dictionary<string, string> Parts(params (string Name, string Xml)[] sheets)
    {
        var numbers = Enumerable.Range(1, sheets.Length).ToArray();
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Default Extension='xml' ContentType='application/xml'/>"
                + $"<Override PartName='/xl/workbook.xml' ContentType='{Sheet}.sheet.main+xml'/><Override PartName='/xl/styles.xml' ContentType='{Sheet}.styles+xml'/>"
                + $"<Override PartName='/xl/sharedStrings.xml' ContentType='{Sheet}.sharedStrings+xml'/>"
                + string.Concat(numbers.Select(n => $"<Override PartName='/xl/worksheets/sheet{n}.xml' ContentType='{Sheet}.worksheet+xml'/>")) + "</Types>",
            ["_rels/.rels"] = Relations(("b", "officeDocument", "xl/workbook.xml")),
            ["xl/_rels/workbook.xml.rels"] = Relations(
                [("styles", "styles", "styles.xml"), ("texts", "sharedStrings", "/xl/sharedStrings.xml"), .. numbers.Select(n => ($"s{n}", "worksheet", $"worksheets/sheet{n}.xml"))]),
            ["xl/workbook.xml"] = $"<workbook xmlns='{Main}' xmlns:r='{Types}'><workbookPr/><sheets>"
                + string.Concat(numbers.Select(n => $"<sheet name='{sheets[n - 1].Name}' sheetId='{n}' r:id='s{n}'/>")) + "</sheets></workbook>",
            ["xl/styles.xml"] = Styles(),
            ["xl/sharedStrings.xml"] = $"<sst xmlns='{Main}'/>",
        };
        foreach (var n in numbers)
        {
            parts[$"xl/worksheets/sheet{n}.xml"] = sheets[n - 1].Xml;
        }

        return parts;
    }

    public static string Relations(params (string Id, string Type, string Target)[] relations) =>
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        + string.Concat(relations.Select(r => $"<Relationship Id='{r.Id}' Type='{Types}/{r.Type}' Target='{r.Target}'/>")) + "</Relationships>";

    /// <summary>Format 0 is plain, format n has the n-th code or built-in number.</summary>
    public static string Styles(params string[] formats)
    {
        var codes = formats.Select((f, at) => (Code: f, Id: f.Length == 2 && int.TryParse(f, out var id) ? id : 164 + at)).ToArray();
        return $"<styleSheet xmlns='{Main}'><numFmts>" + string.Concat(codes.Where(c => c.Id >= 164).Select(c => $"<numFmt numFmtId='{c.Id}' formatCode='{c.Code.Replace("\"", "&quot;", StringComparison.Ordinal)}'/>"))
            + "</numFmts><fonts><font/></fonts><fills><fill><patternFill patternType='none'/></fill><fill><patternFill patternType='gray125'/></fill></fills>"
            + "<borders><border/></borders><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf/>"
            + string.Concat(codes.Select(c => $"<xf numFmtId='{c.Id}'/>")) + "</cellXfs></styleSheet>";
    }

    public static byte[] Pack(Dictionary<string, string> parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
                entry.Write(content);
            }
        }

        return file.ToArray();
    }

    /// <summary>A row of texts.</summary>
    public static string Row(params string[] cells) =>
        "<row>" + string.Concat(cells.Select(c => c.Length == 0 ? "<c/>" : $"<c t='inlineStr'><is><t>{c}</t></is></c>")) + "</row>";

    public static async Task<Table> OneAsync(byte[] bytes) => Assert.Single(await AllAsync(bytes)).Table;

    public static async Task<List<(string? Sheet, Table Table)>> AllAsync(byte[] bytes) => (await NotedAsync(bytes)).Tables;

    public static async Task<(List<(string? Sheet, Table Table)> Tables, IReadOnlyList<string> Notes)> NotedAsync(byte[] bytes)
    {
        using var opening = await Csv.OpenAsync(bytes);
        var file = Assert.IsType<DocumentOpening.Tables>(opening).File;
        Assert.Equal(FileFormat.Xlsx, file.Format);
        var tables = new List<(string?, Table)>();
        while (await file.NextAsync(CancellationToken.None) is { } table)
        {
            tables.Add((table.Sheet, await Csv.AllAsync(table)));
        }

        return (tables, file.Notes);
    }

    /// <summary>Why the workbook can't be read, wherever that shows.</summary>
    public static async Task<string> RefusalAsync(byte[] bytes)
    {
        using var opening = await Csv.OpenAsync(bytes);
        if (opening is DocumentOpening.Refused refused)
        {
            return refused.Reason;
        }

        return (await Assert.ThrowsAsync<UnreadableFileException>(async () =>
        {
            while (await ((DocumentOpening.Tables)opening).File.NextAsync(CancellationToken.None) is { } table)
            {
                await Csv.AllAsync(table);
            }
        })).Message;
    }
}
