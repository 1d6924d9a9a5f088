using Collab.Core.Access;
using Collab.Core.Collaborations;
using Collab.Core.Documents;
using Collab.Core.Results;
using Collab.Core.Store;
using Collab.Core.Tests.Support;
using Collab.Core.Writing;
using static Collab.Core.Tests.Agreements.SentAgreement;

namespace Collab.Core.Tests.Agreements;

/// <summary>What was decided is done once, whoever was stopped or came first.</summary>
public sealed class CarryOutDecisionTests
{
    private const string Yes = """{"accept":true}""";

    [Fact]
    public async Task Accept_TwoOfficersAtOnce_OneWinsAndOneCollaborationIsMade()
    {
        await using var register = await TestRegister.OpenAsync();
        for (var round = 0; round < 5; round++)
        {
            var sent = await SendAsync(register, Form(("summary", $"Round {round}")));
            var outcomes = await Task.WhenAll(
                Task.Run(() => DecideAsync(register, sent.Document.Id, """{"accept":true,"corrections":{"instrument":"moa"}}""")),
                Task.Run(() => DecideAsync(register, sent.Document.Id, """{"accept":true,"corrections":{"instrument":"letter-of-intent"}}""", Caller.Admin)),
                Task.Run(() => DecideAsync(register, sent.Document.Id, """{"accept":false}""")));

            var refused = outcomes.Select(o => o.Match<Refusal?>(_ => null, r => r)).OfType<Refusal>().ToArray();
            Assert.Equal(2, refused.Length);
            Assert.All(refused, r => Assert.Equal("already-decided", Assert.IsType<Refusal.Conflict>(r).Code));
            var decided = (await StoredAsync(register, sent.Document.Id)).Document;
            Assert.Equal(decided.Decision!.Accept, decided.Collaboration is not null);
            foreach (var id in await CollaborationsAsync(register))
            {
                Assert.Single(await LinksAsync(register, id));
            }

            Assert.Equal(decided.Decision.Accept ? 1 : 0, (await CollaborationsAsync(register)).Count(id => id == decided.Decision.Collaboration));
        }

        Assert.Equal(0, await OpenAsync(register));
    }

