using Collab.Core.Access;
using Collab.Core.Documents;
using Collab.Core.Store;
using Collab.Core.Tests.Rosters;
using Collab.Core.Tests.Support;

namespace Collab.Core.Tests.Documents;

/// <summary>Another process has changed a collaboration's partners, and this one finds out only when it commits.</summary>
public sealed class ReachAtCommitTests
{
    private const string Removed = "kr-hospital";
    private const string Added = "jp-university";
    private const string Header = "collaboration,kind,direction,status,title,startsOn,endsOn,students,country\n";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ingest_PartnerWasRemoved_StoresNothingAndRejectsTheRowsWhenReadAgain(bool roster)
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson()));
        await register.SetPartnerElsewhereAsync(id, Added);
        var file = await register.DropAsync(
            $"{Removed}/a.csv",
            roster ? Roster.Header + Roster.Row("S-1") : $"{Header}A-1,student-exchange,outbound,completed,Өвөл,2026-03-02,2026-03-12,1,KR\n");

        await Assert.ThrowsAsync<StoreUnavailableException>(() => register.Ingest.RunAsync(file, default));
        await register.Ingest.RunAsync(file, default);

        Assert.Single(await register.ActivitiesAsync(id));
        Assert.Equal(DocumentStatus.Rejected, (await register.OnlyDocumentAsync()).Status);
    }

    [Fact]
    public async Task Announce_PartnerWasAdded_IsTaken()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson()));
        await register.SetPartnerElsewhereAsync(id, Added);

        var json = $$"""{"institution":"{{Added}}","kind":"records","fileName":"a.csv","size":3,"collaboration":"{{id}}"}""";

        TestRegister.Done(await AnnouncedUploadTests.AnnounceAsync(register, Caller.Admin, json));

        Assert.Equal(id, (await register.OnlyDocumentAsync()).Collaboration);
    }
}
