using Collab.Core.Access;
using Collab.Core.Documents;
using Collab.Core.Store;
using Collab.Core.Tests.Support;
using Collab.Core.Tests.Writing;

namespace Collab.Core.Tests.Documents;

/// <summary>What no trigger finished, the sweep finishes.</summary>
public sealed class SweepTests
{
    private const string Csv = "collaboration,kind,direction,status,title,startsOn,endsOn,students,country\nA-1,student-exchange,outbound,completed,Солилцоо,2026-03-02,2026-03-12,3,KR\n";

    [Fact]
    public async Task Sweep_UploadThatNoTriggerSaw_IsReadOnceItIsTwoMinutesOld()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        await register.DropAsync($"{TestRegister.Home}/a.csv", Csv);

        Assert.Equal(0, (await register.Sweep.RunAsync(default)).Finished);
        Assert.Empty(await DuplicateTests.AllAsync(register));
        register.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, (await register.Sweep.RunAsync(default)).Finished);
        register.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(0, (await register.Sweep.RunAsync(default)).Finished);

        Assert.Equal(DocumentStatus.Accepted, (await register.OnlyDocumentAsync()).Status);
        await WritePathTests.AssertWholeAsync(register, id, 1);
    }

    [Fact]
    public async Task Sweep_NothingToDo_CostsTheseCalls()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync(code: "A-1");
        for (var i = 0; i < 3; i++)
        {
            await register.Ingest.RunAsync(await register.DropAsync($"{TestRegister.Home}/{i}.csv", Csv.Replace("Солилцоо", $"Солилцоо {i}", StringComparison.Ordinal)), default);
        }

        register.Clock.Advance(TimeSpan.FromMinutes(5));
        var sweep = register.Sweep;
        await sweep.RunAsync(default);
        register.Store.Reset();

        await sweep.RunAsync(default);

        // When the last sweep was and the three names; what has begun, what was announced and what was decided; when this sweep was.
        Assert.Equal((4, 3, 1), (register.Store.Reads, register.Store.Pages, register.Store.Commits));
    }

    [Fact]
    public async Task Sweep_ReadingThatStopped_GoesOn()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        await StopAsync(register, $"{TestRegister.Home}/a.csv");

        // Long after, when listing the uploads of two days finds it no more.
        await register.Sweep.RunAsync(default);
        register.Clock.Advance(TimeSpan.FromHours(24));
        await new SweepUploads(register.Store, register.Blobs, register.Documents, register.IngestOver(new RegisterOutage(register.Store)), register.FinishDecisionsOver(register.Store), new(), register.Clock).RunAsync(default);
        register.Clock.Advance(TimeSpan.FromHours(23));
        await new SweepUploads(register.Store, register.Blobs, register.Documents, register.IngestOver(new RegisterOutage(register.Store)), register.FinishDecisionsOver(register.Store), new(), register.Clock).RunAsync(default);
        register.Clock.Advance(TimeSpan.FromHours(40));
        var swept = await register.Sweep.RunAsync(default);

        Assert.Equal((1, 0), (swept.Finished, swept.Unfinished.Count));
        Assert.Equal(DocumentStatus.Accepted, (await register.OnlyDocumentAsync()).Status);
        await WritePathTests.AssertWholeAsync(register, id, 1);
    }

    [Fact]
    public async Task Sweep_ReadingThatIsUnderWay_IsLeftAlone()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync(code: "A-1");
        var name = await StopAsync(register, $"{TestRegister.Home}/a.csv");
        var document = await register.OnlyDocumentAsync();
        register.Clock.Advance(TimeSpan.FromMinutes(10));
        await register.Documents.ReportAsync(document with { Rows = 5_000, UpdatedAt = register.Clock.GetUtcNow() }, default);
        Assert.Equal(0, (await register.Sweep.RunAsync(default)).Finished);

        register.Clock.Advance(TimeSpan.FromMinutes(2));
        var gate = new ReadingGate();
        using (await gate.EnterAsync(name, default))
        {
            Assert.Equal(0, (await new SweepUploads(register.Store, register.Blobs, register.Documents, register.Ingest, register.FinishDecisionsOver(register.Store), gate, register.Clock).RunAsync(default)).Finished);
        }

        Assert.Equal(1, (await register.Sweep.RunAsync(default)).Finished);
    }

    [Fact]
    public async Task Sweep_OneThatFails_DoesNotStopTheOthersAndIsTriedAgain()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync(code: "A-1");
        await StopAsync(register, $"{TestRegister.Home}/a.csv");
        await register.DropAsync("kr-hospital/b.csv", "%PDF-1.7 damaged");
        register.Clock.Advance(TimeSpan.FromMinutes(5));
        var failing = new SweepUploads(register.Store, register.Blobs, register.Documents, register.IngestOver(new RegisterOutage(register.Store)), register.FinishDecisionsOver(register.Store), new(), register.Clock);

        var swept = await failing.RunAsync(default);

        var first = (await DuplicateTests.AllAsync(register)).ToDictionary(d => d.FileName);
        Assert.Equal(first["a.csv"].Id, Assert.Single(swept.Unfinished).Document);
        Assert.Equal((DocumentStatus.Processing, DocumentStatus.Rejected), (first["a.csv"].Status, first["b.csv"].Status));
        register.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(1, (await register.Sweep.RunAsync(default)).Finished);
        Assert.Equal(DocumentStatus.Accepted, (await DuplicateTests.AllAsync(register)).Single(d => d.FileName == "a.csv").Status);
    }

    [Fact]
    public async Task Sweep_ReadingThatFailsForTwoDays_IsGivenUpWithAReason()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync(code: "A-1");
        await StopAsync(register, $"{TestRegister.Home}/a.csv");
        var failing = new SweepUploads(register.Store, register.Blobs, register.Documents, register.IngestOver(new RegisterOutage(register.Store)), register.FinishDecisionsOver(register.Store), new(), register.Clock);
        for (var hours = 0; hours < 48; hours++)
        {
            register.Clock.Advance(TimeSpan.FromHours(1));
            Assert.Equal(hours == 47 ? 0 : 1, (await failing.RunAsync(default)).Unfinished.Count);
        }

        var document = await register.OnlyDocumentAsync();
        Assert.Equal(DocumentStatus.Rejected, document.Status);
        Assert.Contains("not yours", Assert.Single(document.Reasons!), StringComparison.Ordinal);
        register.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal((0, 0), ((await register.Sweep.RunAsync(default)).Finished, (await failing.RunAsync(default)).Unfinished.Count));
    }

    [Fact]
    public async Task Sweep_FileThatWentAwayHalfRead_IsRejected()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync(code: "A-1");
        var name = await StopAsync(register, $"{TestRegister.Home}/a.csv");
        await register.Blobs.DeleteAsync(ContainerNames.Uploads, name, default);
        register.Clock.Advance(TimeSpan.FromMinutes(5));

        await register.Sweep.RunAsync(default);

        var document = await register.OnlyDocumentAsync();
        Assert.Equal(DocumentStatus.Rejected, document.Status);
        Assert.Contains("taken away", Assert.Single(document.Reasons!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sweep_AnnouncementWithoutAFile_IsRejectedAfterADay()
    {
        await using var register = await TestRegister.OpenAsync();
        var made = TestRegister.Done(await AnnouncedUploadTests.AnnounceAsync(register, Caller.Admin, AnnouncedUploadTests.Draft()));
        var sweep = register.Sweep;
        await sweep.RunAsync(default);
        register.Clock.Advance(TimeSpan.FromHours(23));
        await sweep.RunAsync(default);
        Assert.Equal(DocumentStatus.Received, (await register.OnlyDocumentAsync()).Status);
        register.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(1, (await sweep.RunAsync(default)).Finished);

        var document = await register.OnlyDocumentAsync();
        Assert.Equal(DocumentStatus.Rejected, document.Status);
        Assert.Contains("No file arrived", Assert.Single(document.Reasons!), StringComparison.Ordinal);
        var late = await AnnouncedUploadTests.SendGoodAsync(register, made);
        Assert.Equal("upload-over", Assert.IsType<Collab.Core.Results.Refusal.Conflict>(TestRegister.Refused(late)).Code);
        Assert.Null(await register.Blobs.FindAsync(ContainerNames.Uploads, made.Ticket.BlobName, default));
    }

    private static async Task<string> StopAsync(TestRegister register, string name)
    {
        await register.DropAsync(name, Csv);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => register.IngestOver(new RegisterOutage(register.Store)).RunAsync(name, default));
        return name;
    }
}
