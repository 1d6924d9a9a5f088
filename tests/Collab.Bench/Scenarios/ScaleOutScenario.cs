using System.Globalization;
using System.Text;
using Collab.Bench.Floors;
using Collab.Bench.Load;
using Collab.Bench.Register;
using Collab.Bench.Report;
using Collab.Testing;
using Collab.Testing.Azurite;

namespace Collab.Bench.Scenarios;

/// <summary>
/// Activities submitted at concurrency 32 to 1, 2 and 4 instances of the app on one Azurite, each collaboration's by way of one instance, in
/// turn with the floor: the same commits from as many bare processes at the same concurrency in all. So both sides have as many processes
/// beside Azurite on the same cores, and what differs is what the instances do to each other. Then the same with every collaboration
/// shared: there instances lose races, which costs reads and tries and is counted.
/// </summary>
internal sealed class ScaleOutScenario(BenchOptions options)
{
    private const int Concurrency = 32;

    private readonly Random random = new(20261123);
    private int number;

    /// <summary>Rounds, and operations of one measurement.</summary>
    private (int Rounds, int Operations) Extent => options.Length switch
    {
        BenchLength.Short => (1, 160),
        BenchLength.Full => (7, 800),
        _ => (3, 800),
    };

    public async Task RunAsync(FigureTable table)
    {
        double? alone = null;
        foreach (var instances in (int[])[1, 2, 4])
        {
            table.Note($"scale-out: {instances} of 4");
            alone = await RunAsync(table, instances, alone);
        }
    }

    /// <summary>Measures so many instances on an Azurite of their own, and gives the ratio that one alone has.</summary>
    private async Task<double> RunAsync(FigureTable table, int instances, double? alone)
    {
        using var folder = new TempFolder();
        await using var azurite = await AzuriteServer.StartNewAsync(default);
        var (rounds, operations) = Extent;
        var tapes = await RecordAsync(folder, azurite, [instances * operations, .. Enumerable.Repeat(operations, rounds)]);
        var workers = Enumerable.Range(0, instances).Select(i => FloorWorker.Start(azurite.TableEndpoint, "Floor", i, instances, Concurrency / instances)).ToList();
        var apps = new List<AppProcess>();
        try
        {
            for (var i = 0; i < instances; i++)
            {
                var data = Directory.CreateDirectory(folder.Of($"app{i}")).FullName;
                apps.Add(await AppProcess.StartAsync(data, azurite.ConnectionString, observed: true, azurite.TableEndpoint));
            }

            var collaborations = HttpLoad.Fill(apps[0].Address);
            var own = Enumerable.Range(0, instances).Select(i => collaborations.Where((_, c) => c % instances == i).ToArray()).ToArray();
            var shared = own.Select(_ => collaborations).ToArray();
            var (measured, together) = (new Measured(), new Measured());

            // An instance that hasn't met a collaboration yet reads it first, and each process compiles its code, whatever its part of the work.
            Meet(apps, own);
            await FloorWorker.StoreAsync(workers, tapes[0]);
            await RoundAsync(apps, own, instances * operations);
            foreach (var tape in tapes.Skip(1))
            {
                var floor = await FloorWorker.StoreAsync(workers, tape);
                measured.Add(floor, await RoundAsync(apps, own, operations), operations);
            }

            var name = string.Create(CultureInfo.InvariantCulture, $"submit, {Concurrency} at a time, {instances} instance{(instances > 1 ? "s" : "")}");
            var figure = measured.Figure(name, alone is { } ratio ? string.Create(CultureInfo.InvariantCulture, $"ratio ≥ {0.9 * ratio:0.00}") : null);
            table.Add(figure with { Bounds = new(MostCalls: 1.1, Retries: 0) });
            if (instances > 1)
            {
                together.Add(null, await RoundAsync(apps, shared, operations * rounds), operations * rounds);
                table.Add(together.Figure($"{name}, collaborations shared", null));
            }

            return alone ?? figure.Ratio!.Value;
        }
        finally
        {
            workers.ForEach(worker => worker.Dispose());
            foreach (var app in apps)
            {
                await app.DisposeAsync();
            }
        }
    }