    [Fact]
    public async Task Accept_TheSameFromFourAtOnce_AllHearYesAndOneCollaborationIsMade()
    {
        await using var register = await TestRegister.OpenAsync();
        var sent = await SendAsync(register, Form(("code", "A-1")));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => DecideAsync(register, sent.Document.Id, Yes))));

        Assert.All(outcomes, o => TestRegister.Done(o));
        Assert.Equal([sent.Document.Id], await LinksAsync(register, Assert.Single(await CollaborationsAsync(register))));
        Assert.Equal(0, await OpenAsync(register));
    }

    [Fact]
    public async Task Accept_TheSameCameFirst_HearsYesAndNotThatItsCodeIsTaken()
    {
        await using var register = await TestRegister.OpenAsync();
        var sent = await SendAsync(register, Form(("code", "A-1")));
        var code = RegisterKeys.Code("A-1");
        var over = new BeforeReadStore(register.Store, code, async () => TestRegister.Done(await DecideAsync(register, sent.Document.Id, Yes)));

        TestRegister.Done(await DecideAsync(register, sent.Document.Id, Yes, over: over));

        Assert.Equal([sent.Document.Id], await LinksAsync(register, Assert.Single(await CollaborationsAsync(register))));
    }

    [Theory]
    [InlineData(TableNames.Register, 0, true)]
    [InlineData(TableNames.Register, 0, false)]
    [InlineData(TableNames.Documents, 1, true)]
    [InlineData(TableNames.Documents, 1, false)]
    public async Task Accept_StoppedInBetween_IsFinishedByTheSweepAndBySendingItAgain(string table, int commits, bool bySweep)
    {
        await using var register = await TestRegister.OpenAsync();
        var sent = await SendAsync(register, Form(("code", "A-1")));
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAsync<StoreUnavailableException>(
            () => DecideAsync(register, sent.Document.Id, Yes, over: new StoppingStore(register.Store, table, commits, stop)));
        var stopped = await StoredAsync(register, sent.Document.Id);
        Assert.Equal((true, null, 1), (stopped.Document.Decision!.Accept, stopped.Document.Collaboration, await OpenAsync(register)));
        Assert.Equal(table == TableNames.Register ? 0 : 1, (await CollaborationsAsync(register)).Count);

        if (bySweep)
        {
            Assert.Equal(0, (await register.Sweep.RunAsync(default)).Finished);
            register.Clock.Advance(TimeSpan.FromMinutes(3));
            var swept = await register.Sweep.RunAsync(default);
            Assert.Equal((1, 0), (swept.Finished, swept.Unfinished.Count));
            Assert.Equal(0, (await register.Sweep.RunAsync(default)).Finished);
        }
        else
        {
            TestRegister.Done(await DecideAsync(register, sent.Document.Id, Yes));
        }

        await AssertCarriedOutAsync(register, sent.Document.Id, stopped.Document.Decision.Collaboration!.Value);
    }

    [Fact]
    public async Task Accept_AnswersThatGetLost_MakeOneCollaborationAllTheSame()
    {
        await using var register = await TestRegister.OpenAsync();
        var sent = await SendAsync(register, Form(("code", "A-1")));

        register.Unclear.LoseAnswers = 1;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => DecideAsync(register, sent.Document.Id, Yes));
        register.Unclear.LoseAnswers = 1;
        TestRegister.Done(await DecideAsync(register, sent.Document.Id, Yes));

        await AssertCarriedOutAsync(register, sent.Document.Id, (await StoredAsync(register, sent.Document.Id)).Document.Collaboration!.Value);
    }

    [Fact]
    public async Task Accept_CodeTakenMeanwhile_TakesTheDecisionBack()
    {
        await using var register = await TestRegister.OpenAsync();
        var sent = await SendAsync(register, Form(("code", "A-1")));
        var other = Guid.Empty;
        var between = new InBetweenStore(register.Store, TableNames.Register, async () => other = await register.AddCollaborationAsync(code: "A-1"));

        var refused = TestRegister.Refused(await DecideAsync(register, sent.Document.Id, Yes, over: between));

        Assert.Equal("code-taken", Assert.IsType<Refusal.Conflict>(refused).Code);
        Assert.Equal([other], await CollaborationsAsync(register));
        await AssertTakenBackAsync(register, sent);
        TestRegister.Done(await DecideAsync(register, sent.Document.Id, """{"accept":true,"corrections":{"code":"A-2"}}"""));
        Assert.Equal(2, (await CollaborationsAsync(register)).Count);
    }

    [Fact]
    public async Task Sweep_CodeTakenBehindTheDecision_TakesItBack()
    {
        await using var register = await TestRegister.OpenAsync();
        var sent = await SendAsync(register, Form(("code", "A-1")));
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAsync<StoreUnavailableException>(
            () => DecideAsync(register, sent.Document.Id, Yes, over: new StoppingStore(register.Store, TableNames.Register, 0, stop)));
        var other = await register.AddCollaborationAsync(code: "A-1");
        register.Clock.Advance(TimeSpan.FromMinutes(3));

        // Stopped once more: behind the mark that says no, before the document says so.
        var stopping = new StoppingStore(register.Store, TableNames.Documents, 0, stop);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => register.FinishDecisionsOver(stopping).FinishAsync(sent.Document.Id, default));
        TestRegister.Done(await register.Delete.RunAsync(Caller.Admin, other, new Expectation.AnyVersion(), TestRegister.Origin, default));
        await register.Sweep.RunAsync(default);

        Assert.Empty(await CollaborationsAsync(register));
        await AssertTakenBackAsync(register, sent);
    }

    [Fact]
    public async Task Sweep_CollaborationDeletedBehindItsMaking_DoesNotMakeItAgain()
    {
        await using var register = await TestRegister.OpenAsync();
        var sent = await SendAsync(register);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAsync<StoreUnavailableException>(
            () => DecideAsync(register, sent.Document.Id, Yes, over: new StoppingStore(register.Store, TableNames.Documents, 1, stop)));
        var made = Assert.Single(await CollaborationsAsync(register));
        TestRegister.Done(await register.Delete.RunAsync(Caller.Admin, made, new Expectation.AnyVersion(), TestRegister.Origin, default));
        register.Clock.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal(1, (await register.Sweep.RunAsync(default)).Finished);

        Assert.Empty(await CollaborationsAsync(register));
        Assert.Equal((made, 0), ((await StoredAsync(register, sent.Document.Id)).Document.Collaboration, await OpenAsync(register)));
    }

    [Fact]
    public async Task Accept_AnnouncedForACollaboration_ChangesItAndLinksInOneCommit()
    {
        await using var register = await TestRegister.OpenAsync();
        var about = await register.AddCollaborationAsync(code: "A-1");
        var sent = await SendAsync(register, Form(("institution", TestRegister.OtherHome), ("title", null), ("partners", "who")), collaboration: about);
        Assert.Equal(TestRegister.Home, sent.Home);

        TestRegister.Done(await DecideAsync(register, sent.Document.Id, """{"accept":true,"corrections":{"noticePeriodDays":90}}"""));

        var head = (await register.Reader.HeadAsync(TestRegister.Home, about, default))!;
        Assert.Equal((2, CollaborationStatus.Active, "A-1"), (head.Version, head.Record.Status, head.Record.Code));
        Assert.Equal((new DateOnly(2031, 1, 31), 90, "Exchange"), (head.Record.EndsOn, head.Record.NoticePeriodDays, head.Record.Title.Entries.Single(e => e.Key == "en").Value));
        Assert.Equal("kr-hospital", Assert.Single(head.Record.Partners).Institution);
        Assert.Equal([sent.Document.Id], await LinksAsync(register, about));
        Assert.Contains($"\"by\":\"{Officer.Name}\",\"via\":\"document\",\"source\":\"{sent.Document.Id}\",\"action\":\"patch-collaboration\"", await HistoryAsync(register, about), StringComparison.Ordinal);
        Assert.Equal([about], await CollaborationsAsync(register));
        Assert.Empty(await CollaborationsAsync(register, TestRegister.OtherHome));
        TestRegister.Done(await DecideAsync(register, sent.Document.Id, """{"accept":true,"corrections":{"noticePeriodDays":90,"institution":"mn-university"}}"""));
        Assert.Equal(2, (await register.Reader.HeadAsync(TestRegister.Home, about, default))!.Version);
    }

    [Fact]
    public async Task Accept_ChangeStoppedBehindItsCommit_TakesBackNothingThatCameLater()
    {
        await using var register = await TestRegister.OpenAsync();
        var about = await register.AddCollaborationAsync(code: "A-1");
        var sent = await SendAsync(register, collaboration: about);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAsync<StoreUnavailableException>(
            () => DecideAsync(register, sent.Document.Id, Yes, over: new StoppingStore(register.Store, TableNames.Documents, 1, stop)));
        TestRegister.Done(await register.Change.PatchAsync(
            Officer, about, TestRegister.Json("""{"endsOn":"2035-12-31"}"""), new Expectation.AnyVersion(), TestRegister.Origin, default));

        TestRegister.Done(await DecideAsync(register, sent.Document.Id, Yes));

        Assert.Equal(new DateOnly(2035, 12, 31), (await register.Reader.HeadAsync(TestRegister.Home, about, default))!.Record.EndsOn);
        Assert.Equal(0, await OpenAsync(register));
    }

    [Theory]
    [InlineData("""{"accept":true,"corrections":{"institution":"np-academy"}}""", "/corrections/institution immutable")]
    [InlineData("""{"accept":true,"corrections":{"endsOn":"2020-01-01"}}""", "/corrections/endsOn before-start")]
    [InlineData("""{"accept":true,"corrections":{"partners":[{"institution":"nobody"}]}}""", "/corrections/partners/0/institution unknown-institution")]
    [InlineData("""{"accept":true,"corrections":{"status":"terminated","terminatedOn":"2026-01-01"}}""", "move-not-allowed")]
    public async Task Accept_FaultyChange_IsRefusedAndStoresNothing(string json, string wanted)
    {
        await using var register = await TestRegister.OpenAsync();
        var about = await register.AddCollaborationAsync(code: "A-1");
        var sent = await SendAsync(register, collaboration: about);
        var before = await register.DumpAsync();

        var refusal = TestRegister.Refused(await DecideAsync(register, sent.Document.Id, json));

        Assert.Contains(wanted, refusal is Refusal.Invalid invalid ? invalid.Faults.Select(f => $"{f.Pointer} {f.Code}") : [((Refusal.Conflict)refusal).Code]);
        await DecideDocumentTests.AssertUndecidedAsync(register, sent, before);
    }

    [Fact]
    public async Task Accept_CollaborationGone_IsAConflictBeforeAndBehindTheDecision()
    {
        await using var register = await TestRegister.OpenAsync();
        var about = await register.AddCollaborationAsync(code: "A-1");
        var sent = await SendAsync(register, collaboration: about);
        var between = new InBetweenStore(
            register.Store,
            TableNames.Register,
            async () => TestRegister.Done(await register.Delete.RunAsync(Caller.Admin, about, new Expectation.AnyVersion(), TestRegister.Origin, default)));

        Assert.Equal("collaboration-gone", Assert.IsType<Refusal.Conflict>(TestRegister.Refused(await DecideAsync(register, sent.Document.Id, Yes, over: between))).Code);
        await AssertTakenBackAsync(register, sent);
        Assert.Equal("collaboration-gone", Assert.IsType<Refusal.Conflict>(TestRegister.Refused(await DecideAsync(register, sent.Document.Id, Yes))).Code);
        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(await DecideAsync(register, sent.Document.Id, Yes, OtherOfficer)));
        Assert.Empty(await CollaborationsAsync(register));
    }

    private static async Task AssertCarriedOutAsync(TestRegister register, Guid document, Guid made)
    {
        var stored = await StoredAsync(register, document);
        Assert.Equal((made, made, DocumentStatus.Accepted), (stored.Document.Collaboration, stored.Document.Decision!.Collaboration, stored.Document.Status));
        Assert.Equal([made], await CollaborationsAsync(register));
        Assert.Equal([document], await LinksAsync(register, made));
        Assert.Single((await HistoryAsync(register, made)).Split('\n'));
        Assert.Contains($"\"by\":\"{Officer.Name}\",\"via\":\"document\",\"source\":\"{document}\"", await HistoryAsync(register, made), StringComparison.Ordinal);
        Assert.Equal(0, await OpenAsync(register));
    }

    private static async Task AssertTakenBackAsync(TestRegister register, StoredDocument sent)
    {
        var stored = await StoredAsync(register, sent.Document.Id);
        Assert.True(stored.Document.AwaitsDecision);
        Assert.Equal((sent.Document.Collaboration, sent.Document.Status, sent.Home), (stored.Document.Collaboration, stored.Document.Status, stored.Home));
        Assert.Equal(0, await OpenAsync(register));
    }
}
