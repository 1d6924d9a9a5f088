using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Collab.EndToEnd.Tests.Registers;
using Collab.Testing;
using Collab.Testing.Corpus;
using Xunit.Abstractions;

namespace Collab.EndToEnd.Tests.Documents;

/// <summary>Files and names that are meant to do harm: each has its fate, and the app that read them all is well and small.</summary>
public sealed class HostileTests(HostileTests.Run run, ITestOutputHelper output) : IClassFixture<HostileTests.Run>
{
    private const string Sender = "mn-medical-university";
    private const long MostMemory = 500L * 1024 * 1024;

    public static TheoryData<string> Files => [.. CorpusFile.Of("hostile").Select(f => f.Path)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Drop_HostileFile_BecomesWhatIsExpected(string path) => Assert.True(run.FaultsOf(path).Length == 0, run.FaultsOf(path));

    [Fact]
    public async Task Drop_FilesOfTooMuch_AreRejectedAndTheAppStaysSmall()
    {
        var files = new[] { HostileFiles.LongLine(), HostileFiles.ManyColumns(), HostileFiles.ManyQuotes(), HostileFiles.ManyCells() };
        using var folder = new TempFolder();
        foreach (var file in files)
        {
            // Written beside the uploads and moved there, so that it is whole from the first moment.
            var whole = folder.Of(file.FileName);
            await using (var content = File.Create(whole))
            {
                file.Write(content);
            }

            File.Move(whole, Path.Combine(run.App.DataFolder, "blobs", "uploads", Sender, file.FileName));
        }

        foreach (var file in files)
        {
            var document = await Waiting.ForAsync($"the fate of {file.FileName}", async () =>
            {
                (await run.Api.GetAsync("/api/health/live")).Want(HttpStatusCode.OK);
                return await Waiting.DocumentAsync(run.Api, Sender, file.FileName) is { } seen && Waiting.IsFinal(seen) ? seen : null;
            });
            Assert.Equal("rejected", document["status"]!.GetValue<string>());
            Assert.NotEmpty(document["reasons"]!.AsArray());
        }

        run.App.Process.Refresh();
        output.WriteLine($"At its peak the app took {run.App.Process.PeakWorkingSet64 / 1024 / 1024} MiB.");
        Assert.False(run.App.Process.HasExited);
        Assert.InRange(run.App.Process.PeakWorkingSet64, 1, MostMemory);
        (await run.Api.GetAsync("/api/health/ready")).Want(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Upload_HostileName_IsRefusedOrKeptAsText()
    {
        var names = JsonNode.Parse(await File.ReadAllBytesAsync(RepositoryRoot.Of("tests", "corpus", "hostile", "names.json")))!;
        var list = CorpusFile.TextsOf(names["names"]);
        for (var i = 0; i < list.Count; i++)
        {
            var table = Encoding.UTF8.GetBytes(
                "collaboration,kind,direction,status,title,startsOn,endsOn,country,reference\r\n"
                + $"{names["collaboration"]},student-exchange,outbound,completed,Name,2026-03-02,2026-03-03,KR,N-{i}\r\n");
            var upload = await run.Api.PostAsync("uploads", new { institution = Sender, kind = "records", fileName = list[i], size = table.Length });
            if ((int)upload.Status is 400 or 422)
            {
                continue;
            }

            var id = upload.Want(HttpStatusCode.Created).Text("documentId");
            using var content = new ByteArrayContent(table);
            Assert.InRange((int)(await run.Api.SendAsync(HttpMethod.Put, $"documents/{id}/content", content)).Status, 200, 299);
            var document = await Waiting.ForAsync(
                $"the fate of the name {i}",
                async () => (await run.Api.GetAsync($"documents/{id}")).Body is var d && Waiting.IsFinal(d) ? d : null);
            Assert.Equal("accepted", document["status"]!.GetValue<string>());
            Assert.DoesNotContain(document["fileName"]!.GetValue<string>(), c => char.IsControl(c) || c is '/' or '\\');
            var kept = (await run.Api.GetAsync($"documents/{id}/content")).Want(HttpStatusCode.OK);
            Assert.Equal(table, kept.Bytes);
            Assert.StartsWith("attachment", kept.Header("Content-Disposition"), StringComparison.Ordinal);
        }

        var uploads = Path.Combine(run.App.DataFolder, "blobs", "uploads");
        Assert.Equal([Path.Combine(uploads, Sender)], Directory.GetFileSystemEntries(uploads).Where(p => !Path.GetFileName(p).StartsWith('.')));
        Assert.DoesNotContain(Directory.GetFileSystemEntries("/tmp"), p => Path.GetFileName(p).StartsWith("collab-name", StringComparison.Ordinal));
    }

    public sealed class Run() : CorpusRun("hostile")
    {
        /// <summary>A document has a worker of its own: how many are read at once, and so the memory that they take, must not depend on the machine.</summary>
        internal override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["DOTNET_PROCESSOR_COUNT"] = "2" };
    }
}
