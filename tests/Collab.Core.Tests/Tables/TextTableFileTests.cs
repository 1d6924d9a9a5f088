using Collab.Core.Documents;
using Collab.Core.Documents.Reading;
using Collab.Core.Outcomes;
using Collab.Core.Tables;
using Collab.Core.Tests.Support;
using Outcome = Collab.Core.Outcomes.Outcome;

namespace Collab.Core.Tests.Tables;

public sealed class TextTableFileTests
{
    private static readonly TextTable Participants = new(1, [["Name", "Age"], ["A", "3"]]);

    private static readonly TextTable Results = new(
        2,
        [
            ["", " "],
            [" Agreement no. ", "Kind of outcome", "Impact", "Date", "Number", "Title"],
            ["A-1", "Publication", "Research and innovation", "28 February 2026", "1", " Нийтлэл "],
            ["", "", ""],
            ["A-1", "Event", "Global exposure", "1 March 2026", "1", "Forum", "more"],
            ["A-1"],
        ]);

    [Fact]
    public async Task Next_TablesOfAText_AreReadFromTheirFirstRowThatIsNotBlank()
    {
        using var file = new TextTableFile(FileFormat.Docx, new([], new Dictionary<string, string>(), [new(1, []), new(1, [["", ""]]), Results]));

        var table = (await file.NextAsync(default))!;

        Assert.Equal(["Agreement no.", "Kind of outcome", "Impact", "Date", "Number", "Title"], table.Columns);
        Assert.True(await table.ReadAsync(default));
        Assert.Equal((3, "Нийтлэл", 0), (table.Line, table[5], table.ExtraCells));
        Assert.True(await table.ReadAsync(default));
        Assert.Equal((5, "Forum", 1), (table.Line, table[5], table.ExtraCells));
        Assert.True(await table.ReadAsync(default));
        Assert.Equal((string.Empty, 0), (table[5], table.ExtraCells));
        Assert.False(await table.ReadAsync(default));
        Assert.Null(await file.NextAsync(default));
    }

    [Fact]
    public async Task Run_ProgressReport_TakesItsTablesAndPassesOverTheOthers()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        var document = await RunAsync(register, DocumentKind.ProgressReport, Participants, Results);

        Assert.Equal((DocumentStatus.PartlyAccepted, 3, 1, null), (document.Status, document.Rows, document.Accepted, document.Reasons));
        var outcome = await WholeRegister.OnlyAsync<Outcome>(register, id);
        Assert.Equal((OutcomeKind.Publication, new(2026, 2, 28), "Нийтлэл"), (outcome.Kind, outcome.AchievedOn, outcome.Title.Find("en")));
        await WholeRegister.AssertAsync(register, id, 1);
    }

    [Fact]
    public async Task Run_ProgressReportWithoutTablesOfOurs_HasNothingToSay()
    {
        await using var register = await TestRegister.OpenAsync();

        var document = await RunAsync(register, DocumentKind.ProgressReport, Participants);

        Assert.Equal((DocumentStatus.Accepted, 0, null), (document.Status, document.Rows, document.Reasons));
    }

    [Fact]
    public async Task Run_Records_RefusesTheTablesThatItDoesNotKnow()
    {
        await using var register = await TestRegister.OpenAsync();

        var document = await RunAsync(register, DocumentKind.Records, Participants);

        Assert.Equal(DocumentStatus.Rejected, document.Status);
        Assert.Contains("lacks the columns", Assert.Single(document.Reasons!), StringComparison.Ordinal);
    }

    private static async Task<Document> RunAsync(TestRegister register, DocumentKind kind, params TextTable[] tables)
    {
        var sender = (await register.Directory.FindAsync(TestRegister.Home, default))!;
        var document = new Document
        {
            Id = Guid.CreateVersion7(register.Clock.GetUtcNow()),
            Institution = sender.Id,
            Kind = kind,
            FileName = "report.docx",
            Size = 1,
            Sha256 = new string('a', 64),
            Status = DocumentStatus.Processing,
            Rows = 0,
            Accepted = 0,
            Rejected = 0,
            ReceivedAt = register.Clock.GetUtcNow(),
            UpdatedAt = register.Clock.GetUtcNow(),
        };
        var run = new DocumentRun(document, sender, $"{sender.Id}/report.docx", register.Blobs, register.Documents, register.Formats, register.Clock);
        using var file = new TextTableFile(FileFormat.Docx, new([], new Dictionary<string, string>(), tables));
        return await register.Tables.RunAsync(run, file, default);
    }
}
