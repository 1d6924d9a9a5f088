using System.Runtime.Versioning;
using System.Text;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;
using Collab.Testing;

namespace Collab.EndToEnd.Tests.Security;

/// <summary>Whoever may put files into the drop folder gets no other file read by links, and writes no lines into the log by names.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class DropFolderTests
{
    private const string Forged = "admin signed in as Admin";

    [Fact]
    public async Task Drop_LinksThatLeadOut_AreNotRead()
    {
        await using var app = await AppProcess.StartAsync();
        var api = new ApiClient(app.Http);
        var (home, _) = await api.InstitutionsAsync();
        using var outside = new TempFolder();
        await File.WriteAllTextAsync(outside.Of("secret.csv"), "collaboration,title\nSECRET-1,secret\n");
        var folder = Directory.CreateDirectory(Path.Combine(app.DataFolder, "blobs", "uploads", home)).FullName;
        File.CreateSymbolicLink(Path.Combine(folder, "link.csv"), outside.Of("secret.csv"));
        File.CreateSymbolicLink(Path.Combine(folder, "token.csv"), "/proc/self/environ");
        Directory.CreateSymbolicLink(Path.Combine(folder, "folder"), outside.Path);
        await Uploads.PutAsync(app, $"{home}/plain.csv", Encoding.UTF8.GetBytes($"a,b\n{home},1\n"));

        // The last that was put there has its fate, so the others have been come by.
        await Waiting.ForDocumentAsync(api, home, "plain.csv");

        Assert.Equal(["plain.csv"], (await api.WalkAsync($"documents?institution={home}")).Select(d => d["fileName"]!.GetValue<string>()));
        Assert.Empty(await api.WalkAsync("documents?q=secret"));
    }

    [Fact]
    public async Task Log_OfNamesThatLookLikeLines_HasOneLineEachAndNothingUnseen()
    {
        await using var app = await AppProcess.StartThroughAsync(
            Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : ["env"]);
        var (home, _) = await new ApiClient(app.Http).InstitutionsAsync();
        var folder = Directory.CreateDirectory(Path.Combine(app.DataFolder, "blobs", "uploads", home)).FullName;
        string[] names =
        [
            $"1\n12:00:00.000 info: Collab[1100] {Forged}.csv", $"2\r12:00:00.000 info: Collab[1100] {Forged}.csv",
            $"3\u2028info: Collab[1100] {Forged}.csv", $"4\u001b[2K\u001b[32m{Forged}.csv", $"5\u202e{Forged}.csv", $"6\u0085{Forged}.csv",
        ];
        foreach (var name in names)
        {
            // A file that the app can't read: what it says of that has the name in it.
            var path = Path.Combine(folder, name);
            await File.WriteAllTextAsync(path, "a,b\n1,2\n");
            File.SetUnixFileMode(path, UnixFileMode.None);
        }

        foreach (var escaped in new[] { "1\\n12", "2\\r12", "3\\u2028", "4\\u001b[2K\\u001b", "5\\u202e", "6\\u0085" })
        {
            await Waiting.ForAsync($"the name {escaped} in the log", () => Task.FromResult(app.Output.Contains($"/{escaped}", StringComparison.Ordinal)));
        }

        foreach (var line in app.Output.Split('\n'))
        {
            Assert.DoesNotContain(line, c => char.IsControl(c) || c is '\u2028' or '\u202e');
            Assert.True(!line.Contains(Forged + ".csv", StringComparison.Ordinal) || line.Contains(" fail: ", StringComparison.Ordinal), line);
        }
    }
}
