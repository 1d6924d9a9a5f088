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
/// So many instances of the app on an Azurite of their own, each collaboration's submissions by way of one instance, and their floor: the
/// same commits from as many bare processes at the same concurrency in all. So both sides have as many processes beside Azurite on the
/// same cores, and what differs is what the instances do to each other.
/// </summary>
internal sealed class Instances : IAsyncDisposable
{
    private const int Concurrency = 32;

    private readonly TempFolder folder = new();
    private readonly AzuriteServer azurite;
    private readonly int operations;
    private readonly List<FloorWorker> workers = [];
    private readonly List<AppProcess> apps = [];
    private readonly List<string> tapes = [];
    private readonly Random random = new(20261123);
    private readonly ScaleOutMeasured alone = new();
    private readonly ScaleOutMeasured together = new();
    private Guid[] collaborations = [];
    private int number;

    private Instances(AzuriteServer azurite, int operations) => (this.azurite, this.operations) = (azurite, operations);

    /// <summary>The collaborations that are each instance's own.</summary>
    private IEnumerable<Guid[]> Own => apps.Select((_, i) => collaborations.Where((_, c) => c % apps.Count == i).ToArray());

    /// <summary>Starts them and the floor's processes, and has each do as much work as a round is, for the code to be warm.</summary>
    public static async Task<Instances> StartAsync(int count, int operations, int rounds)
    {
        var instances = new Instances(await AzuriteServer.StartNewAsync(default), operations);
        try
        {
            await instances.RecordAsync([count * operations, .. Enumerable.Repeat(operations, rounds)]);
            await instances.StartAsync(count);
            await instances.WarmAsync(count * operations);
            return instances;
        }
        catch
        {
            await instances.DisposeAsync();
            throw;
        }
    }

    /// <summary>Measures the floor, then the instances.</summary>
    public async Task RoundAsync(int round)
    {
        var floor = await FloorWorker.StoreAsync(workers, tapes[round + 1]);
        alone.Add(floor, await SubmitAsync([.. Own], operations), operations);
    }

    /// <summary>Measures the instances with any collaboration sent to any of them.</summary>
    public async Task ShareAsync(int count)
    {
        if (apps.Count > 1)
        {
            together.Add(null, await SubmitAsync([.. apps.Select(_ => collaborations)], count), count);
        }
    }

    /// <summary>What was measured, the ratio compared with that of <paramref name="one"/> instance round by round.</summary>
    public IEnumerable<Figure> Figures(Instances one)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"submit, {Concurrency} at a time, {apps.Count} instance{(apps.Count > 1 ? "s" : "")}");
        var wanted = one == this ? null : string.Create(CultureInfo.InvariantCulture, $"≥ 0.90 of 1 instance's ratio; is {alone.RatioToThatOf(one.alone):0.00}");
        yield return alone.Figure(name, wanted) with { Bounds = new(MostCalls: 1.1, Retries: 0) };
        if (apps.Count > 1)
        {
            yield return together.Figure($"{name}, collaborations shared", null);
        }
    }

    public async ValueTask DisposeAsync()
    {
        workers.ForEach(worker => worker.Dispose());
        foreach (var app in apps)
        {
            await app.DisposeAsync();
        }

        await azurite.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>Fills the floor's table, and writes a tape of so many commits for each round.</summary>
    private async Task RecordAsync(int[] rounds)
    {
        var (filling, submitted) = (new List<TapeCommit>(), new List<TapeCommit>());
        await using (var register = await BenchRegister.CreateAsync(folder.Of("recorded"), connection: null, filling.Add))
        {
            register.Store.Recorder = submitted.Add;
            var drawn = new Random(7);
            for (var i = 0; i < rounds.Sum(); i++)
            {
                await register.SubmitAsync(Samples.NextCollaboration(drawn), Samples.Activity(drawn, i));
            }
        }

        await using var floor = await AzuriteFloor.CreateAsync(azurite, "Floor");
        await floor.StoreAsync(filling, 1);
        foreach (var count in rounds)
        {
            var path = folder.Of(string.Create(CultureInfo.InvariantCulture, $"tape{tapes.Count}"));
            await using var file = new BinaryWriter(File.Create(path), Encoding.UTF8);
            submitted.Take(count).ToList().ForEach(commit => CommitTape.Write(file, commit));
            submitted.RemoveRange(0, count);
            tapes.Add(path);
        }
    }

    private async Task StartAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            workers.Add(FloorWorker.Start(azurite.TableEndpoint, "Floor", i, count, Concurrency / count));
            var data = Directory.CreateDirectory(folder.Of(string.Create(CultureInfo.InvariantCulture, $"app{count}-{i}"))).FullName;
            apps.Add(await AppProcess.StartAsync(data, azurite.ConnectionString, observed: true, azurite.TableEndpoint));
        }

        collaborations = HttpLoad.Fill(apps[0].Address);
    }

    /// <summary>An instance that hasn't met a collaboration yet reads it first, and each process compiles its code, whatever its part of the work.</summary>
    private async Task WarmAsync(int count)
    {
        HttpLoad.Run([.. Own.Select((own, i) => (apps[i].Address, own.SelectMany(id => HttpLoad.Submissions([id], random, number++, 1)).ToArray()))], Concurrency / apps.Count);
        await FloorWorker.StoreAsync(workers, tapes[0]);
        await SubmitAsync([.. Own], count);
    }

    /// <summary>Has every app sent its part of so many submissions, for the collaborations that are named for it, and gives what all used.</summary>
    private async Task<(TimedRun Run, ProcessStats Used)> SubmitAsync(Guid[][] named, int count)
    {
        var each = count / apps.Count;
        var shares = apps.Select((app, i) => (app.Address, HttpLoad.Submissions(named[i], random, (number += each) - each, each))).ToList();
        var before = await StatsAsync();
        var run = HttpLoad.Run(shares, Concurrency / apps.Count);
        return (run, (await StatsAsync()).Since(before));
    }

    private async Task<ProcessStats> StatsAsync() => ProcessStats.Sum(await Task.WhenAll(apps.Select(app => app.StatsAsync())));
}
