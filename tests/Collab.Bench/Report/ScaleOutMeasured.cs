using Collab.Bench.Load;

namespace Collab.Bench.Report;

/// <summary>Rounds of submissions to several instances, with or without a floor, and what all instances used together.</summary>
internal sealed class ScaleOutMeasured
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

    /// <summary>The median of each round's ratio over the other's of the same round.</summary>
    public double RatioToThatOf(ScaleOutMeasured other) => Rounds.Median([.. rounds.Ratios.Zip(other.rounds.Ratios, (own, others) => own / others)]);

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
