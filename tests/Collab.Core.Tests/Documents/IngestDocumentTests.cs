using System.Globalization;
using System.Text;
using Collab.Core.Documents;
using Collab.Core.Store;
using Collab.Core.Tests.Support;
using Collab.Core.Tests.Writing;

namespace Collab.Core.Tests.Documents;

public sealed class IngestDocumentTests
{
    private const string Header = "collaboration,kind,direction,status,title,title.mn,startsOn,endsOn,students,residents,faculty,staff,country,theme,reference\n";

    [Fact]
    public async Task Ingest_GoodAndBadRows_TakesTheGoodAndSaysWhatIsWrongWithTheOthers()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        var name = await register.DropAsync(
            $"{TestRegister.Home}/activities.csv",
            Header
            + "A-1,student-exchange,outbound,completed,Spring exchange,Хаврын солилцоо,2026-03-02,2026-03-12,3,0,1,0,KR,nursing,R-1\n"
            + $"{id},clinical-training,inbound,completed,Ward rounds,Өвчтөний үзлэг,2026-04-01,2026-04-30,0,2,0,0,MN,,R-2\n"
            + "A-2,student-exchange,outbound,completed,No such,,2026-03-02,2026-03-12,3,0,1,0,KR,,R-3\n"
            + "A-1,dance,outbound,completed,Wrong,,2026-13-02,2026-03-12,many,0,1,0,KR,,R-4\n");

        await register.Ingest.RunAsync(name, default);

        var document = await register.OnlyDocumentAsync();
        Assert.Equal((DocumentStatus.PartlyAccepted, 4, 2, 2), (document.Status, document.Rows, document.Accepted, document.Rejected));
        Assert.Equal(2, (await register.ActivitiesAsync(id)).Count);
        await WritePathTests.AssertWholeAsync(register, id, 2);
        var feedback = (await register.FeedbackAsync(document)).TrimStart('\ufeff').TrimEnd().Split('\n').Select(l => l.TrimEnd('\r')).ToArray();
        Assert.Equal(5, feedback.Length);
        Assert.EndsWith("reference,status,errors", feedback[0], StringComparison.Ordinal);
        Assert.Contains("Хаврын солилцоо", feedback[1], StringComparison.Ordinal);
        Assert.EndsWith(",accepted,", feedback[1], StringComparison.Ordinal);
        Assert.Contains("collaboration: There is no such collaboration", feedback[3], StringComparison.Ordinal);
        Assert.Contains("kind: ", feedback[4], StringComparison.Ordinal);
        Assert.Contains("startsOn: ", feedback[4], StringComparison.Ordinal);
        Assert.Contains("students: ", feedback[4], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_Again_ChangesNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync(code: "A-1");
        var name = await register.DropAsync($"{TestRegister.Home}/many.csv", Rows(250, withReference: false));
        await register.Ingest.RunAsync(name, default);
        var before = await register.DumpAsync();

        await register.Ingest.RunAsync(name, default);

        Assert.Equal(before, await register.DumpAsync());
    }

    [Fact]
    public async Task Ingest_FeedbackFileSentBack_ChangesNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        await register.Ingest.RunAsync(await register.DropAsync($"{TestRegister.Home}/one.csv", Rows(120, withReference: false)), default);
        var before = await register.ActivitiesAsync(id);
        var feedback = await register.FeedbackAsync(await register.OnlyDocumentAsync());

        await register.Ingest.RunAsync(await register.DropAsync($"{TestRegister.Home}/corrected.csv", feedback), default);

