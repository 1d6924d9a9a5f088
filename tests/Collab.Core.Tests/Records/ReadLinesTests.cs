using Collab.Core.Documents;
using Collab.Core.Store;
using Collab.Core.Tests.Support;
using Collab.Core.Tests.Tables;

namespace Collab.Core.Tests.Records;

public sealed class ReadLinesTests
{
    private const string Outcome =
        """{"type":"outcome","collaboration":"A-1","record":{"kind":"publication","impact":"research-innovation","achievedOn":"2026-02-28","quantity":1,"title":{"mn":"Нийтлэл Ө"}}}""";

    private const string Wrong = """{"type":"funding","collaboration":"A-1","record":{"type":"incoming","amount":"ten","currency":"USD","valueDate":"2026-02-28"}}""";

    private static string Activity(string reference) =>
        $$"""{"type":"activity","collaboration":"A-1","record":{{TestRegister.ActivityJson(reference: reference).ReplaceLineEndings(" ")}}}""";

    [Fact]
    public async Task Ingest_GoodAndBadLines_TakesTheGoodAndSaysWhatIsWrongWithTheOthers()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        var document = await IngestTablesTests.IngestAsync(
            register,
            string.Join('\n', Outcome, "", Wrong, Activity("R-1"), Outcome.Replace("A-1", "Z-9", StringComparison.Ordinal), $$"""{"type":"{{new string('x', 3000)}}"}"""));

        Assert.Equal((DocumentStatus.PartlyAccepted, 5, 2, 3), (document.Status, document.Rows, document.Accepted, document.Rejected));
        await WholeRegister.AssertAsync(register, id, 2);
        var feedback = (await register.FeedbackAsync(document)).TrimEnd().Split('\n');
        Assert.Equal(5, feedback.Length);
        Assert.EndsWith("""
            "status":"accepted","errors":[]}
            """, feedback[0], StringComparison.Ordinal);
        Assert.Contains("/record/amount: An amount is written in digits", feedback[1], StringComparison.Ordinal);
        Assert.Contains("/collaboration: There is no such collaboration", feedback[3], StringComparison.Ordinal);
        Assert.Contains("too long", feedback[4], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_FeedbackCorrectedAndSentAgain_DoublesNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        var first = await IngestTablesTests.IngestAsync(register, string.Join('\n', Outcome, Outcome, Wrong, Activity("R-1")));
        await WholeRegister.AssertAsync(register, id, 3);
        var before = await WholeRegister.ItemsAsync(register, id);

        await register.Ingest.RunAsync(
            await register.DropAsync(
                $"{TestRegister.Home}/again.ndjson", (await register.FeedbackAsync(first)).Replace("\"ten\"", "\"10\"", StringComparison.Ordinal)),
            default);

        await WholeRegister.AssertAsync(register, id, 4);
        var after = await WholeRegister.ItemsAsync(register, id);
        Assert.All(before, b => Assert.Contains(b, after));
    }

    [Fact]
    public async Task Ingest_InterruptedAnywhere_TakesEveryLineExactlyOnce()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        var name = await register.DropAsync($"{TestRegister.Home}/many.ndjson", string.Join('\n', Enumerable.Range(0, 400).Select(i => i % 3 == 0 ? Outcome : Activity($"R-{i}"))));
        for (var commits = 1; commits < 4; commits++)
        {
            using var stop = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<Exception>(() => register.IngestOver(new StoppingStore(register.Store, TableNames.Register, commits, stop)).RunAsync(name, stop.Token));
        }

        register.Cache.Clear();
        await Task.WhenAll(register.Ingest.RunAsync(name, default), register.IngestOver(register.Store).RunAsync(name, default));

        await WholeRegister.AssertAsync(register, id, 400);
        var document = await register.OnlyDocumentAsync();
        Assert.Equal((DocumentStatus.Accepted, 400), (document.Status, document.Accepted));
    }

    [Fact]
    public async Task Ingest_FileThatBreaksOff_KeepsWhatWasRead()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        var document = await IngestTablesTests.IngestAsync(register, string.Join('\n', Outcome, "!unreadable"));

        Assert.Equal((DocumentStatus.PartlyAccepted, 1), (document.Status, document.Accepted));
        Assert.Equal(["The file is broken off."], document.Reasons!);
        await WholeRegister.AssertAsync(register, id, 1);
    }

    [Fact]
    public async Task Ingest_OtherJson_IsRejectedWithAReason()
    {
        await using var register = await TestRegister.OpenAsync();

        var document = await IngestTablesTests.IngestAsync(register, """{"name":"app"}""");

        Assert.Equal((DocumentStatus.Rejected, 1), (document.Status, document.Rejected));
        Assert.StartsWith("There is no record in this JSON.", Assert.Single(document.Reasons!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_FeedbackMembersInTheRecord_AreStillUnknownFields()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync(code: "A-1");

        var document = await IngestTablesTests.IngestAsync(register, Outcome.Replace("\"quantity\":1", "\"quantity\":1,\"errors\":[]", StringComparison.Ordinal));

        Assert.Equal((DocumentStatus.Rejected, 1), (document.Status, document.Rejected));
        Assert.Contains("/record/errors: There is no such field.", await register.FeedbackAsync(document), StringComparison.Ordinal);
    }
}
