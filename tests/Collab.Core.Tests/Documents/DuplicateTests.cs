using System.Globalization;
using Collab.Core.Documents;
using Collab.Core.Json;
using Collab.Core.Store;
using Collab.Core.Tests.Support;
using Collab.Core.Tests.Writing;

namespace Collab.Core.Tests.Documents;

/// <summary>The same bytes again, and what two workers leave of each other's words.</summary>
public sealed class DuplicateTests
{
    private const string Header = "collaboration,kind,direction,status,title,startsOn,endsOn,students,country\n";
    private const string Row = "A-1,student-exchange,outbound,completed,Хаврын солилцоо Ө Ү,2026-03-02,2026-03-12,3,KR\n";

    [Fact]
    public async Task Ingest_SameBytesFromTheSameInstitution_IsADuplicateAndReadsNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync(code: "A-1");
        await IngestAsync(register, $"{TestRegister.Home}/нэг.csv");
        var first = await register.OnlyDocumentAsync();
        var before = await register.DumpAsync();
        var again = await register.DropAsync($"{TestRegister.Home}/хоёр.csv", Header + Row);
        register.Store.Reset();

        await register.Ingest.RunAsync(again, default);

        // The name, the document, the claim and the first document; the duplicate and its name in one commit.
        Assert.Equal((4, 0, 1), (register.Store.Reads, register.Store.Pages, register.Store.Commits));
        Assert.Equal(before, await register.DumpAsync());
        var duplicate = (await AllAsync(register)).Single(d => d.Id != first.Id);
        Assert.Equal((DocumentStatus.Duplicate, first.Id, 0), (duplicate.Status, duplicate.DuplicateOf, duplicate.Rows));
        Assert.Equal("хоёр.csv", duplicate.FileName);
        Assert.NotNull(duplicate.FinishedAt);
        Assert.Equal(DocumentStatus.Accepted, first.Status);
        Assert.Null(first.DuplicateOf);
    }

    [Fact]
    public async Task Ingest_NameThatWasReadToItsEnd_AsksForTheNameOnly()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync(code: "A-1");
        var name = await IngestAsync(register, $"{TestRegister.Home}/a.csv");
        register.Store.Reset();

        await register.Ingest.RunAsync(name, default);

        Assert.Equal((1, 0, 0), (register.Store.Reads, register.Store.Pages, register.Store.Commits));
    }

    [Fact]
    public async Task Ingest_SameBytesFromAnotherInstitution_AreRead()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        await IngestAsync(register, $"{TestRegister.Home}/a.csv");

        await IngestAsync(register, "kr-hospital/a.csv");

        // Read, that is, and found to be there: the same row under the same collaboration is one record.
        Assert.Equal(["kr-hospital", TestRegister.Home], (await AllAsync(register)).Select(d => d.Institution).Order(StringComparer.Ordinal));
        Assert.All(await AllAsync(register), d => Assert.Equal((DocumentStatus.Accepted, 1, null), (d.Status, d.Accepted, d.DuplicateOf)));
        await WritePathTests.AssertWholeAsync(register, id, 1);
    }

    [Fact]
    public async Task Ingest_SameBytesBehindARejectedDocument_AreReadAndTakeTheBytesOver()
    {
        await using var register = await TestRegister.OpenAsync();
        await IngestAsync(register, $"{TestRegister.Home}/a.csv");
        var rejected = await register.OnlyDocumentAsync();
        Assert.Equal(DocumentStatus.Rejected, rejected.Status);
        var id = await register.AddCollaborationAsync(code: "A-1");

        await IngestAsync(register, $"{TestRegister.Home}/b.csv");
        await IngestAsync(register, $"{TestRegister.Home}/c.csv");

        var documents = (await AllAsync(register)).ToDictionary(d => d.FileName);
        Assert.Equal(rejected, documents["a.csv"], (one, other) => RegisterJson.Bytes(one).SequenceEqual(RegisterJson.Bytes(other)));
        Assert.Equal(DocumentStatus.Accepted, documents["b.csv"].Status);
        Assert.Equal((DocumentStatus.Duplicate, documents["b.csv"].Id), (documents["c.csv"].Status, documents["c.csv"].DuplicateOf));
        await WritePathTests.AssertWholeAsync(register, id, 1);
    }

    [Fact]
    public async Task Ingest_SameBytesWhileTheFirstIsUnfinished_IsADuplicateAndTheFirstGoesOn()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        var name = await register.DropAsync($"{TestRegister.Home}/a.csv", Header + Row);
        register.Store.Reset();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => register.IngestOver(new RegisterOutage(register.Store)).RunAsync(name, default));
        Assert.Equal(DocumentStatus.Processing, (await register.OnlyDocumentAsync()).Status);

        await IngestAsync(register, $"{TestRegister.Home}/b.csv");
        Assert.Equal([DocumentStatus.Duplicate, DocumentStatus.Processing], (await AllAsync(register)).Select(d => d.Status).Order(Comparer<DocumentStatus>.Create((a, b) => b.CompareTo(a))));
        await register.Ingest.RunAsync(name, default);

        Assert.Equal(DocumentStatus.Accepted, (await AllAsync(register)).Single(d => d.FileName == "a.csv").Status);
        await WritePathTests.AssertWholeAsync(register, id, 1);
    }

    [Fact]
    public async Task Ingest_SameBytesAtOnce_ExactlyOneIsFirst()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        var workers = Enumerable.Range(0, 6).Select(_ => register.IngestOver(register.Store)).ToArray();
        for (var round = 0; round < 5; round++)
        {
            var csv = Header + Row.Replace("Хаврын", $"Round {round}", StringComparison.Ordinal);
            var names = new List<string>();
            for (var i = 0; i < workers.Length; i++)
            {
                names.Add(await register.DropAsync(string.Create(CultureInfo.InvariantCulture, $"{TestRegister.Home}/{round}-{i}.csv"), csv));
            }

            await Task.WhenAll(workers.Select((worker, i) => Task.Run(() => worker.RunAsync(names[i], default))));

            var documents = (await AllAsync(register)).Where(d => d.FileName.StartsWith($"{round}-", StringComparison.Ordinal)).ToArray();
            var first = Assert.Single(documents, d => d.Status == DocumentStatus.Accepted);
            Assert.Equal(workers.Length - 1, documents.Count(d => d.Status == DocumentStatus.Duplicate && d.DuplicateOf == first.Id));
        }

        await WritePathTests.AssertWholeAsync(register, id, 5);
    }

    [Fact]
    public async Task Report_BehindAFate_ChangesNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync(code: "A-1");
        await IngestAsync(register, $"{TestRegister.Home}/a.csv");
        var done = await register.OnlyDocumentAsync();

        var noted = await register.Documents.ReportAsync(
            done with { Status = DocumentStatus.Processing, Rows = 7_000, FinishedAt = null }, default);

        Assert.False(noted);
        Assert.Equal(RegisterJson.Bytes(done), RegisterJson.Bytes(await register.OnlyDocumentAsync()));
    }

    [Fact]
    public async Task Report_OfAnotherWorkerThatIsBehind_ChangesNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync(code: "A-1");
        var name = await register.DropAsync($"{TestRegister.Home}/a.csv", Header + Row);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => register.IngestOver(new RegisterOutage(register.Store)).RunAsync(name, default));
        var begun = await register.OnlyDocumentAsync();

        Assert.True(await register.Documents.ReportAsync(begun with { Rows = 10_000 }, default));
        Assert.False(await register.Documents.ReportAsync(begun with { Rows = 5_000 }, default));
        Assert.False(await register.Documents.ReportAsync(begun with { Rows = 15_000, Sha256 = new('0', 64) }, default));

        Assert.Equal(10_000, (await register.OnlyDocumentAsync()).Rows);
    }

    [Fact]
    public async Task Find_RowOfAnOlderStore_IsReadAndNothingElseCountsAsADocument()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync(code: "A-1");
        await IngestAsync(register, $"{TestRegister.Home}/a.csv");
        var old = await register.OnlyDocumentAsync();
        var values = new Dictionary<string, object> { ["version"] = 2 };
        var json = System.Text.Encoding.UTF8.GetString(RegisterJson.Bytes(old with { StartedAt = null, FinishedAt = null }));
        Payload.Write(values, "body", System.Text.Encoding.UTF8.GetBytes(json));
        await register.Store.CommitAsync(TableNames.Documents, DocumentRegister.Partition, [new RowChange.Put(DocumentRegister.Key(old.Id), values)], default);

        var found = await register.Documents.FindAsync(old.Id, default);

        Assert.Equal((old.Id, DocumentStatus.Accepted, null), (found!.Document.Id, found.Document.Status, found.BlobName));
        Assert.Single(await AllAsync(register));
    }

    internal static async Task<IReadOnlyList<Document>> AllAsync(TestRegister register)
    {
        var found = new List<Document>();
        await foreach (var row in register.Store.ReadAllAsync(TableNames.Documents, DocumentRegister.Partition, DocumentRegister.All, null, default))
        {
            found.Add(DocumentRegister.Read(row));
        }

        return found;
    }

    private static async Task<string> IngestAsync(TestRegister register, string name)
    {
        await register.DropAsync(name, Header + Row);
        await register.Ingest.RunAsync(name, default);
        return name;
    }
}
