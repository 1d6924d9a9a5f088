using System.Text;
using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Documents;
using Collab.Core.Events;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Store;
using Collab.Core.Tests.Agreements;
using Collab.Core.Tests.Support;

namespace Collab.Core.Tests.Events;

/// <summary>A change and the event that tells of it are stored together or not at all, and without a subscriber there is no event.</summary>
public sealed class OutboxTests
{
    private const string Header = "collaboration,kind,direction,status,title,startsOn,endsOn,students,country\n";

    [Theory]
    [InlineData(null, null)]
    [InlineData(TestRegister.OtherHome, TestEvents.AllTypes)]
    [InlineData(TestRegister.Home, """["document.finished","report.made"]""")]
    public async Task Submit_NobodySubscribed_CostsOneCommitAndLeavesNoEvent(string? home, string? types)
    {
        await using var register = await TestRegister.OpenAsync();
        var events = new TestEvents(register);
        if (types is not null)
        {
            await events.AddAsync(home, types);
        }

        var id = await register.AddCollaborationAsync();
        register.Store.Reset();

        TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson()));

        Assert.Equal((0, 0, 1), (register.Store.Reads, register.Store.Pages, register.Store.Commits));
        Assert.DoesNotContain((await register.DumpAsync()).Keys, k => k.StartsWith("x|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Submit_Subscribed_StoresTheEventInTheSameCommitWithoutTexts()
    {
        await using var register = await TestRegister.OpenAsync();
        var events = new TestEvents(register);
        var id = await register.AddCollaborationAsync();
        await events.AddAsync(TestRegister.Home);
        await register.Audience.WantsAsync(EventTypes.RecordChanged, TestRegister.Home, default);
        register.Store.Reset();

        var item = TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson()));

        Assert.Equal((0, 0, 1), (register.Store.Reads, register.Store.Pages, register.Store.Commits));
        var happened = Assert.Single(await events.OutboxAsync());
        Assert.Equal((EventTypes.RecordChanged, TestRegister.Home, register.Clock.GetUtcNow()), (happened.Type, happened.Institution, happened.At));
        Assert.Equal(7, happened.Id.Version);
        Assert.Equal(
            $$"""{"collaboration":"{{id}}","institution":"mn-university","version":2,"action":"submit-activity","records":[{"type":"activity","id":"{{item.Id}}","action":"created"}]}""",
            happened.Data.GetRawText());
    }

    [Fact]
    public async Task Renew_Subscribed_TellsOfBothCollaborations()
    {
        await using var register = await TestRegister.OpenAsync();
        var events = new TestEvents(register);
        await events.AddAsync();
        var id = await register.AddCollaborationAsync(more: ""","endsOn":"2027-01-31" """);

        var next = TestRegister.Done(await register.Renew.RunAsync(Caller.Admin, id, TestRegister.Json("{}"), null, TestRegister.Origin, default));
        TestRegister.Done(await register.Delete.RunAsync(Caller.Admin, next.Id, new Expectation.AnyVersion(), TestRegister.Origin, default));

        var told = (await events.OutboxAsync()).Select(e => e.Data.Deserialize(RegisterJson.Readable.ChangedCollaboration)!).ToArray();
        Assert.Equal(await VersionsAsync(register), told.Select(t => (t.Collaboration, t.Version)).Order());
        Assert.Contains(told, t => t.Collaboration == next.Id && t.Records.Any(r => r is { Type: "collaboration", Action: "deleted" }));
        Assert.All(told, t => Assert.Equal(TestRegister.Home, t.Institution));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    public async Task Submit_OverABrokenLine_HasOneEventForEachVersion(int lostCommits, int lostAnswers)
    {
        await using var register = await TestRegister.OpenAsync();
        var events = new TestEvents(register);
        await events.AddAsync();
        var id = await register.AddCollaborationAsync();
        register.Unclear.LoseCommits = lostCommits;
        register.Unclear.LoseAnswers = lostAnswers;

        for (var i = 0; i < 4; i++)
        {
            TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson(reference: $"Б-{i}")));
        }

        var told = (await events.OutboxAsync()).Select(e => (id, e.Data.GetProperty("version").GetInt32())).Order();
        Assert.Equal(await VersionsAsync(register), told);
        Assert.Equal(5, (await events.OutboxAsync()).Count);
    }

    [Fact]
    public async Task Submit_ThatNeverArrives_LeavesNeitherRecordNorEvent()
    {
        await using var register = await TestRegister.OpenAsync();
        await new TestEvents(register).AddAsync();
        var id = await register.AddCollaborationAsync();
        var before = await register.DumpAsync();
        register.Unclear.LoseCommits = 100;

        await Assert.ThrowsAsync<StoreUnavailableException>(() => register.SubmitAsync(id, TestRegister.ActivityJson()));

        register.Unclear.LoseCommits = 0;
        Assert.Equal(before, await register.DumpAsync());
    }

    [Fact]
    public async Task Ingest_FullBatchesOverTwoMonths_StayWholeWithTheirEvents()
    {
        await using var register = await TestRegister.OpenAsync();
        var events = new TestEvents(register);
        await register.AddCollaborationAsync(code: "A-1");
        await events.AddAsync();
        var csv = new StringBuilder(Header);
        for (var i = 0; i < 250; i++)
        {
            csv.Append(null, $"A-1,student-exchange,outbound,completed,Солилцоо {i},2026-0{(i % 2) + 1}-02,2026-03-12,3,KR\n");
        }

        await register.Ingest.RunAsync(await register.DropAsync($"{TestRegister.Home}/a.csv", csv.ToString()), default);

        Assert.Equal(250, (await register.OnlyDocumentAsync()).Accepted);
        Assert.DoesNotContain((await register.DumpAsync()).Values, v => v.Contains("halved", StringComparison.Ordinal));
        var told = (await events.OutboxAsync()).Select(e => e.Data.Deserialize(RegisterJson.Readable.ChangedCollaboration)!).ToArray();
        Assert.Equal(250, told.Sum(t => t.Records.Count));
        Assert.All(told, t => Assert.Null(t.More));
    }

    [Fact]
    public async Task Finish_OfADocument_TellsOfItsFateOnceAlsoWithoutSubscriptions()
    {
        await using var register = await TestRegister.OpenAsync();
        var events = new TestEvents(register);
        await register.AddCollaborationAsync(code: "A-1");
        var csv = Header + "A-1,student-exchange,outbound,completed,Солилцоо,2026-03-02,2026-03-12,3,KR\nA-1,x,outbound,completed,Буруу,2026-03-02,2026-03-12,3,KR\n";
        var name = await register.DropAsync($"{TestRegister.Home}/Бат-Эрдэнэ.csv", csv);
        await register.Ingest.RunAsync(name, default);
        await register.Ingest.RunAsync(name, default);
        register.Clock.Advance(TimeSpan.FromMinutes(1));
        await register.Ingest.RunAsync(await register.DropAsync($"{TestRegister.Home}/again.csv", csv), default);

        var told = await DocumentEventsAsync(events);

        Assert.Equal(2, told.Count);
        var fates = told.Select(e => e.Data.Deserialize(RegisterJson.Readable.FinishedDocument)!).OrderBy(f => f.Status).ToArray();
        Assert.Equal([DocumentStatus.PartlyAccepted, DocumentStatus.Duplicate], fates.Select(f => f.Status));
        Assert.Equal((2, 1, 1, TestRegister.Home), (fates[0].Rows, fates[0].Accepted, fates[0].Rejected, fates[0].Institution));
        Assert.All(told, e => Assert.DoesNotContain("Бат", e.Data.GetRawText(), StringComparison.Ordinal));
        Assert.All(told, e => Assert.Equal(TestRegister.Home, e.Institution));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Finish_WhoseAnswerIsLost_TellsOnce(int lost)
    {
        await using var register = await TestRegister.OpenAsync();
        var events = new TestEvents(register);
        var name = await register.DropAsync($"{TestRegister.Home}/a.csv", "nothing,known\n1,2\n");
        var line = new LosingStore(register.Store, TableNames.Documents, lost);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => register.IngestOver(line).RunAsync(name, default));
        Assert.Equal(lost == 2, (await register.OnlyDocumentAsync()).IsFinal);
        await register.IngestOver(line).RunAsync(name, default);

        Assert.Equal(DocumentStatus.Rejected, (await register.OnlyDocumentAsync()).Status);
        Assert.Single(await DocumentEventsAsync(events));
    }

    [Theory]
    [InlineData("""{"accept":true}""", DocumentStatus.Accepted)]
    [InlineData("""{"accept":false,"reason":"Үгүй"}""", DocumentStatus.Rejected)]
    public async Task Decide_OnADocument_TellsOfItsFateOnceMore(string json, DocumentStatus status)
    {
        await using var register = await TestRegister.OpenAsync();
        var events = new TestEvents(register);
        var sent = await SentAgreement.SendAsync(register, SentAgreement.Form());
        register.Clock.Advance(TimeSpan.FromMinutes(1));

        TestRegister.Done(await SentAgreement.DecideAsync(register, sent.Document.Id, json));
        TestRegister.Done(await SentAgreement.DecideAsync(register, sent.Document.Id, json));

        var told = await DocumentEventsAsync(events);
        Assert.Equal(2, told.Count);
        var last = told[^1].Data.Deserialize(RegisterJson.Readable.FinishedDocument)!;
        Assert.Equal((sent.Document.Id, status), (last.Document, last.Status));
        Assert.Equal(status == DocumentStatus.Accepted, last.Collaboration is not null);
        Assert.Equal(TestRegister.Home, told[^1].Institution);
    }

    private static Task<IReadOnlyList<RegisterEvent>> DocumentEventsAsync(TestEvents events) =>
        events.OutboxAsync(DocumentRegister.Partition, TableNames.Documents);

    /// <summary>The collaborations and versions that the history knows.</summary>
    private static async Task<IEnumerable<(Guid, int)>> VersionsAsync(TestRegister register) =>
        (await register.DumpAsync()).Keys.Where(k => k.StartsWith("j|", StringComparison.Ordinal))
            .Select(k => k.Split('|')).Select(p => (Guid.Parse(p[1]), int.Parse(p[2], null))).Order();
}
