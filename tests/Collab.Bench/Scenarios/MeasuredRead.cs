using Collab.Bench.Floors;
using Collab.Bench.Load;
using Collab.Bench.Report;

namespace Collab.Bench.Scenarios;

/// <summary>A GET of the running app, one at a time, in turn with its floor: the same rows read from the bare store.</summary>
internal sealed class MeasuredRead(string name, IFloor floor, AppProcess app, Func<int, string> pathOf, Func<int, FloorRead> rowsOf)
{
    private readonly Rounds rounds = new();
    private readonly List<double> times = [];
    private readonly List<double> floorTimes = [];
    private readonly List<double> allocated = [];
    private readonly List<double> cpu = [];
    private readonly List<double> client = [];
    private int number;
    private long peak;

    /// <summary>Sends so many requests that count for nothing.</summary>
    public void WarmUp(int operations) => HttpLoad.Time(app.Address, Requests(operations));

    public async Task RoundAsync(int operations)
    {
        var bare = new List<double>();
        foreach (var rows in Enumerable.Range(number, operations).Select(rowsOf))
        {
            bare.Add(1000 * await floor.ReadAsync(rows, 1));
        }

        var before = await app.StatsAsync();
        var clientBefore = ProcessStats.OfThisProcess();
        var took = HttpLoad.Time(app.Address, Requests(operations));
        var used = (await app.StatsAsync()).Since(before);
        client.Add(ProcessStats.OfThisProcess().Since(clientBefore).Cpu / operations);
        rounds.Add(1000 * operations / bare.Sum(), 1000 * operations / took.Sum());
        times.AddRange(took);
        floorTimes.AddRange(bare);
        allocated.Add((double)used.Allocated / operations);
        cpu.Add(used.Cpu / operations);
        peak = used.Peak;
    }

    /// <param name="calls">Storage calls an operation.</param>
    /// <param name="bounds">What is checked on every machine.</param>
    public Figure Figure(double calls, Bounds bounds) => new(
        name, "ops/s", rounds.Product, rounds.Floor, rounds.Ratio, null, calls,
        Rounds.Median(allocated), Rounds.Median(cpu), Rounds.Median(client),
        Rounds.Percentile(times, 0.5), Rounds.Percentile(times, 0.99), Rounds.Percentile(floorTimes, 0.99), peak / 1e6)
    {
        Bounds = bounds,
    };

    private byte[][] Requests(int count)
    {
        var first = number;
        number += count;
        return [.. Enumerable.Range(first, count).Select(i => LeanConnection.Request("GET", pathOf(i), ""))];
    }
}