        Assert.Equal(before, await register.ActivitiesAsync(id));
    }

    [Fact]
    public async Task Ingest_CorrectionOutOfManyMonths_FitsTheCommitsAndTakesEveryRow()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        await register.Ingest.RunAsync(await register.DropAsync($"{TestRegister.Home}/many.csv", InMonths(i => i % 40)), default);

        // All of them into one month: that is one cell for the batch's new months, but forty for those that the rows leave.
        await register.Ingest.RunAsync(await register.DropAsync($"{TestRegister.Home}/corrected.csv", InMonths(_ => 41)), default);

        await WritePathTests.AssertWholeAsync(register, id, 190);
        Assert.All(await register.ActivitiesAsync(id), a => Assert.Equal(new DateOnly(2025, 6, 1), a.StartsOn));

        static string InMonths(Func<int, int> month) => Header + string.Concat(Enumerable.Range(0, 190).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $"A-1,student-exchange,outbound,completed,Moved,,{new DateOnly(2022, 1, 1).AddMonths(month(i)):yyyy-MM-dd},2025-12-31,1,0,0,0,KR,,M-{i}\n")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ingest_InterruptedAnywhere_TakesEveryRowExactlyOnce(bool withReference)
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        var name = await register.DropAsync($"{TestRegister.Home}/many.csv", Rows(700, withReference));
        for (var commits = 1; commits < 7; commits += 2)
        {
            using var stop = new CancellationTokenSource();
            var stopping = new StoppingStore(register.Store, TableNames.Register, commits, stop);
            await Assert.ThrowsAnyAsync<Exception>(() => register.IngestOver(stopping).RunAsync(name, stop.Token));
        }

        register.Cache.Clear();
        await register.Ingest.RunAsync(name, default);

        await WritePathTests.AssertWholeAsync(register, id, 700);
        var document = await register.OnlyDocumentAsync();
        Assert.Equal((DocumentStatus.Accepted, 700, 700), (document.Status, document.Rows, document.Accepted));
    }

    [Fact]
    public async Task Ingest_TwoWorkersOnOneFile_TakeEveryRowOnce()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        var name = await register.DropAsync($"{TestRegister.Home}/many.csv", Rows(500, withReference: false));

        await Task.WhenAll(register.Ingest.RunAsync(name, default), register.IngestOver(register.Store).RunAsync(name, default));

        await WritePathTests.AssertWholeAsync(register, id, 500);
    }

    [Fact]
    public async Task Ingest_RowGoodOnlyAtTheSecondReading_LosesNoRow()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        var rows = Rows(150, withReference: false).Split('\n');
        rows[3] = rows[3].Replace("A-1", "A-2", StringComparison.Ordinal);
        var name = await register.DropAsync($"{TestRegister.Home}/{RecordIdText()}/many.csv", string.Join('\n', rows));
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<Exception>(() => register.IngestOver(new StoppingStore(register.Store, TableNames.Register, 1, stop)).RunAsync(name, stop.Token));
        var other = await register.AddCollaborationAsync(code: "A-2");
        register.Cache.Clear();

        await register.Ingest.RunAsync(name, default);

        await WritePathTests.AssertWholeAsync(register, id, 149);
        await WritePathTests.AssertWholeAsync(register, other, 1);
    }

    [Fact]
    public async Task Ingest_EqualRowsInOneFile_StayTwo()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        const string row = "A-1,student-exchange,outbound,completed,Same,,2026-03-02,2026-03-12,1,0,0,0,KR,,\n";

        await register.Ingest.RunAsync(await register.DropAsync($"{TestRegister.Home}/twins.csv", Header + row + row), default);

        Assert.Equal(2, (await register.ActivitiesAsync(id)).Count);
    }

    [Theory]
    [InlineData("mn-university/a.csv", "%PDF-1.7 …", "PDF")]
    [InlineData("mn-university/a.csv", "a,b\n1,2\n", "lacks the column")]
    [InlineData("mn-university/a.csv", "", "empty")]
    [InlineData("nobody/a.csv", "a,b\n1,2\n", "not the id of an institution")]
    [InlineData("a.csv", "a,b\n1,2\n", "not the id of an institution")]
    [InlineData("mn-university/../a.csv", "", "")]
    public async Task Ingest_WrongFile_IsRejectedWithAReason(string name, string content, string reason)
    {
        await using var register = await TestRegister.OpenAsync();
        if (reason.Length == 0)
        {
            await Assert.ThrowsAsync<StoreLimitException>(() => register.DropAsync(name, content));
            return;
        }

        await register.Ingest.RunAsync(await register.DropAsync(name, content), default);

        var document = await register.OnlyDocumentAsync();
        Assert.Equal(DocumentStatus.Rejected, document.Status);
        Assert.Contains(reason, string.Join(' ', document.Reasons!), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("mn-university/a\nb.csv")]
    [InlineData("mn-university/a\\b.csv")]
    [InlineData("mn-university/../../etc/passwd")]
    [InlineData("mn-university/Тайлан.")]
    public async Task Ingest_NameThatNoStoreTakes_IsRejectedOnceAndOpensNothing(string name)
    {
        await using var register = await TestRegister.OpenAsync();

        await register.Ingest.RunAsync(name, default);
        await register.Ingest.RunAsync(name, default);

        var document = await register.OnlyDocumentAsync();
        Assert.Equal((DocumentStatus.Rejected, TestRegister.Home), (document.Status, document.Institution));
        Assert.Contains("name", Assert.Single(document.Reasons!), StringComparison.Ordinal);
        Assert.DoesNotContain(document.FileName, c => char.IsControl(c) || c is '/' or '\\');
    }

    [Fact]
    public async Task Ingest_PartnersFile_ReachesOnlyItsOwnCollaborations()
    {
        await using var register = await TestRegister.OpenAsync();
        var own = await register.AddCollaborationAsync(code: "A-1");
        var others = await register.AddCollaborationAsync(code: "B-1", partner: "jp-university");

        await register.Ingest.RunAsync(
            await register.DropAsync(
                "kr-hospital/a.csv",
                Header
                + "A-1,student-exchange,outbound,completed,Own,,2026-03-02,2026-03-12,1,0,0,0,KR,,\n"
                + "B-1,student-exchange,outbound,completed,Other,,2026-03-02,2026-03-12,1,0,0,0,KR,,\n"),
            default);

        Assert.Single(await register.ActivitiesAsync(own));
        Assert.Empty(await register.ActivitiesAsync(others));
    }

    [Fact]
    public async Task Ingest_StoppedBehindACorrectionInTheSameFile_IsNotTakenBackToTheEarlierRow()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        var rows = Rows(95, withReference: true);
        await register.Ingest.RunAsync(await register.DropAsync($"{TestRegister.Home}/first.csv", rows), default);
        var name = await register.DropAsync(
            $"{TestRegister.Home}/second.csv", rows + "A-1,joint-research,none,completed,Corrected,Залруулсан,2025-06-06,2026-12-31,7,0,1,0,JP,,R-0\n");
        using var stop = new CancellationTokenSource();

        // Everything is in the register, but the document's fate isn't noted any more: the file is read once more, from its first row.
        var stopping = new StoppingStore(register.Store, TableNames.Documents, 1, stop);
        await Assert.ThrowsAnyAsync<Exception>(() => register.IngestOver(stopping).RunAsync(name, stop.Token));
        var before = await register.DumpAsync();
        await register.Ingest.RunAsync(name, default);

        Assert.Equal(before, await register.DumpAsync());
        Assert.Equal("Corrected", Assert.Single(await register.ActivitiesAsync(id), a => a.Reference == "R-0").Title.In("en"));
        await WritePathTests.AssertWholeAsync(register, id, 95);
    }

    private static string RecordIdText() => Guid.CreateVersion7().ToString();

    private static string Rows(int count, bool withReference)
    {
        var csv = new StringBuilder(Header);
        for (var i = 0; i < count; i++)
        {
            var start = new DateOnly(2025, 1, 1).AddDays(i % 300).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            csv.Append(CultureInfo.InvariantCulture, $"A-1,joint-research,none,completed,Study {i % 400},Судалгаа,{start},2026-12-31,{i % 5},0,1,0,JP,,");
            csv.Append(withReference ? $"R-{i}\n" : "\n");
        }

        return csv.ToString();
    }

    private static string Dated(Func<int, int> month) => Header + string.Concat(Enumerable.Range(0, 300).Select(i => string.Create(
        CultureInfo.InvariantCulture, $"A-1,student-exchange,outbound,completed,Exchange {i},,2026-{month(i):00}-10,2026-12-31,3,,,,KR,,R-{i}\n")));
}
