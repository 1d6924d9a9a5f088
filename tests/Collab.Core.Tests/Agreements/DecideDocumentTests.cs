using System.Text;
using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Collaborations;
using Collab.Core.Documents;
using Collab.Core.Results;
using Collab.Core.Tests.Support;
using static Collab.Core.Tests.Agreements.SentAgreement;

namespace Collab.Core.Tests.Agreements;

/// <summary>An officer's yes or no: what it makes, who may give it, and that nothing is left of one that is refused.</summary>
public sealed class DecideDocumentTests
{
    private const string Yes = """{"accept":true}""";

    [Fact]
    public async Task Accept_AsProposed_MakesTheCollaborationAndHangsTheDocumentOnIt()
    {
        await using var register = await TestRegister.OpenAsync();
        var sent = await SendAsync(register, Form(("code", "М-7")));

        var answer = TestRegister.Done(await DecideAsync(register, sent.Document.Id, Yes));

        var id = Assert.Single(await CollaborationsAsync(register));
        var made = (await register.Reader.HeadAsync(TestRegister.Home, id, default))!.Record;
        Assert.Equal(("М-7", TestRegister.Home, CollaborationStatus.Active), (made.Code, made.Institution, made.Status));
        Assert.Equal(("kr-hospital", new DateOnly(2031, 1, 31)), (made.Partners[0].Institution, made.EndsOn));
        Assert.Equal("Санамж бичиг: хамтын ажиллагаа Ө Ү", made.Title.Entries.Single().Value);
        Assert.Equal(id, await register.Locator.FindCodeAsync(TestRegister.Home, "М-7", default));
        Assert.Equal([sent.Document.Id], await LinksAsync(register, id));
        var stored = await StoredAsync(register, sent.Document.Id);
        Assert.Equal((id, id, DocumentStatus.Accepted), (stored.Document.Collaboration, stored.Document.Decision!.Collaboration, stored.Document.Status));
        Assert.Equal((true, Officer.Name, register.Clock.GetUtcNow()), (stored.Document.Decision.Accept, stored.Document.Decision.By, stored.Document.Decision.At));
        Assert.Equal("active", stored.Document.Decision.Draft!.Value.GetProperty("status").GetString());
        Assert.False(stored.Document.AwaitsDecision);
        Assert.Equal((DocumentRegister.ETagOf(stored.Row), false), (answer.ETag, answer.Created));
        Assert.Equal(0, await OpenAsync(register));
        var history = await HistoryAsync(register, id);
        Assert.Contains($"\"by\":\"{Officer.Name}\",\"via\":\"document\",\"source\":\"{sent.Document.Id}\",\"action\":\"register-collaboration\"", history, StringComparison.Ordinal);
        Assert.Single(history.Split('\n'));
    }

    [Fact]
    public async Task Accept_WithCorrections_TakesThemOverWhatWasRead()
    {
        await using var register = await TestRegister.OpenAsync();
        var sent = await SendAsync(register, Form(("kinds", null)));
        Assert.Equal(DocumentStatus.PartlyAccepted, sent.Document.Status);

        TestRegister.Done(await DecideAsync(
            register,
            sent.Document.Id,
            """{"accept":true,"corrections":{"kinds":["clinical-training"],"title":{"ne":"समझदारी पत्र"},"endsOn":null,"status":"proposed","conditions":[]},"reason":"Утсаар ярьсан"}"""));

        var made = (await register.Reader.HeadAsync(TestRegister.Home, Assert.Single(await CollaborationsAsync(register)), default))!.Record;
        Assert.Equal([CollaborationKind.ClinicalTraining], made.Kinds);
        Assert.Equal((null, CollaborationStatus.Proposed), (made.EndsOn, made.Status));
        Assert.Equal(["समझदारी पत्र", "Санамж бичиг: хамтын ажиллагаа Ө Ү"], made.Title.Entries.Select(e => e.Value).Order(StringComparer.Ordinal).Reverse());
        var document = (await StoredAsync(register, sent.Document.Id)).Document;
        Assert.Equal((DocumentStatus.Accepted, "Утсаар ярьсан"), (document.Status, document.Decision!.Reason));
        Assert.Null(document.Reasons);
    }

    [Theory]
    [InlineData("2026-01-10", "2026-02-01", "2026-11-21", null, CollaborationStatus.Expired)]
    [InlineData("2026-01-10", "2026-02-01", "2026-11-21", "12", CollaborationStatus.Active)]
    [InlineData("2026-01-10", "2026-11-22", "2026-11-22", null, CollaborationStatus.Active)]
    [InlineData("2026-11-22", "2026-11-23", null, null, CollaborationStatus.Signed)]
    [InlineData("2026-11-23", "2026-11-24", null, null, CollaborationStatus.Draft)]
    [InlineData(null, null, null, null, CollaborationStatus.Draft)]
    public async Task Accept_WithoutAStatus_GetsTheOneThatItsDatesGive(string? signed, string? starts, string? ends, string? renews, CollaborationStatus status)
    {
        await using var register = await TestRegister.OpenAsync();
        var sent = await SendAsync(register, Form(("signedOn", signed), ("startsOn", starts), ("endsOn", ends), ("autoRenewMonths", renews)));

        TestRegister.Done(await DecideAsync(register, sent.Document.Id, Yes));

        Assert.Equal(status, (await register.Reader.HeadAsync(TestRegister.Home, Assert.Single(await CollaborationsAsync(register)), default))!.Record.Status);
    }

