using System.Globalization;
using System.Text;
using Collab.Core.Access;
using Collab.Core.Documents;
using Collab.Core.Documents.Reading;
using Collab.Core.Standards;
using Collab.Core.Tests.Support;

namespace Collab.Core.Tests.Documents;

/// <summary>Reports of progress: kept and searched whatever is in them, and their tables taken into the register where they are ours.</summary>
public sealed class ProgressReportTests
{
    private static readonly string[] Columns = ["Collaboration", "Kind", "Direction", "Status", "Title", "Start date", "End date", "Students", "Country"];
    private static readonly TextTable Budget = new(1, [["Item", "MNT"], ["Онгоц", "900"]]);
    private static readonly TextTable People = new(2, [["Student number", "Surname", "Level"], ["S-1", "Zzyzx", "students"], ["S-2", "Хулан", "students"]]);

    [Fact]
    public async Task Ingest_TablesOfOurs_TakesGoodRowsAndGivesBadOnesBack()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        var activities = new TextTable(2, [Columns, Row("Хаврын солилцоо"), Row("वसन्त", students: "many"), Row("Autumn", startsOn: "31/03/2026", endsOn: "02/04/2026")]);

        var document = await IngestAsync(register, "progress-report", Text(Budget, activities));

        Assert.Equal((DocumentKind.ProgressReport, DocumentStatus.PartlyAccepted), (document.Kind, document.Status));
        Assert.Equal((3, 2, 1, null), (document.Rows, document.Accepted, document.Rejected, document.Reasons));
        Assert.Equal(["Autumn", "Хаврын солилцоо"], (await register.ActivitiesAsync(id)).Select(a => a.Title.Find("en")).Order(StringComparer.Ordinal));
        await WholeRegister.AssertAsync(register, id, 2);
        Assert.Equal((FileFormat.Docx, "csv", true), (document.Format, document.FeedbackExtension, document.HasFeedback));
        var feedback = (await register.FeedbackAsync(document)).TrimStart('\ufeff').TrimEnd().Split('\n');
        Assert.StartsWith("Collaboration,Kind,", feedback[0], StringComparison.Ordinal);
        Assert.Contains("Students", feedback[2][feedback[2].IndexOf("rejected", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Equal(4, feedback.Length);
        Assert.True(await IsFoundAsync(register, "өвөрмөц үг"));
        Assert.True(await IsFoundAsync(register, "онгоц"));
    }

    [Fact]
    public async Task Ingest_Feedback_CorrectedAndDropped_TakesWhatWasWrongAndDoublesNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        var document = await IngestAsync(register, "progress-report", Text(new TextTable(1, [Columns, Row("Spring"), Row("Autumn", students: "many")])));

        var corrected = (await register.FeedbackAsync(document)).Replace("many", "7", StringComparison.Ordinal);
        await register.Ingest.RunAsync(await register.DropAsync($"{TestRegister.Home}/feedback.csv", corrected), default);

        Assert.Equal(["Autumn", "Spring"], (await register.ActivitiesAsync(id)).Select(a => a.Title.Find("en")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Ingest_NoTableOfOurs_IsAcceptedWithoutRows()
    {
        await using var register = await TestRegister.OpenAsync();

        var document = await IngestAsync(register, "progress-report", Text(Budget));

        Assert.Equal((DocumentStatus.Accepted, 0, false), (document.Status, document.Rows, document.HasFeedback));
        Assert.Equal((null, null), (document.Reasons, document.UnknownColumns));
        Assert.True(await IsFoundAsync(register, "өвөрмөц"));
    }

    [Fact]
    public async Task Ingest_OnlyWrongRows_IsKeptAllTheSame()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        var document = await IngestAsync(register, "progress-report", Text(new TextTable(1, [Columns, Row("A", students: "many")])));

        Assert.Equal((DocumentStatus.PartlyAccepted, 1, 1), (document.Status, document.Rows, document.Rejected));
        Assert.Empty(await register.ActivitiesAsync(id));
        Assert.True(await IsFoundAsync(register, "өвөрмөц"));
    }

    [Fact]
    public async Task Ingest_Announced_HangsOnItsCollaboration()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        var document = await IngestAsync(register, "progress-report", Text(new TextTable(1, [Columns, Row("A", students: "many")])), $",\"collaboration\":\"{id}\"");

        var history = TestRegister.Done(await register.History.RunAsync(Caller.Admin, id, 50, null, default));
        Assert.Contains(document.Id.ToString(), Encoding.UTF8.GetString(history.Items[^1]), StringComparison.Ordinal);
        Assert.Equal(id, document.Collaboration);
    }

    [Fact]
    public async Task Ingest_Pdf_GuessesNoRowsFromTheGapsBetweenWords()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        var document = await IngestAsync(register, "progress-report", Text(new TextTable(1, [Columns, Row("A")])) with { Format = FileFormat.Pdf });

        Assert.Equal((DocumentStatus.Accepted, 0), (document.Status, document.Rows));
        Assert.Empty(await register.ActivitiesAsync(id));
    }

    [Fact]
    public async Task Ingest_TableOfPeople_IsNeitherCountedNorFound()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        var document = await IngestAsync(register, "progress-report", Text(People, new TextTable(2, [Columns, Row("A")])));

        Assert.Equal((DocumentKind.ProgressReport, DocumentStatus.Accepted, 1), (document.Kind, document.Status, document.Rows));
        Assert.Contains("People in rosters", Assert.Single(document.Notes!), StringComparison.Ordinal);
        Assert.Single(await register.ActivitiesAsync(id));
        Assert.True(await IsFoundAsync(register, "өвөрмөц"));
        Assert.False(await IsFoundAsync(register, "zzyzx"));
        Assert.False(await IsFoundAsync(register, "хулан"));
    }

