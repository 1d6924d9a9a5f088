using System.IO.Compression;
using System.Text;

namespace Collab.Testing.Corpus;

/// <summary>A workbook of one sheet with a header and very many equal cells, written as raw XML and never held in memory.</summary>
internal static class FloodedWorkbook
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    private static readonly DateTimeOffset When = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly (string Name, string Content)[] Parts =
    [
        ("[Content_Types].xml",
            $"""
            {Head}<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
            """),
        ("_rels/.rels",
            $"""
            {Head}<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """),
        ("xl/workbook.xml",
            $"""
            {Head}<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>
            """),
        ("xl/_rels/workbook.xml.rels",
            $"""
            {Head}<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
            """),
    ];

    public static void Write(Stream output, IReadOnlyList<string> header, int rows, int cellsInRow)
    {
        using var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, content) in Parts)
        {
            using var part = Open(archive, name);
            part.Write(Encoding.UTF8.GetBytes(content));
        }

        using var sheet = Open(archive, "xl/worksheets/sheet1.xml");
        var names = string.Concat(header.Select(name => $"<c t=\"inlineStr\"><is><t>{name}</t></is></c>"));
        sheet.Write(Encoding.UTF8.GetBytes($"{Head}<worksheet xmlns=\"{Main}\"><sheetData><row>{names}</row>"));
        var row = Encoding.UTF8.GetBytes($"<row>{string.Concat(Enumerable.Repeat("<c><v>1</v></c>", cellsInRow))}</row>");
        for (var i = 0; i < rows; i++)
        {
            sheet.Write(row);
        }

        sheet.Write("</sheetData></worksheet>"u8);
    }

    private static Stream Open(ZipArchive archive, string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize);
        entry.LastWriteTime = When;
        return entry.Open();
    }
}