    [Fact]
    public async Task Refuse_Proposal_RejectsTheDocumentAndWritesNothingElse()
    {
        await using var register = await TestRegister.OpenAsync();
        var sent = await SendAsync(register);
        var before = await register.DumpAsync();
        register.Store.Reset();

        TestRegister.Done(await DecideAsync(register, sent.Document.Id, """{"accept":false,"reason":"Гарын үсэггүй"}"""));

        var document = (await StoredAsync(register, sent.Document.Id)).Document;
        Assert.Equal(DocumentStatus.Rejected, document.Status);
        Assert.Equal("An officer refused what was read from it: Гарын үсэггүй", Assert.Single(document.Reasons!));
        Assert.Equal((false, Officer.Name, "Гарын үсэггүй"), (document.Decision!.Accept, document.Decision.By, document.Decision.Reason));
        Assert.Null(document.Collaboration);
        Assert.Equal(1, register.Store.Commits);
        Assert.Equal(before, await register.DumpAsync());
    }

    [Theory]
    [InlineData("""{"accept":"yes"}""", "/accept type")]
    [InlineData("""{}""", "/accept required")]
    [InlineData("""{"accept":true,"who":"me"}""", "/who unknown-field")]
    [InlineData("""{"accept":true,"corrections":7}""", "/corrections type")]
    [InlineData("""{"accept":false,"corrections":{}}""", "/corrections not-accepted")]
    [InlineData("""{"accept":true,"corrections":{"endsOn":"2020-01-01"}}""", "/corrections/endsOn before-start")]
    [InlineData("""{"accept":true,"corrections":{"kinds":null}}""", "/corrections/kinds required")]
    [InlineData("""{"accept":true,"corrections":{"color":"red"}}""", "/corrections/color unknown-field")]
    [InlineData("""{"accept":true,"corrections":{"partners":[{"institution":"nobody"}]}}""", "/corrections/partners/0/institution unknown-institution")]
    [InlineData("""{"accept":true,"corrections":{"institution":"np-academy"}}""", "/corrections/institution unknown-institution")]
    [InlineData("""{"accept":true,"corrections":{"status":"signed","signedOn":null}}""", "/corrections/signedOn required")]
    public async Task Decide_FaultyBody_NamesThePlaceAndStoresNothing(string json, string fault)
    {
        await using var register = await TestRegister.OpenAsync();
        var sent = await SendAsync(register);
        var before = await register.DumpAsync();

        var refused = Assert.IsType<Refusal.Invalid>(TestRegister.Refused(await DecideAsync(register, sent.Document.Id, json)));

        Assert.Contains(fault, refused.Faults.Select(f => $"{f.Pointer} {f.Code}"));
        await AssertUndecidedAsync(register, sent, before);
    }

    [Fact]
    public async Task Decide_OutOfReach_IsNotFoundAndStoresNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        var sent = await SendAsync(register);
        var before = await register.DumpAsync();