    [Fact]
    public async Task Ingest_Workbook_TakesItsRowsAndFindsItsWords()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        var book = $"## Үр дүн\nItem|MNT\nОнгоц|900|өвөрмөц тэмдэглэл\n## Activities\n{string.Join('|', Columns)}\n{string.Join('|', Row("Spring"))}\n{string.Join('|', Row("B", students: "many"))}\n"
            + $"## Students\n{string.Join('|', People.Rows[0])}\n{string.Join('|', People.Rows[1])}\n";

        var document = await IngestAsync(register, "progress-report", book);

        Assert.Equal((DocumentKind.ProgressReport, DocumentStatus.PartlyAccepted, 2, 1), (document.Kind, document.Status, document.Rows, document.Accepted));
        Assert.Contains("People in rosters", Assert.Single(document.Notes!), StringComparison.Ordinal);
        Assert.Single(await register.ActivitiesAsync(id));
        Assert.True(await IsFoundAsync(register, "үр дүн онгоц өвөрмөц spring"));
        Assert.False(await IsFoundAsync(register, "zzyzx"));
    }

    [Fact]
    public async Task Ingest_WorkbookWithoutTablesOfOurs_IsKeptAndSaysSo()
    {
        await using var register = await TestRegister.OpenAsync();

        var document = await IngestAsync(register, "progress-report", "## Өвөрмөц\nItem|MNT\nОнгоц|900\n");

        Assert.Equal((DocumentStatus.Accepted, 0, null), (document.Status, document.Rows, document.Reasons));
        Assert.Contains("no rows were taken", Assert.Single(document.Notes!), StringComparison.Ordinal);
        Assert.True(await IsFoundAsync(register, "онгоц"));
    }

    [Fact]
    public async Task Ingest_StoppedAndReadAgain_TakesEachRowOnce()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        var text = Text(new TextTable(1, [Columns, Row("Spring"), Row("Spring"), Row("Autumn")]));
        var blob = await SendAsync(register, "progress-report", text, string.Empty);
        var document = (await register.OnlyDocumentAsync()) with { Sha256 = new string('a', 64), Status = DocumentStatus.Processing };
        var sender = await register.Directory.FindAsync(TestRegister.Home, default);
        var reading = new ReadText(new(register.Store), register.ReadAgreement, register.Tables);

        for (var i = 0; i < 2; i++)
        {
            var run = new DocumentRun(document, sender!, blob, register.Blobs, register.Documents, register.Formats, register.Clock);
            Assert.Equal(3, (await reading.RunAsync(run, text, isAnnounced: true, default)).Accepted);
        }

        await WholeRegister.AssertAsync(register, id, 3);
    }

    [Theory]
    [InlineData("agreement", DocumentStatus.Rejected, 0)]
    [InlineData("progress-report", DocumentStatus.Rejected, 0)]
    [InlineData("roster", DocumentStatus.Rejected, 0)]
    [InlineData("other", DocumentStatus.Accepted, 1)]
    [InlineData("records", DocumentStatus.Accepted, 1)]
    public async Task Ingest_LinesAnnouncedAsSomethingElse_AreRejectedOrReadByContent(string kind, DocumentStatus status, int taken)
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        var line = $$"""{"type":"activity","collaboration":"A-1","record":{{TestRegister.ActivityJson().ReplaceLineEndings(string.Empty)}}}""";

        var document = await IngestAsync(register, kind, line);

        Assert.Equal((status, taken), (document.Status, document.Rows));
        Assert.Equal(taken, (await register.ActivitiesAsync(id)).Count);
        Assert.Equal(taken == 0, document.Reasons is [var only] && only.Contains("JSON", StringComparison.Ordinal));
    }

    private static string[] Row(string title, string students = "3", string startsOn = "2026-03-02", string endsOn = "2026-03-12") =>
        ["A-1", "student-exchange", "outbound", "completed", title, startsOn, endsOn, students, "KR"];

    /// <summary>A report with tables, whose rows stand in its text too, as readers of documents give them.</summary>
    private static DocumentOpening.Text Text(params TextTable[] tables) => new(
        FileFormat.Docx,
        new(
            [new(1, [new("Явцын тайлан 2026", TextRole.Heading), new("Өвөрмөц үг.", TextRole.Paragraph), .. tables.SelectMany(t => t.Rows).Select(r => new TextBlock(string.Join('\t', r), TextRole.TableRow))])],
            new Dictionary<string, string>(),
            tables));

    private static async Task<bool> IsFoundAsync(TestRegister register, string words) =>
        (await register.ReadDocuments.ListAsync(Caller.Admin, new([], [], [], [], [TextSearch.Parse(words)!]), 10, null, default)).Items.Count > 0;

    private static async Task<Document> IngestAsync(TestRegister register, string kind, DocumentOpening.Text text, string more = "")
    {
        await register.Ingest.RunAsync(await SendAsync(register, kind, text, more), default);
        return await register.OnlyDocumentAsync();
    }

    private static async Task<Document> IngestAsync(TestRegister register, string kind, string content)
    {
        await register.Ingest.RunAsync(await SendAsync(register, kind, content, string.Empty), default);
        return await register.OnlyDocumentAsync();
    }

    private static Task<string> SendAsync(TestRegister register, string kind, DocumentOpening.Text text, string more)
    {
        register.Formats.Texts["a report"] = text;
        return SendAsync(register, kind, "a report", more);
    }

    private static async Task<string> SendAsync(TestRegister register, string kind, string content, string more)
    {
        var size = Encoding.UTF8.GetByteCount(content).ToString(CultureInfo.InvariantCulture);
        var json = $$"""{"institution":"{{TestRegister.Home}}","kind":"{{kind}}","fileName":"тайлан.docx","size":{{size}}{{more}}}""";
        var made = TestRegister.Done(await AnnouncedUploadTests.AnnounceAsync(register, Caller.Admin, json));
        return await register.DropAsync(made.Ticket.BlobName, content);
    }
}
