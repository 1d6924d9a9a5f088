using Collab.Core.Access;
using Collab.Core.Documents;
using Collab.Core.Documents.Reading;
using Collab.Core.Items;
using Collab.Core.MonthCells;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Tests.Support;
using Collab.Core.Writing;
using Collab.Formats.Reading;

namespace Collab.Core.Tests.Documents;

/// <summary>Documents that are about a collaboration: what hangs on it, what it counts, and who may read and find them.</summary>
public sealed class LinkDocumentTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly Caller Officer = new("client:1", CallerRole.Officer, TestRegister.Home);
    private static readonly Caller OtherOfficer = new("client:3", CallerRole.Officer, TestRegister.OtherHome);

    [Fact]
    public async Task Ingest_AnnouncedForACollaboration_HangsOnItAndSetsItsDay()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        var document = await SendAsync(register, id);

        var link = Assert.Single(await LinksAsync(register, id));
        Assert.Equal((document.Id, id, document.FileName, DocumentKind.Records, Today), (link.Id, link.Collaboration, link.FileName, link.Kind, link.ReceivedOn));
        var head = await register.Reader.HeadAsync(TestRegister.Home, id, default);
        Assert.Equal(Today, head!.Months.LastDayUpTo(Today));
        var cell = await register.Reader.CellAsync(TestRegister.Home, id, Month.Of(Today), default);
        Assert.Equal(MonthCell.Of(Month.Of(Today), [link]).Encode(), cell.Encode());
        Assert.Empty(cell.Activities);
        Assert.Equal((0, 0, 0), (cell.Outcomes.Count(), cell.Funding.Count(), cell.Challenges.Count()));
        var history = TestRegister.Done(await register.History.RunAsync(Caller.Admin, id, 50, null, default));
        Assert.Contains("link-document", System.Text.Encoding.UTF8.GetString(history.Items[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_AtNightInTheRegistersTimeZone_HangsOnItsDay()
    {
        await using var register = await TestRegister.OpenAsync();
        register.Settings.TimeZone = "Asia/Ulaanbaatar";
        register.Clock.Advance(TimeSpan.FromHours(12));
        var id = await register.AddCollaborationAsync(code: "A-1");
        await SendAsync(register, id);

        Assert.Equal(Today.AddDays(1), Assert.Single(await LinksAsync(register, id)).ReceivedOn);
        Assert.Equal(Today.AddDays(1), (await register.Reader.HeadAsync(TestRegister.Home, id, default))!.Months.LastDayUpTo(Today.AddDays(5)));
    }

    [Fact]
    public async Task Link_Again_ChangesNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        var document = await SendAsync(register, id);
        var before = await register.DumpAsync();
        register.Clock.Advance(TimeSpan.FromDays(1));

        Assert.True(await register.Link.RunAsync(document, TestRegister.Home, id, TestRegister.Origin, default));

        Assert.Equal(before, await register.DumpAsync());
    }

    [Fact]
    public async Task Link_KnownCollaboration_IsOneCommit()
    {
        await using var register = await TestRegister.OpenAsync();
        var (first, other) = (await register.AddCollaborationAsync(code: "A-1"), await register.AddCollaborationAsync(code: "A-2"));
        var document = await SendAsync(register, first);
        register.Store.Reset();

        Assert.True(await register.Link.RunAsync(document, TestRegister.Home, other, TestRegister.Origin, default));

        Assert.Equal((0, 0, 1), (register.Store.Reads, register.Store.Pages, register.Store.Commits));
    }

    [Fact]
    public async Task Link_OfADeletedCollaboration_IsNoneAndGoesWithIt()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        var document = await SendAsync(register, id);
        TestRegister.Done(await register.Delete.RunAsync(Caller.Admin, id, new Expectation.AnyVersion(), TestRegister.Origin, default));

        Assert.False(await register.Link.RunAsync(document, TestRegister.Home, id, TestRegister.Origin, default));
        await register.Retention.RunAsync(default);

        Assert.DoesNotContain((await register.DumpAsync()).Keys, k => k.StartsWith("i|", StringComparison.Ordinal) || k.StartsWith("m|", StringComparison.Ordinal));
    }

    [Fact]
    public void Cell_WithoutDocuments_HasTheBytesThatItHadBefore()
    {
        byte[] kept = [1, 2, 1, 128, 128, 128, 2, 1, 3];
        Assert.Equal(kept, MonthCell.Decode(kept).Encode());
    }

    [Fact]
    public async Task Read_SentByAPartnerAboutACollaboration_IsForItsHomeToo()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        var document = await SendAsync(register, id, "kr-hospital");
        var filter = new DocumentFilter([], [id], [], [], []);

        TestRegister.Done(await register.ReadDocuments.OneAsync(Officer, document.Id, default));
        Assert.Single((await register.ReadDocuments.ListAsync(Officer, filter, 10, null, default)).Items);
        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await register.ReadDocuments.OneAsync(OtherOfficer, document.Id, default)));
        Assert.Empty((await register.ReadDocuments.ListAsync(OtherOfficer, filter, 10, null, default)).Items);
    }

    [Fact]
    public async Task LinkDocument_ToAnotherHome_MovesWhoMayRead()
    {
        await using var register = await TestRegister.OpenAsync();
        var document = await SendAsync(register, await register.AddCollaborationAsync(code: "A-1"), "kr-hospital");
        var other = await register.AddCollaborationAsync(home: TestRegister.OtherHome);

        await register.Documents.LinkAsync(document.Id, other, TestRegister.OtherHome, default);

        TestRegister.Done(await register.ReadDocuments.OneAsync(OtherOfficer, document.Id, default));
        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await register.ReadDocuments.OneAsync(Officer, document.Id, default)));
    }

    [Theory]
    [InlineData("progress-report", "ӨВЧТӨН үзлэг", true)]
    [InlineData("other", "प्रशिक्षण", true)]
    [InlineData("other", "training प्रशिक्षण", false)]
    [InlineData("other", "тайлан", true)]
    public async Task Search_WordsOfAText_FindsIt(string kind, string words, bool found)
    {
        await using var register = await TestRegister.OpenAsync();
        var made = TestRegister.Done(await AnnouncedUploadTests.AnnounceAsync(register, Officer, AnnouncedUploadTests.Draft(kind: kind)));
        var stored = await register.Documents.FindAsync(made.Ticket.DocumentId, default);
        var sender = await register.Directory.FindAsync(TestRegister.Home, default);
        var run = new DocumentRun(stored!.Document, sender!, made.Ticket.BlobName, register.Blobs, register.Documents, new DocumentFormats(), register.Clock);
        var text = new DocumentText([new(1, [new("Өвчтөний үзлэг, өвчтөн", TextRole.Paragraph), new("प्रशिक्षण कार्यक्रम", TextRole.Heading)])], new Dictionary<string, string>(), []);

        var read = await new ReadText(new(register.Store), register.ReadAgreement, register.Tables).RunAsync(run, new(FileFormat.Docx, text), isAnnounced: true, default);

        Assert.Equal((DocumentStatus.Accepted, FileFormat.Docx), (read.Status, read.Format));
        register.Store.Reset();
        var page = await register.ReadDocuments.ListAsync(Officer, new([], [], [], [], [TextSearch.Parse(words)!]), 10, null, default);
        Assert.Equal(found ? 1 : 0, page.Items.Count);
        Assert.Equal((0, 2), (register.Store.Reads, register.Store.Pages));
    }

    [Theory]
    [InlineData("progress-report", DocumentStatus.Accepted, 1)]
    [InlineData("other", DocumentStatus.Accepted, 1)]
    [InlineData("agreement", DocumentStatus.Rejected, 0)]
    public async Task Ingest_TableAnnouncedAsSomethingElse_IsTakenAndSearchedUnlessItIsNoTable(string kind, DocumentStatus status, int taken)
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        var made = TestRegister.Done(await AnnouncedUploadTests.AnnounceAsync(register, Officer, AnnouncedUploadTests.Draft(kind: kind)));
        TestRegister.Done(await AnnouncedUploadTests.SendGoodAsync(register, made));

        await register.Ingest.RunAsync(made.Ticket.BlobName, default);

        var document = await register.OnlyDocumentAsync();
        Assert.Equal((status, taken), (document.Status, document.Rows));
        Assert.Equal(taken, (await register.ActivitiesAsync(id)).Count);
        Assert.Equal(taken, (await register.ReadDocuments.ListAsync(Officer, new([], [], [], [], [TextSearch.Parse("солилцоо ө ү")!]), 10, null, default)).Items.Count);
    }

    private static async Task<Document> SendAsync(TestRegister register, Guid collaboration, string sender = TestRegister.Home)
    {
        var json = AnnouncedUploadTests.Draft($",\"collaboration\":\"{collaboration}\"").Replace(TestRegister.Home, sender, StringComparison.Ordinal);
        var made = TestRegister.Done(await AnnouncedUploadTests.AnnounceAsync(register, Caller.Admin, json));
        TestRegister.Done(await AnnouncedUploadTests.SendGoodAsync(register, made));
        await register.Ingest.RunAsync(made.Ticket.BlobName, default);
        var document = (await register.Documents.FindAsync(made.Ticket.DocumentId, default))!.Document;
        Assert.Equal(DocumentStatus.Accepted, document.Status);
        return document;
    }

    private static async Task<IReadOnlyList<LinkedDocument>> LinksAsync(TestRegister register, Guid collaboration)
    {
        var links = new List<LinkedDocument>();
        await foreach (var row in register.Store.ReadAllAsync(
            TableNames.Register, TestRegister.Home, RegisterKeys.Items(collaboration, ItemType.Document), null, default))
        {
            links.Add((LinkedDocument)StoredItem.Read(ItemType.Document, row).Record);
        }

        return links;
    }
}
