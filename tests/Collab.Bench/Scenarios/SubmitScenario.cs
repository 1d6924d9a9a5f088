using Collab.Bench.Floors;
using Collab.Bench.Load;
using Collab.Bench.Register;
using Collab.Bench.Report;
using Collab.Testing;
using Collab.Testing.Azurite;

namespace Collab.Bench.Scenarios;

/// <summary>
/// Activities submitted one by one over HTTP to the running app, at concurrency 1 and 32, each in turn with its floor: the commits that
/// the same submissions make, recorded beforehand and stored by the bare store.
/// </summary>
internal sealed class SubmitScenario(BenchOptions options)
{
    private const int Many = 32;
    private const int MostBytes = 60_000;

    /// <summary>One, and what is read every few seconds however many operations there are: who is to be told of changes.</summary>
    private const double MostCalls = 1.05;

    private readonly Random random = new(20261122);
    private int number;

    /// <summary>Rounds, and operations of one measurement at concurrency 1; at 32 it is twice as many.</summary>
    private (int Rounds, int Operations) Extent => (options.Length, options.Azurite) switch
    {
        (BenchLength.Short, _) => (3, 100),
        (_, true) => (3, 400),
        (BenchLength.Full, _) => (7, 1500),
        _ => (5, 1000),
    };

    public async Task RunAsync(FigureTable table)
    {
        using var folder = new TempFolder();
        await using var azurite = options.Azurite ? await AzuriteServer.StartNewAsync(default) : null;
        var (rounds, operations) = Extent;
        table.Note("submit: recording the commits");
        var (tape, calls) = await RecordAsync(folder.Of("recorded"), rounds * operations * (options.Azurite ? 3 : 2));
        await using IFloor floor = azurite is null ? new SqliteFloor(folder.Of("floor.db")) : await AzuriteFloor.CreateAsync(azurite, "Floor");
        await floor.StoreAsync(tape.Filling, 1);

        var data = Directory.CreateDirectory(folder.Of("app")).FullName;
        await using var app = await AppProcess.StartAsync(data, azurite?.ConnectionString, observed: true);
        var collaborations = HttpLoad.Fill(app.Address);
        table.Note("submit: warming up");
        Submit(app, collaborations, options.Length == BenchLength.Short ? 200 : options.Azurite ? 300 : 4000, Many);

        var one = new Measured(floor, app);
        var many = new Measured(floor, app);
        for (var round = 0; round < rounds; round++)
        {
            await one.RoundAsync(operations, n => Submit(app, collaborations, n, 1), tape, operations, 1);
            await many.RoundAsync(operations * 2, n => Submit(app, collaborations, n, Many), tape, operations * (options.Azurite ? 2 : 1), Many);
        }

        table.Add(one.Figure("submit, 1 at a time", calls, options.Azurite ? null : "≥ 0.60"));
        table.Add(many.Figure($"submit, {Many} at a time", calls, $"≥ {(options.Azurite ? "0.80" : "1.50")}, p99 ≤ 2 × floor's"));
    }

    private TimedRun Submit(AppProcess app, Guid[] collaborations, int count, int concurrency)
    {
        var requests = HttpLoad.Submissions(collaborations, random, number, count);
        number += count;
        return HttpLoad.Run(app.Address, requests, concurrency);
    }

    /// <summary>Runs the operation in this process over the embedded store and keeps every commit: first those of the filling, then one a submission.</summary>
    private static async Task<(SubmitTape Tape, double Calls)> RecordAsync(string folder, int count)
    {
        var tape = new SubmitTape();
        await using var register = await BenchRegister.CreateAsync(folder, connection: null, tape.Filling.Add);
        register.Store.Recorder = tape.Submissions.Enqueue;
        var random = new Random(7);
        var before = register.Store.Calls;
        for (var i = 0; i < count; i++)
        {
            // One by one, or those that wait for the same collaboration would share a commit.
            await register.SubmitAsync(Samples.NextCollaboration(random), Samples.Activity(random, i));
        }

        return (tape, (double)(register.Store.Calls - before) / count);
    }

    private sealed class SubmitTape
    {
        public List<TapeCommit> Filling { get; } = [];

        public Queue<TapeCommit> Submissions { get; } = [];

        public List<TapeCommit> Take(int count) => [.. Enumerable.Range(0, count).Select(_ => Submissions.Dequeue())];
    }

    private sealed class Measured(IFloor floor, AppProcess app)
    {
        private readonly Rounds rounds = new();
        private readonly List<double> allocated = [];
        private readonly List<double> cpu = [];
        private readonly List<double> client = [];
        private readonly Times times = new();
        private readonly Times floorTimes = new();
        private long peak;

        public async Task RoundAsync(int operations, Func<int, TimedRun> submit, SubmitTape tape, int floorOperations, int floorConcurrency)
        {
            var bare = await floor.StoreAsync(tape.Take(floorOperations), floorConcurrency);
            var before = await app.StatsAsync();
            var clientBefore = ProcessStats.OfThisProcess();
            var run = submit(operations);
            var used = (await app.StatsAsync()).Since(before);
            client.Add(ProcessStats.OfThisProcess().Since(clientBefore).Cpu / operations);
            rounds.Add(floorOperations / bare.Seconds, operations / run.Seconds);
            times.Add(run.Milliseconds);
            floorTimes.Add(bare.Milliseconds);
            allocated.Add((double)used.Allocated / operations);
            cpu.Add(used.Cpu / operations);
            peak = used.Peak;
        }

        public Figure Figure(string name, double calls, string? wanted) => new(
            name, "ops/s", rounds.Product, rounds.Floor, rounds.Ratio, wanted, calls,
            Rounds.Median(allocated), Rounds.Median(cpu), Rounds.Median(client),
            times.P50, times.P99, floorTimes.P99, peak / 1e6)
        {
            Bounds = new(MostCalls: MostCalls, MostBytes: MostBytes),
        };
    }
}
