using System.IO.Compression;
using System.Text;
using Collab.Core.Access;
using Collab.Core.Documents;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Tests.Documents;
using Collab.Core.Tests.Support;

namespace Collab.Core.Tests.Rosters;

/// <summary>Looks for people in every part of what comes back of workbooks in which sheets about people stand beside others.</summary>
public sealed class RosterWorkbookTests
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    private static readonly string[] People = ["Болормаа", "Ганбаатар-Өлзий", "2003-07-19", "E777777", "MNUMS-"];

    private static readonly string Activities = "collaboration,kind,direction,status,title,startsOn,endsOn,country\nA-1,student-exchange,outbound,completed,Course,2026-03-02,2026-03-12,KR\n";

    [Fact]
    public async Task Ingest_OrdinaryWorkbook_ComesBackWithItsOtherParts()
    {
        var (document, parts) = await ReadAsync("a-key-of-thirty-two-characters-or-more", ("Rows", Activities), ("Notes", "what,why\nnothing,because\n"));

        Assert.Equal((DocumentStatus.PartlyAccepted, 1), (document.Status, document.Accepted));
        Assert.Contains(parts, p => p.Contains("because", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("collaboration,kind,direction,student number,first name,surname,birth date,passport,level,start date,end date,country,status", null)]
    [InlineData("collaboration,kind,direction,student number,first name,surname,birth date,passport,level,start date", "a-key-of-thirty-two-characters-or-more")]
    [InlineData("country,first name,surname,birth date,passport", "a-key-of-thirty-two-characters-or-more")]
    [InlineData("нэр,регистрийн дугаар,төрсөн огноо", "a-key-of-thirty-two-characters-or-more")]
    public async Task Ingest_SheetOfPeopleThatIsNotRead_IsNowhereInTheFeedback(string header, string? key)
    {
        var sheet = $"{header}\n{Roster.Row("MNUMS-1")}{string.Join(',', People)}\n";

        foreach (var sheets in ((string, string)[][])[[("Rows", Activities), ("Болормаа", sheet)], [("Болормаа", sheet), ("Rows", Activities)]])
        {
            var (document, parts) = await ReadAsync(key, sheets);

            Assert.Equal((DocumentStatus.PartlyAccepted, 1), (document.Status, document.Accepted));
            Assert.All(parts, part => Assert.All(People, text => Assert.DoesNotContain(text, part, StringComparison.Ordinal)));
            Assert.Contains(parts, p => p.Contains("accepted", StringComparison.Ordinal) && p.Contains("Course", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Ingest_SheetOfPeopleThatIsRead_HidesThePeopleOfTheOthersToo()
    {
        // A cell too many, a missing one, and a name where a level belongs.
        var slipped = "A-1,student-exchange,outbound,MNUMS-84,Болормаа,Ганбаатар-Өлзий,E77777784,x,students,2003-07-19,2026-06-30,KR,,MNUMS-84\n"
            + "student-exchange,outbound,MNUMS-83,Болормаа,Ганбаатар-Өлзий,2003-07-19,E77777783,x,2003-07-19,Болормаа,2003-07-19,Ганбаатар-Өлзий,Болормаа\n"
            + Roster.Row("MNUMS-85", level: "Болормаа");
        var (document, parts) = await ReadAsync(
            "a-key-of-thirty-two-characters-or-more", ("Roster", Roster.Header + Roster.Row("MNUMS-1") + slipped), ("Болормаа", "what,why\nMNUMS-2,Ганбаатар-Өлзий\n"));

        Assert.Equal((DocumentStatus.PartlyAccepted, 1, 3), (document.Status, document.Accepted, document.Rejected));
        Assert.All(parts, part => Assert.All(People, text => Assert.DoesNotContain(text, part, StringComparison.Ordinal)));
        Assert.Contains(parts, p => p.Contains("person:", StringComparison.Ordinal) && p.Contains("rejected", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ingest_AnnouncedAsRosterWithASheetThatNobodyKnows_HasNothingOfIt()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync(code: "A-1");
        var file = Pack(("Roster", Roster.Header + Roster.Row("MNUMS-1")), ("Rest", "x,y\nБолормаа,Ганбаатар-Өлзий\n"));

        var (document, parts) = await ReadAsync(register, file, DocumentKind.Roster);

        Assert.Equal((DocumentStatus.PartlyAccepted, DocumentKind.Roster, 1), (document.Status, document.Kind, document.Accepted));
        Assert.All(parts, part => Assert.All(People, text => Assert.DoesNotContain(text, part, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Ingest_ReportWithASheetOfPeople_IsSearchedWithoutThem()
    {
        await using var register = await TestRegister.OpenAsync();
        var file = Pack(("Results", "what,result\nCourse,Монгол хэл\n"), ("People", Roster.Header + Roster.Row("MNUMS-1")));

        var (document, _) = await ReadAsync(register, file, DocumentKind.ProgressReport);

        Assert.Equal(DocumentStatus.Accepted, document.Status);
        Assert.Contains(document.Notes!, n => n.Contains("table of people", StringComparison.Ordinal));
        var stored = string.Concat(Directory.EnumerateFiles(register.Folder, "register.db*").Select(f => Encoding.UTF8.GetString(Bytes(f))));
        Assert.All(People, text => Assert.DoesNotContain(text, stored, StringComparison.Ordinal));
    }

    private static async Task<(Document Document, IReadOnlyList<string> Parts)> ReadAsync(string? key, params (string Name, string Csv)[] sheets)
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync(code: "A-1");
        register.PersonMarks = new(key);
        return await ReadAsync(register, Pack(sheets), DocumentKind.Records);
    }

    /// <summary>What became of the file, and the parts of its feedback, unpacked.</summary>
    private static async Task<(Document Document, IReadOnlyList<string> Parts)> ReadAsync(TestRegister register, byte[] file, DocumentKind kind)
    {
        var json = $$"""{"institution":"{{TestRegister.Home}}","kind":"{{Codes<DocumentKind>.Of(kind)}}","fileName":"book.xlsx","size":{{file.Length}}}""";
        var id = TestRegister.Done(await AnnouncedUploadTests.AnnounceAsync(register, Caller.Admin, json)).Ticket.DocumentId;
        var name = $"{TestRegister.Home}/{id}/book.xlsx";
        await register.Blobs.WriteAsync(ContainerNames.Uploads, name, "application/octet-stream", null, replace: true, async (stream, token) => await stream.WriteAsync(file, token), default);
        await register.IngestOver(register.Store).RunAsync(name, default);
        var document = await register.OnlyDocumentAsync();
        if (!document.HasFeedback)
        {
            return (document, []);
        }

        await using var blob = await register.Blobs.OpenReadAsync(ContainerNames.Feedback, document.FeedbackBlob, default);
        using var copy = new MemoryStream();
        await blob!.Content.CopyToAsync(copy);
        using var zip = new ZipArchive(copy);
        var parts = new List<string>();
        foreach (var entry in zip.Entries)
        {
            using var part = new StreamReader(entry.Open());
            parts.Add(entry.FullName + "\n" + await part.ReadToEndAsync());
        }

        return (document, parts);
    }

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static byte[] Pack(params (string Name, string Csv)[] sheets)
    {
        const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        var numbers = Enumerable.Range(1, sheets.Length).ToArray();
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = $"<Types xmlns='{Package}/content-types'><Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                + $"<Override PartName='/xl/workbook.xml' ContentType='{Sheet}.sheet.main+xml'/><Override PartName='/xl/styles.xml' ContentType='{Sheet}.styles+xml'/>"
                + string.Concat(numbers.Select(n => $"<Override PartName='/xl/worksheets/sheet{n}.xml' ContentType='{Sheet}.worksheet+xml'/>")) + "</Types>",
            ["_rels/.rels"] = $"<Relationships xmlns='{Package}/relationships'><Relationship Id='b' Type='{Types}/officeDocument' Target='xl/workbook.xml'/></Relationships>",
            ["xl/_rels/workbook.xml.rels"] = $"<Relationships xmlns='{Package}/relationships'><Relationship Id='styles' Type='{Types}/styles' Target='styles.xml'/>"
                + string.Concat(numbers.Select(n => $"<Relationship Id='s{n}' Type='{Types}/worksheet' Target='worksheets/sheet{n}.xml'/>")) + "</Relationships>",
            ["xl/workbook.xml"] = $"<workbook xmlns='{Main}' xmlns:r='{Types}'><sheets>"
                + string.Concat(numbers.Select(n => $"<sheet name='{sheets[n - 1].Name}' sheetId='{n}' r:id='s{n}'/>")) + "</sheets></workbook>",
            ["xl/styles.xml"] = $"<styleSheet xmlns='{Main}'><fonts><font/></fonts><fills><fill/><fill/></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf/></cellXfs></styleSheet>",
        };
        foreach (var n in numbers)
        {
            var rows = sheets[n - 1].Csv.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(row => $"<row>{string.Concat(row.Split(',').Select(cell => $"<c t='inlineStr'><is><t>{cell}</t></is></c>"))}</row>");
            parts[$"xl/worksheets/sheet{n}.xml"] = $"<worksheet xmlns='{Main}'><sheetData>{string.Concat(rows)}</sheetData></worksheet>";
        }

        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open());
                entry.Write(content);
            }
        }

        return file.ToArray();
    }
}
