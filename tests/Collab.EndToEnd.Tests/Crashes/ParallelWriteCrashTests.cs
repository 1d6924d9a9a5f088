using System.Globalization;
using System.Security.Cryptography;
using Collab.EndToEnd.Tests.Registers;
using Xunit.Abstractions;

namespace Collab.EndToEnd.Tests.Crashes;

/// <summary>The app is killed at random moments while sixteen clients write and a file is read: what was acknowledged is there, and everything is there once.</summary>
public abstract class ParallelWriteCrashTests(bool onAzurite, int kills, int rowsOfTheFile, ITestOutputHelper output)
{
    private const int Collaborations = 8;

    [StoreFact]
    public async Task Kill_WhileClientsWrite_LosesAndDoublesNothing() => await RunAsync(apps: 1, kills);

    /// <summary>One of several apps over the same storage is killed; the clients go to the next one with what it owes them.</summary>
    protected async Task RunAsync(int apps, int kills)
    {
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        output.WriteLine($"Seed {seed.ToString(CultureInfo.InvariantCulture)}");
        var random = new Random(seed);
        await using var place = await Place.OpenAsync(onAzurite);
        var running = new List<AppProcess>();
        for (var i = 0; i < apps; i++)
        {
            running.Add(await place.StartAppAsync());
        }

        var register = await SentRegister.MakeAsync(new(running[0].Http), Collaborations);
        var rows = SentRows.Make(random, register.Codes, rowsOfTheFile, "file");
        register.Rows.AddRange(rows);
        await Uploads.PutAsync(running[0], $"{register.Home}/beside.csv", SentRows.Csv(rows));
        using var writers = new Writers(register, running, seed, "w");
        for (var kill = 0; kill < kills; kill++)
        {
            await writers.GoOnAsync(more: 32);
            await Task.Delay(random.Next(150));
            await running[kill % apps].KillAsync();
            await place.ExpireLeasesAsync();
            await running[kill % apps].StartAgainAsync();
        }

        await writers.GoOnAsync(more: 32);
        var ids = await writers.StopAsync();
        output.WriteLine($"{ids.Count} writes, {writers.SentAgain} tries in vain");
        Assert.True(writers.SentAgain > 0, "No kill met a write.");
        await Waiting.ForDocumentAsync(new(running[0].Http), register.Home, "beside.csv");

        // Each app has seen the writes of all.
        foreach (var app in running)
        {
            await register.CheckAsync(new(app.Http));
        }

        var stored = await register.ActivityIdsAsync(new(running[0].Http));
        Assert.Empty(ids.Except(stored));
        Assert.Equal(ids.Count + rowsOfTheFile, stored.Count);
        foreach (var app in running)
        {
            Assert.Equal(0, await app.StopAsync());
        }

        await register.CheckStoredAsync(running[0]);
    }
}

public sealed class EmbeddedParallelWriteCrashTests(ITestOutputHelper output) : ParallelWriteCrashTests(onAzurite: false, kills: 6, rowsOfTheFile: 1500, output);

[OnAzurite]
public sealed class AzuriteParallelWriteCrashTests(ITestOutputHelper output) : ParallelWriteCrashTests(onAzurite: true, kills: 2, rowsOfTheFile: 300, output)
{
    [StoreFact]
    public async Task Kill_OneOfTwoAppsOnOneAccount_LosesAndDoublesNothing() => await RunAsync(apps: 2, kills: 2);
}
