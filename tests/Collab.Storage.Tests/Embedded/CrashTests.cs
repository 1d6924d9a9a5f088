using System.Diagnostics;
using System.Globalization;
using Collab.Core.Store;
using Collab.Storage.Embedded;
using Collab.Testing;

namespace Collab.Storage.Tests.Embedded;

/// <summary>What a SIGKILL leaves: every acknowledged commit whole, every other one whole or absent.</summary>
public sealed class CrashTests
{
    private const int Kills = 100;

    /// <summary>Changes of a commit of the crasher.</summary>
    private const int RowsPerCommit = 5;

    [Fact]
    public async Task Kill_AtAnyMoment_KeepsEveryAcknowledgedCommitWhole()
    {
        using var folder = new TempFolder();
        var random = new Random(20260201);
        var acknowledged = new HashSet<string>();
        for (var round = 0; round < Kills; round++)
        {
            await RunAndKillAsync(folder.Path, round, random.Next(1, 60), random.Next(1500), acknowledged);
            await CheckAsync(folder.Path, acknowledged);
        }

        Assert.True(acknowledged.Count > Kills, $"Only {acknowledged.Count} commits were acknowledged in {Kills} rounds.");
    }

    /// <summary>
    /// Lets the crasher acknowledge some commits and kills it some microseconds later, so that the kill falls anywhere in the next ones.
    /// </summary>
    private static async Task RunAndKillAsync(string folder, int round, int acknowledgements, int microseconds, HashSet<string> acknowledged)
    {
        using var process = Crasher.Start("commit", folder, round.ToString(CultureInfo.InvariantCulture));
        for (var i = 0; i < acknowledgements; i++)
        {
            acknowledged.Add(await process.StandardOutput.ReadLineAsync(CancellationToken.None) ?? throw await Crasher.EndedAsync(process));
        }

        for (var end = Stopwatch.GetTimestamp() + (Stopwatch.Frequency * microseconds / 1_000_000); Stopwatch.GetTimestamp() < end;)
        {
            Thread.SpinWait(20);
        }

        process.Kill();
        while (await process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
        {
            // A line that the kill cut short has no end mark.
            if (line.EndsWith('.'))
            {
                acknowledged.Add(line);
            }
        }

        await process.WaitForExitAsync(CancellationToken.None);
    }

    private static async Task CheckAsync(string path, HashSet<string> acknowledged)
    {
        using var folder = DataFolder.Open(path, TimeProvider.System);
        await using var store = new EmbeddedRowStore(folder);
        await store.OpenAsync(CancellationToken.None);
        var rowsOf = new Dictionary<string, int>();
        string? next = null;
        do
        {
            var page = await store.ReadRangeAsync(TableNames.Register, "crash", new("", "~"), 1000, next, ["of"], CancellationToken.None);
            foreach (var row in page.Rows)
            {
                rowsOf[row.Text("of")!] = rowsOf.GetValueOrDefault(row.Text("of")!) + 1;
            }

            next = page.Continuation;
        }
        while (next is not null);

        Assert.All(rowsOf, commit => Assert.True(commit.Value == RowsPerCommit, $"{commit.Key} has {commit.Value} rows"));
        Assert.Empty(acknowledged.Except(rowsOf.Keys));
    }
}
