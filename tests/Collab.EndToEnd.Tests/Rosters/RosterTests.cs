using System.Net;
using System.Text;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;

namespace Collab.EndToEnd.Tests.Rosters;

/// <summary>Rosters dropped into the running app, which says all that it has to say.</summary>
public sealed class RosterTests
{
    private const string Header = "collaboration,kind,direction,student number,surname,passport,level,start date,end date,country\n";

    [Fact]
    public async Task Drop_Roster_CountsPeopleAcrossRestartsAndSaysNothingOfThem()
    {
        await using var app = await AppProcess.StartAsync(new Dictionary<string, string> { ["Logging__LogLevel__Default"] = "Trace" });
        var api = new ApiClient(app.Http);
        var (home, partner) = await api.InstitutionsAsync();
        var collaboration = (await api.PostAsync("collaborations", Samples.Collaboration(home, partner, "A-1"))).Want(HttpStatusCode.Created).Text("id");

        await DropAsync(app, home, "first.csv", Row("S-9001"), Row("S-9002"), Row("S-9003").Replace("students", "Zzyzx-level", StringComparison.Ordinal));
        var key = Path.Combine(app.DataFolder, "person-key");
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        }

        Assert.Equal(2, await StudentsAsync(app, collaboration));
        await app.StopAsync();
        await app.StartAgainAsync();
        await DropAsync(app, home, "second.csv", Row("S-9002"), Row("S-9003"));

        Assert.Equal(3, await StudentsAsync(app, collaboration));
        await app.StopAsync();
        Assert.All(["S-900", "Zzyzx", "ZZ9987", (await File.ReadAllTextAsync(key)).Trim()], text => Assert.DoesNotContain(text, app.Output, StringComparison.Ordinal));
    }

    private static string Row(string person) => $"A-1,student-exchange,outbound,{person},Zzyzx,ZZ9987001,students,2026-03-02,2026-05-29,JP\n";

    private static async Task DropAsync(AppProcess app, string home, string name, params string[] rows)
    {
        await Uploads.PutAsync(app, $"{home}/{name}", Encoding.UTF8.GetBytes(Header + string.Concat(rows)));
        var document = await Waiting.ForDocumentAsync(new(app.Http), home, name);
        Assert.Equal("roster", document["kind"]!.GetValue<string>());
    }

    private static async Task<int> StudentsAsync(AppProcess app, string collaboration)
    {
        var activity = Assert.Single(await new ApiClient(app.Http).WalkAsync($"collaborations/{collaboration}/activities"));
        return activity["participants"]!["students"]!.GetValue<int>();
    }
}
