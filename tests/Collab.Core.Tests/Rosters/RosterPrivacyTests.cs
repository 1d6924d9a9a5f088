using System.Text;
using Collab.Core.Documents;
using Collab.Core.Store;
using Collab.Core.Tests.Support;

namespace Collab.Core.Tests.Rosters;

/// <summary>Looks for people in every byte that a register keeps, as it stands on the disk.</summary>
public sealed class RosterPrivacyTests
{
    private const string Name = $"{TestRegister.Home}/roster.csv";

    /// <summary>Good and bad rows, among them such whose cells have slipped, so that personal data stand where others belong.</summary>
    private static readonly string Csv = Roster.Header
        + Roster.Rows(0, 30)
        + Roster.Row("MNUMS-77", level: "captain")
        + Roster.Row("MNUMS-78", startsOn: "2026-13-45")
        + Roster.Row("MNUMS-79", collaboration: "A-2")
        + Roster.Row("MNUMS-80" + new string('9', 300))
        + "A-1,student-exchange,outbound,MNUMS-84,Болормаа,Ганбаатар-Өлзий,E77777784,x,students,2003-07-19,2026-06-30,KR,\n"
        + "student-exchange,outbound,MNUMS-83,Болормаа,Ганбаатар-Өлзий,2003-07-19,E77777783,x,2003-07-19,Болормаа,2003-07-19,Ганбаатар-Өлзий,Болормаа,\n"
        + "A-1,student-exchange,outbound,MNUMS-81,Болормаа,Ганбаатар-Өлзий,2003-07-19,E77777781,students,2026-03-02,2026-06-30,KR,planned,MNUMS-81\n"
        + "Болормаа,Ганбаатар-Өлзий,A-1,student-exchange,outbound,MNUMS-82,2003-07-19,E77777782,students,2026-03-02,2026-06-30,KR,,MNUMS-82\n";

    private static readonly string[] People = ["Болормаа", "Ганбаатар-Өлзий", "2003-07-19", "E777777", "MNUMS-"];

    [Fact]
    public async Task Ingest_Roster_KeepsNothingOfAPersonButTheUploadItself()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        var document = await Roster.ReadAsync(register, Name, Csv);

        Assert.Equal((DocumentStatus.PartlyAccepted, 30, 8), (document.Status, document.Accepted, document.Rejected));
        Assert.Equal(30, Assert.Single(await register.ActivitiesAsync(id)).Participants.Students);
        Assert.All(People, text => Assert.Equal([Name], FilesWith(register, text)));

        // The same search finds what is kept.
        Assert.Contains("register.db", string.Join(' ', FilesWith(register, "Оюутан солилцоо: оюутан")), StringComparison.Ordinal);
        Assert.Contains("feedback", string.Join(' ', FilesWith(register, "person:")), StringComparison.Ordinal);
        Assert.Equal(2, document.Notes!.Count);
        Assert.Contains("first name, surname, birth date, passport", document.Notes[1], StringComparison.Ordinal);
        Assert.DoesNotContain("surname", (await register.FeedbackAsync(document)).Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_RosterBrokenOff_KeepsNothingOfAPersonEither()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");

        var document = await Roster.ReadAsync(register, Name, Roster.Header + Roster.Rows(0, 5) + "A-1,student-exchange,outbound,\"MNUMS-9,Болормаа,Ганбаатар-Өлзий,2003-07-19,E77777779\n");

        Assert.Equal((DocumentStatus.PartlyAccepted, DocumentKind.Roster, 5), (document.Status, document.Kind, document.Accepted));
        Assert.Equal(5, Assert.Single(await register.ActivitiesAsync(id)).Participants.Students);
        Assert.All(People, text => Assert.Equal([Name], FilesWith(register, text)));
    }

    [Fact]
    public async Task ForgetRosters_InTheRegistersTimeZone_NotesItsDay()
    {
        await using var register = await TestRegister.OpenAsync();
        register.Settings.TimeZone = "Asia/Ulaanbaatar";
        await register.AddCollaborationAsync(code: "A-1");
        await Roster.ReadAsync(register, Name, Csv);
        register.Clock.Advance(TimeSpan.FromDays(30) + TimeSpan.FromHours(12));

        Assert.Equal(1, await register.ForgetRosters.RunAsync(default));

        Assert.Equal(new DateOnly(2026, 12, 23), Assert.Single(await Roster.DocumentsAsync(register)).ContentDeletedOn);
    }

    [Fact]
    public async Task ForgetRosters_OnItsDay_LeavesNothingOfAPersonAndNotesTheDay()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(code: "A-1");
        var other = await Roster.ReadAsync(register, $"{TestRegister.Home}/activities.csv", "collaboration,kind,direction,status,title,startsOn,endsOn,country\nA-1,student-exchange,outbound,completed,Course,2026-03-02,2026-03-12,KR\n");
        await Roster.ReadAsync(register, Name, Csv);
        await Roster.ReadAsync(register, $"{TestRegister.Home}/01890000-0000-7000-8000-000000000001/roster.csv", Csv);
        register.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await register.ForgetRosters.RunAsync(default));
        Assert.All(People, text => Assert.Equal(2, FilesWith(register, text).Count));
        register.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(2, await register.ForgetRosters.RunAsync(default));

        Assert.All(People, text => Assert.Empty(FilesWith(register, text)));
        var documents = await Roster.DocumentsAsync(register);
        Assert.All(documents.Where(d => d.Id != other.Id), d => Assert.Equal((new DateOnly(2026, 12, 22), false), (d.ContentDeletedOn!.Value, d.HasFeedback)));
        Assert.Null(documents.Single(d => d.Id == other.Id).ContentDeletedOn);
        Assert.NotEmpty(await register.FeedbackAsync(other));
        Assert.NotNull(await register.Blobs.FindAsync(ContainerNames.Uploads, $"{TestRegister.Home}/activities.csv", default));
        Assert.Equal(30, (await register.ActivitiesAsync(id)).Sum(a => a.Participants.Students));
        Assert.Equal(0, await register.ForgetRosters.RunAsync(default));
    }

    [Fact]
    public async Task ForgetRosters_NewerFileOfTheSameName_LeavesThatOne()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync(code: "A-1");
        await Roster.ReadAsync(register, Name, Csv);
        register.Clock.Advance(TimeSpan.FromDays(20));
        await Roster.ReadAsync(register, Name, Csv + Roster.Row("MNUMS-90"));
        register.Clock.Advance(TimeSpan.FromDays(10));

        Assert.Equal(1, await register.ForgetRosters.RunAsync(default));

        Assert.NotNull(await register.Blobs.FindAsync(ContainerNames.Uploads, Name, default));
        register.Clock.Advance(TimeSpan.FromDays(20));
        Assert.Equal(1, await register.ForgetRosters.RunAsync(default));
        Assert.Null(await register.Blobs.FindAsync(ContainerNames.Uploads, Name, default));
    }

    /// <summary>The files in which the text stands: blobs by their container's and own name, without their container where it is uploads.</summary>
    private static List<string> FilesWith(TestRegister register, string text)
    {
        var wanted = Encoding.UTF8.GetBytes(text);
        return
        [
            .. Directory.EnumerateFiles(register.Folder, "*", SearchOption.AllDirectories)
                .Where(file => Path.GetFileName(file) != "lock" && Bytes(file).AsSpan().IndexOf(wanted) >= 0)
                .Select(file => Path.GetRelativePath(register.Folder, file).Replace("blobs/uploads/", string.Empty, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
