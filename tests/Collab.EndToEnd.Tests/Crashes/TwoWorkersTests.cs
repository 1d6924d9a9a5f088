using System.Globalization;
using System.Security.Cryptography;
using Collab.EndToEnd.Tests.Registers;
using Collab.Testing;
using Xunit.Abstractions;

namespace Collab.EndToEnd.Tests.Crashes;

/// <summary>
/// Two workers read the same file of 20,000 rows at once and are killed fifty times at random moments: what stands in the register in the
/// end, month cells and history included, is what one worker leaves that nobody disturbed.
/// </summary>
public sealed class TwoWorkersTests(ITestOutputHelper output)
{
    private const int Kills = 50;
    private const int Rows = 20_000;
    private const int Collaborations = 20;

    /// <summary>Reading takes about two seconds once a process has begun; kills fall all over that time.</summary>
    private const int LongestLife = 900;

    private const string BrokenRow = "ӨҮ-0,,student-exchange,outbound,completed,Broken,,2025-02-30,2025-03-01,,1,,,,JP";

    [Fact]
    public async Task Kill_FiftyTimesWhileTwoWorkersRead_LeavesWhatOneCleanRunLeaves()
    {
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        output.WriteLine($"Seed {seed.ToString(CultureInfo.InvariantCulture)}");
        var random = new Random(seed);
        await using var place = await Place.OpenAsync(onAzurite: false);
        var app = await place.StartAppAsync();
        var register = await SentRegister.MakeAsync(new(app.Http), Collaborations);
        Assert.Equal(0, await app.StopAsync());
        var blob = $"{register.Home}/үйл-ажиллагаа.csv";
        await Uploads.PutAsync(app, blob, SentRows.Csv(RowsWithCorrections(random, register), BrokenRow));

        using var folders = new TempFolder();
        var clean = Copy(app.DataFolder, folders.Of("clean"));
        await KilledReading.FinishAsync(clean, blob, workers: 1);
        var wanted = await RegisterDump.OfAsync(clean, register.Home);
        Assert.True(wanted.Keys.Count(k => k.StartsWith("i|", StringComparison.Ordinal)) > Rows / 2);

        for (var (kills, round) = (0, 0); kills < Kills; round++)
        {
            Assert.True(round < Kills, $"Of {round} readings only {kills} were interrupted.");
            var folder = Copy(app.DataFolder, folders.Of(round.ToString(CultureInfo.InvariantCulture)));
            while (kills < Kills && await KilledReading.KillAsync(folder, blob, workers: 2, TimeSpan.FromMilliseconds(random.Next(LongestLife))))
            {
                kills++;
            }

            await KilledReading.FinishAsync(folder, blob, workers: 2);
            output.WriteLine($"Reading {round}: {kills} kills so far");
            var left = await RegisterDump.OfAsync(folder, register.Home);
            Assert.Empty(wanted.Except(left).Concat(left.Except(wanted)).Select(row => $"{row.Key}: {row.Value}").Order(StringComparer.Ordinal).Take(20));
        }
    }

    /// <summary>Every tenth row is corrected further down in the same file, under its reference.</summary>
    private static List<SentRow> RowsWithCorrections(Random random, SentRegister register)
    {
        var rows = SentRows.Make(random, register.Codes, Rows * 10 / 11, "r");
        var corrected = rows.Where((row, i) => i % 10 == 0 && row.Reference is not null).Select(row => row with { StartsOn = row.StartsOn.AddDays(-20), Staff = 7 });
        return [.. rows, .. corrected];
    }

    private static string Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return to;
    }
}