        foreach (var caller in new[] { SentAgreement.Partner, Commission, OtherOfficer, SentAgreement.Partner with { Institution = TestRegister.Home } })
        {
            foreach (var json in new[] { Yes, """{"accept":false}""", """{"accept":true,"corrections":{"institution":"np-academy"}}""", "{}" })
            {
                Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await DecideAsync(register, sent.Document.Id, json, caller)));
            }
        }

        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await DecideAsync(register, Guid.CreateVersion7(), Yes)));
        await AssertUndecidedAsync(register, sent, before);
    }

    [Fact]
    public async Task Decide_OfficerWhoSentAnAgreementOfAnotherHome_MayOnlyTakeItForHisOwn()
    {
        await using var register = await TestRegister.OpenAsync();
        var sent = await SendAsync(register, sender: TestRegister.OtherHome);
        Assert.Equal(TestRegister.Home, sent.Home);

        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await DecideAsync(register, sent.Document.Id, """{"accept":false}""", OtherOfficer)));
        Assert.IsType<Refusal.Invalid>(TestRegister.Refused(await DecideAsync(register, sent.Document.Id, Yes, OtherOfficer)));
        TestRegister.Done(await DecideAsync(register, sent.Document.Id, """{"accept":true,"corrections":{"institution":"np-academy"}}""", OtherOfficer));

        Assert.Empty(await CollaborationsAsync(register));
        Assert.Single(await CollaborationsAsync(register, TestRegister.OtherHome));
        Assert.Equal(TestRegister.OtherHome, (await StoredAsync(register, sent.Document.Id)).Home);
    }

    [Fact]
    public async Task Decide_NothingProposed_IsAConflict()
    {
        await using var register = await TestRegister.OpenAsync();
        var sent = await SendAsync(register);
        await register.Documents.ChangeAsync(sent.Document.Id, d => d with { Proposal = null }, default);

        Assert.Equal("no-proposal", Assert.IsType<Refusal.Conflict>(TestRegister.Refused(await DecideAsync(register, sent.Document.Id, Yes))).Code);
    }

    [Fact]
    public async Task Decide_Again_IsTheSameAnswerForTheSameAndAConflictForAnother()
    {
        await using var register = await TestRegister.OpenAsync();
        var sent = await SendAsync(register, Form(("startsOn", "2026-11-23")));
        var version = new Expectation.Version(DocumentRegister.ETagOf(sent.Row));
        Assert.IsType<Refusal.Stale>(TestRegister.Refused(await DecideAsync(register, sent.Document.Id, Yes, expectation: new Expectation.Version("\"7\""))));
        var first = TestRegister.Done(await DecideAsync(register, sent.Document.Id, Yes, expectation: version));
        var before = await register.DumpAsync();

        // A week later the dates would give another status.
        register.Clock.Advance(TimeSpan.FromDays(7));
        var again = TestRegister.Done(await DecideAsync(register, sent.Document.Id, """{"accept":true,"corrections":{"instrument":"mou"}}""", expectation: version));
        var byAdmin = TestRegister.Done(await DecideAsync(register, sent.Document.Id, Yes, Caller.Admin));

        Assert.Equal((first.ETag, Encoding.UTF8.GetString(first.Body)), (again.ETag, Encoding.UTF8.GetString(again.Body)));
        Assert.Equal(first.ETag, byAdmin.ETag);
        foreach (var other in new[] { """{"accept":false}""", """{"accept":true,"corrections":{"instrument":"moa"}}""", """{"accept":true,"reason":"Other"}""" })
        {
            Assert.Equal("already-decided", Assert.IsType<Refusal.Conflict>(TestRegister.Refused(await DecideAsync(register, sent.Document.Id, other))).Code);
        }

        Assert.Equal(before, await register.DumpAsync());
    }

    [Fact]
    public async Task Refuse_Again_IsTheSameAnswer()
    {
        await using var register = await TestRegister.OpenAsync();
        var sent = await SendAsync(register);
        var first = TestRegister.Done(await DecideAsync(register, sent.Document.Id, """{"accept":false}"""));

        Assert.Equal(first.ETag, TestRegister.Done(await DecideAsync(register, sent.Document.Id, """{"accept":false}""")).ETag);
        Assert.IsType<Refusal.Conflict>(TestRegister.Refused(await DecideAsync(register, sent.Document.Id, Yes)));
        Assert.Empty(await CollaborationsAsync(register));
    }

    [Fact]
    public async Task Accept_CodeThatIsTaken_IsAConflictAndStoresNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync(code: "A-1");
        var sent = await SendAsync(register, Form(("code", "A-1")));
        var before = await register.DumpAsync();

        Assert.Equal("code-taken", Assert.IsType<Refusal.Conflict>(TestRegister.Refused(await DecideAsync(register, sent.Document.Id, Yes))).Code);

        await AssertUndecidedAsync(register, sent, before);
    }

    [Fact]
    public async Task List_Awaiting_ShowsWhatNobodyHasDecidedOn()
    {
        await using var register = await TestRegister.OpenAsync();
        var decided = await SendAsync(register);
        var waiting = await SendAsync(register, Form(("code", "B-2")));
        TestRegister.Done(await DecideAsync(register, decided.Document.Id, """{"accept":false}"""));

        Assert.Equal([waiting.Document.Id], await ListAsync(true));
        Assert.Equal([decided.Document.Id], await ListAsync(false));

        async Task<IEnumerable<Guid>> ListAsync(bool awaiting) =>
            (await register.ReadDocuments.ListAsync(Officer, new([], [], [], [], [], awaiting), 10, null, default)).Items
                .Select(i => JsonDocument.Parse(i).RootElement.GetProperty("id").GetGuid());
    }

    /// <summary>The document is as it was, and so is the register.</summary>
    internal static async Task AssertUndecidedAsync(TestRegister register, StoredDocument sent, IReadOnlyDictionary<string, string> before)
    {
        var stored = await StoredAsync(register, sent.Document.Id);
        Assert.Equal(sent.Row.ETag, stored.Row.ETag);
        Assert.Equal(0, await OpenAsync(register));
        Assert.Equal(before, await register.DumpAsync());
    }
}
