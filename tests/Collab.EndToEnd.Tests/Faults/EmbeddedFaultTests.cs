using System.Globalization;
using System.Net;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using Collab.EndToEnd.Tests.Crashes;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;
using Collab.Testing.Faults;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace Collab.EndToEnd.Tests.Faults;

/// <summary>Sixteen clients write to the embedded store while its file is locked, its disk full or its folder not writable: what was acknowledged is there, once.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class EmbeddedFaultTests(ITestOutputHelper output)
{
    private const int Collaborations = 4;

    private readonly int seed = RandomNumberGenerator.GetInt32(int.MaxValue);

    [Fact]
    public async Task Lock_HeldByAnotherProgram_IsA503UntilItIsGivenBack()
    {
        await using var app = await AppProcess.StartAsync();
        var (api, register) = await MakeAsync(app);
        using var writers = new Writers(register, [app], seed, "l");
        await writers.GoOnAsync(more: 32);
        using (var other = await LockAsync(app))
        {
            await WantUnavailableAsync(api, register, "locked");

            await writers.InVainAsync(more: 1);

            // Whoever only reads doesn't notice.
            await writers.Ledger.CheckSoFarAsync(api);
            (await api.GetAsync("/api/health/ready")).Want(HttpStatusCode.OK);
        }

        await writers.GoOnAsync(more: 32);
        await CheckAsync(app, writers, register);
    }

    /// <summary>The disk is full for every file that wants to grow beyond what the register's log has now; even half a page may fit.</summary>
    [Fact]
    public async Task Disk_Full_IsA503AndStoresNoHalfOfAnything()
    {
        await using var app = await StartLimitedAsync();
        var (api, register) = await MakeAsync(app);
        using var writers = new Writers(register, [app], seed, "d");
        await writers.GoOnAsync(more: 32);
        for (var round = 0; round < 3; round++)
        {
            await FileLimit.SetAsync(app, new FileInfo(Path.Combine(app.DataFolder, "register.db-wal")).Length + (round * 10_001) + 513);
            await writers.InVainAsync(more: 16);
            await WantUnavailableAsync(api, register, $"full-{Written(round)}");
            await writers.Ledger.CheckSoFarAsync(api);
            (await api.GetAsync("/api/health/ready")).Want(HttpStatusCode.OK);
            await FileLimit.LiftAsync(app);
            await writers.GoOnAsync(more: 16);
        }

        await CheckAsync(app, writers, register);
    }

    [Fact]
    public async Task Disk_FullAndTheAppKilled_KeepsWhatWasAcknowledged()
    {
        await using var app = await StartLimitedAsync();
        var (api, register) = await MakeAsync(app);
        using var writers = new Writers(register, [app], seed, "k");
        await writers.GoOnAsync(more: 32);
        await FileLimit.SetAsync(app, new FileInfo(Path.Combine(app.DataFolder, "register.db-wal")).Length + 10_001);
        await writers.InVainAsync(more: 16);
        await app.KillAsync();
        await app.StartAgainAsync();
        await writers.Ledger.CheckSoFarAsync(new(app.Http));
        await writers.GoOnAsync(more: 16);
        await CheckAsync(app, writers, register);
    }

    [Fact]
    public async Task Disk_FullForFiles_IsA503AndLeavesNoReport()
    {
        await using var app = await StartLimitedAsync();
        var (api, register) = await MakeAsync(app);
        var report = new { scope = register.Home, from = "2025-01-01", to = "2025-12-31" };
        await FileLimit.SetAsync(app, 0);
        WantUnavailable(await api.PostAsync("reports", report));
        Assert.Empty(await api.WalkAsync($"reports?scope={register.Home}"));
        await FileLimit.LiftAsync(app);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(app.DataFolder, "partial")));
        var made = (await api.PostAsync("reports", report)).Want(HttpStatusCode.Created);
        (await api.GetAsync($"reports/{made.Text("id")}/html")).Want(HttpStatusCode.OK);
    }

    /// <summary>Of files that are open already the app may write some more; but it never says that something is kept which isn't.</summary>
    [Fact]
    public async Task Folder_MadeReadOnly_IsA503OrKept()
    {
        await using var app = await AppProcess.StartThroughAsync(Unprivileged());
        var (api, register) = await MakeAsync(app);
        using var writers = new Writers(register, [app], seed, "r");
        await writers.GoOnAsync(more: 32);
        var kept = (await api.PostAsync("reports", new { scope = register.Home, from = "2024-01-01", to = "2024-12-31" })).Want(HttpStatusCode.Created);
        SetWritable(Path.Combine(app.DataFolder, "blobs"), false);
        WantUnavailable(await api.PostAsync("reports", new { scope = register.Home, from = "2025-01-01", to = "2025-12-31" }));
        SetWritable(app.DataFolder, false);
        WantUnavailable(await api.PostAsync("reports", new { scope = register.Home, from = "2025-01-01", to = "2025-12-31" }));
        (await api.GetAsync($"reports/{kept.Text("id")}/html")).Want(HttpStatusCode.OK);
        await writers.Ledger.CheckSoFarAsync(api);
        SetWritable(app.DataFolder, true);
        (await api.PostAsync("reports", new { scope = register.Home, from = "2025-01-01", to = "2025-12-31" })).Want(HttpStatusCode.Created);
        await writers.GoOnAsync(more: 32);
        await CheckAsync(app, writers, register);
    }

    private static async Task CheckAsync(AppProcess app, Writers writers, SentRegister register)
    {
        var ids = await writers.StopAsync();
        var api = new ApiClient(app.Http);
        await register.CheckAsync(api);
        Assert.Equal(ids.Order(StringComparer.Ordinal), (await register.ActivityIdsAsync(api)).Order(StringComparer.Ordinal));
        foreach (var id in register.Ids.Values)
        {
            var verified = (await api.GetAsync($"collaborations/{id}/history?limit=1&verify=true")).Want(HttpStatusCode.OK);
            Assert.True(verified.Body["chain"]!["intact"]!.GetValue<bool>(), verified.Body["chain"]!.ToJsonString());
        }

        Assert.Equal(0, await app.StopAsync());
        await register.CheckStoredAsync(app);
    }

    /// <summary>A write of the test's own is refused, and it and its key leave nothing.</summary>
    private static async Task WantUnavailableAsync(ApiClient api, SentRegister register, string mark)
    {
        var row = SentRows.MakeOne(new Random(1), register.Codes, mark, mark);
        var path = $"collaborations/{register.Ids[row.Collaboration]}/activities";
        WantUnavailable(await api.PostAsync(path, row.Body, ("Idempotency-Key", mark)));
        Assert.DoesNotContain(await api.WalkAsync($"{path}?limit=500"), a => a["reference"]?.GetValue<string>() == mark);
    }

    private static void WantUnavailable(Answer answer)
    {
        answer.WantProblem(HttpStatusCode.ServiceUnavailable, "storage-unavailable");
        Assert.True(int.Parse(answer.Header("Retry-After")!, CultureInfo.InvariantCulture) > 0);
    }

    private async Task<(ApiClient Api, SentRegister Register)> MakeAsync(AppProcess app)
    {
        output.WriteLine($"Seed {Written(seed)}");
        var api = new ApiClient(app.Http);
        return (api, await SentRegister.MakeAsync(api, Collaborations));
    }

    /// <summary>An app that hears of its file limit as an error, as of a full disk, and not as a signal that ends it.</summary>
    private static Task<AppProcess> StartLimitedAsync() => AppProcess.StartThroughAsync("sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh");

    private static async Task<SqliteConnection> LockAsync(AppProcess app)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(app.DataFolder, "register.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout=300000; BEGIN EXCLUSIVE";
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>For root nothing is read-only: the app then runs as nobody.</summary>
    private static string[] Unprivileged() =>
        Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : ["env"];

    private static void SetWritable(string folder, bool writable)
    {
        const UnixFileMode Write = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        foreach (var path in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Prepend(folder))
        {
            try
            {
                var mode = File.GetUnixFileMode(path);
                File.SetUnixFileMode(path, writable ? mode | UnixFileMode.UserWrite : mode & ~Write);
            }
            catch (FileNotFoundException)
            {
                // The app is at work, and some of its files live only for a moment.
            }
        }
    }

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);
}