    /// <summary>Fills the floor's table, and gives a tape of so many commits for each round.</summary>
    private static async Task<List<string>> RecordAsync(TempFolder folder, AzuriteServer azurite, int[] rounds)
    {
        var (filling, submitted) = (new List<TapeCommit>(), new List<TapeCommit>());
        await using (var register = await BenchRegister.CreateAsync(folder.Of("recorded"), connection: null, filling.Add))
        {
            register.Store.Recorder = submitted.Add;
            var random = new Random(7);
            for (var i = 0; i < rounds.Sum(); i++)
            {
                await register.SubmitAsync(Samples.NextCollaboration(random), Samples.Activity(random, i));
            }
        }

        await using var floor = await AzuriteFloor.CreateAsync(azurite, "Floor");
        await floor.StoreAsync(filling, 1);
        return [.. rounds.Select((count, round) => Write(folder.Of($"tape{round}"), submitted.Skip(rounds[..round].Sum()).Take(count)))];
    }

    private static string Write(string path, IEnumerable<TapeCommit> commits)
    {
        using var file = new BinaryWriter(File.Create(path), Encoding.UTF8);
        foreach (var commit in commits)
        {
            CommitTape.Write(file, commit);
        }

        return path;
    }

    /// <summary>Has every app sent a submission for each of the collaborations that are its own.</summary>
    private void Meet(List<AppProcess> apps, Guid[][] collaborations)
    {
        var shares = apps.Select((app, i) => (
            app.Address, collaborations[i].SelectMany(id => HttpLoad.Submissions([id], random, number++, 1)).ToArray())).ToList();
        HttpLoad.Run(shares, Concurrency / apps.Count);
    }

    /// <summary>Has every app sent its part of so many submissions, for the collaborations that are its own, and gives what all used.</summary>
    private async Task<(TimedRun Run, ProcessStats Used)> RoundAsync(List<AppProcess> apps, Guid[][] collaborations, int operations)
    {
        var each = operations / apps.Count;
        var shares = apps.Select((app, i) => (app.Address, HttpLoad.Submissions(collaborations[i], random, (number += each) - each, each))).ToList();
        var before = await StatsAsync(apps);
        var run = HttpLoad.Run(shares, Concurrency / apps.Count);
        return (run, (await StatsAsync(apps)).Since(before));
    }

    private static async Task<ProcessStats> StatsAsync(List<AppProcess> apps) => ProcessStats.Sum(await Task.WhenAll(apps.Select(app => app.StatsAsync())));

    private sealed class Measured
    {
        private readonly Rounds rounds = new();
        private readonly List<double> rates = [];
        private readonly Times times = new();
        private readonly Times floorTimes = new();
        private readonly List<ProcessStats> used = [];
        private int operations;

        public void Add(TimedRun? floor, (TimedRun Run, ProcessStats Used) product, int count)
        {
            operations += count;
            rates.Add(count / product.Run.Seconds);
            times.Add(product.Run.Milliseconds);
            used.Add(product.Used);
            if (floor is not null)
            {
                rounds.Add(count / floor.Seconds, rates[^1]);
                floorTimes.Add(floor.Milliseconds);
            }
        }

        public Figure Figure(string name, string? wanted)
        {
            var hasFloor = floorTimes.HasAny;
            return new(
                name, "ops/s", Rounds.Median(rates), hasFloor ? rounds.Floor : null, hasFloor ? rounds.Ratio : null, wanted,
                (double)used.Sum(u => u.Requests) / operations,
                (double)used.Sum(u => u.Allocated) / operations,
                used.Sum(u => u.Cpu) / operations,
                P50: times.P50,
                P99: times.P99,
                FloorP99: hasFloor ? floorTimes.P99 : null,
                PeakMegabytes: used.Max(u => u.Peak) / 1e6,
                Retries: (double)used.Sum(u => u.Retries) / operations);
        }
    }
}
