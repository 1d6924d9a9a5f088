using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Collab.EndToEnd.Tests.Hosting;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;

namespace Collab.EndToEnd.Tests.Security;

/// <summary>Documents that point elsewhere (pictures, templates, linked workbooks, entities, formulas): reading them asks nobody for anything.</summary>
[Collection(OnEmbeddedApp.Name)]
public sealed class OutsideReferenceTests(EmbeddedApp running)
{
    private const string Types = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>""";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly ApiClient api = new(running.App.Http);

    [Fact]
    public async Task Drop_DocumentsThatPointElsewhere_NobodyIsAsked()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var outside = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        var (home, _) = await api.InstitutionsAsync();
        (string Name, byte[] Content)[] files =
        [
            ("links.docx", Docx(outside, string.Empty)),
            ("entity.docx", Docx(outside, $"<!DOCTYPE d [<!ENTITY x SYSTEM \"{outside}/entity\">]>")),
            ("dtd.docx", Docx(outside, $"<!DOCTYPE d SYSTEM \"{outside}/d.dtd\">")),
            ("links.xlsx", Xlsx(outside, string.Empty)),
            ("entity.xlsx", Xlsx(outside, $"<!DOCTYPE d [<!ENTITY x SYSTEM \"{outside}/entity\">]>")),
            ("links.csv", Encoding.UTF8.GetBytes($"title,link\n=WEBSERVICE(\"{outside}\"),{outside}\n{home},x\n")),
            ("links.pdf", Pdf(outside)),
            ("page.html", Encoding.UTF8.GetBytes($"<!DOCTYPE html><img src='{outside}/a.png'>")),
        ];
        foreach (var (name, content) in files)
        {
            await Uploads.PutAsync(running.App, $"{home}/{name}", content);
        }

        foreach (var (name, _) in files)
        {
            await Waiting.ForDocumentAsync(api, home, name);
        }

        Assert.False(listener.Pending(), "Somebody was asked.");

        // The same question finds a caller where there is one.
        using var caller = new TcpClient();
        await caller.ConnectAsync(IPAddress.Loopback, ((IPEndPoint)listener.LocalEndpoint).Port);
        Assert.True(listener.Pending());
    }

    private static byte[] Docx(string outside, string dtd) => Zip(
        ("[Content_Types].xml", Types + """<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""),
        ("_rels/.rels", Rels($"""<Relationship Id="a" Type="{Relations}/officeDocument" Target="word/document.xml"/><Relationship Id="b" Type="{Relations}/customXml" TargetMode="External" Target="{outside}/custom"/>""")),
        ("word/_rels/document.xml.rels", Rels($"""<Relationship Id="i" Type="{Relations}/image" TargetMode="External" Target="{outside}/a.png"/><Relationship Id="c" Type="{Relations}/aFChunk" TargetMode="External" Target="{outside}/chunk"/><Relationship Id="t" Type="{Relations}/attachedTemplate" TargetMode="External" Target="{outside}/t.dotm"/>""")),
        ("word/document.xml", $"""<?xml version="1.0"?>{dtd}<w:document xmlns:w="{Word}" xmlns:r="{Relations}"><w:body><w:p><w:r><w:t>Memorandum of understanding {(dtd.Contains("ENTITY", StringComparison.Ordinal) ? "&x;" : "")}</w:t></w:r></w:p><w:p><w:r><w:instrText>INCLUDETEXT "{outside}/text"</w:instrText></w:r></w:p><w:altChunk r:id="c"/></w:body></w:document>"""));

    private static byte[] Xlsx(string outside, string dtd) => Zip(
        ("[Content_Types].xml", Types + """<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""),
        ("_rels/.rels", Rels($"""<Relationship Id="a" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/>""")),
        ("xl/_rels/workbook.xml.rels", Rels($"""<Relationship Id="s" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="e" Type="{Relations}/externalLink" TargetMode="External" Target="{outside}/book.xlsx"/>""")),
        ("xl/workbook.xml", $"""<workbook xmlns="{Sheet}" xmlns:r="{Relations}"><sheets><sheet name="A" sheetId="1" r:id="s"/></sheets><externalReferences><externalReference r:id="e"/></externalReferences></workbook>"""),
        ("xl/worksheets/sheet1.xml", $"""<?xml version="1.0"?>{dtd}<worksheet xmlns="{Sheet}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>title{(dtd.Length > 0 ? "&x;" : "")}</t></is></c></row><row r="2"><c r="A2"><f>WEBSERVICE("{outside}/f")</f><v>1</v></c></row></sheetData></worksheet>"""));

    private static byte[] Pdf(string outside) => Encoding.ASCII.GetBytes(
        $"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI({outside}/open)>>>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        + $"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents<</FFilter/FlateDecode/F<</FS/URL/F({outside}/content)>>/Length 0>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    private static string Rels(string relationships) =>
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relationships}</Relationships>""";

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var part = new StreamWriter(zip.CreateEntry(name).Open());
                part.Write(text);
            }
        }

        return file.ToArray();
    }
}
