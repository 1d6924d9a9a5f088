using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Collab.Bench.Load;
using Collab.Bench.Register;

namespace Collab.Bench.Floors;

/// <summary>
/// A process of its own that stores its share of recorded commits through <see cref="AzuriteFloor"/>: beside as many instances of the
/// app, the floor is as many processes.
/// </summary>
internal sealed class FloorWorker : IDisposable
{
    public const string Switch = "--floor-worker";
    private const string Ready = "ready";

    private readonly Process process;

    private FloorWorker(Process process) => this.process = process;

    /// <summary>Starts one that stores the commits whose number leaves <paramref name="share"/> when divided by <paramref name="shares"/>.</summary>
    public static FloorWorker Start(Uri service, string table, int share, int shares, int concurrency) => new(Process.Start(
        new ProcessStartInfo(
            Environment.ProcessPath!,
            [Switch, service.ToString(), table, .. new[] { share, shares, concurrency }.Select(n => n.ToString(CultureInfo.InvariantCulture))])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);

    /// <summary>Has all store their shares of the tape at the same time.</summary>
    public static async Task<TimedRun> StoreAsync(IReadOnlyList<FloorWorker> workers, string tape)
    {
        await Task.WhenAll(workers.Select(worker => worker.AskAsync(tape)));
        var watch = Stopwatch.StartNew();
        var runs = await Task.WhenAll(workers.Select(worker => worker.AskAsync("go")));
        var seconds = watch.Elapsed.TotalSeconds;
        return new(seconds, [.. runs.SelectMany(run => JsonSerializer.Deserialize<double[]>(run)!)]);
    }

    /// <summary>What the process does: a line names a tape, the next says go.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var (share, shares, concurrency) = (Number(args[2]), Number(args[3]), Number(args[4]));
        await using var floor = new AzuriteFloor(new(args[0]), args[1]);
        while (await Console.In.ReadLineAsync() is { } tape)
        {
            var commits = CommitTape.Read(tape, commitsAtOnce: int.MaxValue).SelectMany(c => c).Where((_, i) => i % shares == share);
            var bodies = floor.Bodies(commits);
            await Console.Out.WriteLineAsync(Ready);
            await Console.In.ReadLineAsync();
            var run = await floor.StoreAsync(bodies, concurrency);
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(run.Milliseconds));
        }

        return 0;
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private async Task<string> AskAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        return await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The floor's worker ended; its reason stands above.");
    }
}
