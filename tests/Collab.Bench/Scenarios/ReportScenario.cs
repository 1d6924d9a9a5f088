using System.Globalization;
using Collab.Bench.Floors;
using Collab.Bench.Register;
using Collab.Bench.Report;

namespace Collab.Bench.Scenarios;

/// <summary>
/// The national report of a year as JSON, in turn with DuckDB answering its activity figures from a Parquet file of the same activities. The
/// registers are made once, in a folder of the system's temporary folder, and used again.
/// </summary>
internal sealed class ReportScenario(BenchOptions options)
{
    /// <summary>Rounds before those that count: an app that has been running for a while has its code compiled, and DuckDB the files' pages at hand.</summary>
    private const int WarmUps = 12;

    public async Task RunAsync(FigureTable table)
    {
        int[] sizes = options.Length switch
        {
            BenchLength.Short => [10_000],
            BenchLength.Usual => [1_000_000],
            _ => [10_000, 100_000, 1_000_000],
        };
        foreach (var activities in sizes)
        {
            await RunAsync(table, activities, rounds: options.Length == BenchLength.Short ? 2 : 9);
        }
    }

    private static async Task RunAsync(FigureTable table, int activities, int rounds)
    {
        var folder = await RegisterOfAsync(table, activities);
        using var worker = ReportWorker.Start(folder);
        using var duckDb = await DuckDbReport.StartAsync(folder);
        var measured = new Rounds();
        var runs = new List<ReportRun>();
        for (var round = 0; round < rounds + WarmUps; round++)
        {
            var floor = await duckDb.AskAsync(ReportWorker.Year);
            var run = await worker.AskAsync();
            if ((run.Count, run.Participants, run.PersonDays, run.PartnerCount) != (floor.Count, floor.Participants, floor.PersonDays, floor.PartnerCount))
            {
                throw new InvalidOperationException($"The report says {run}, DuckDB {floor}.");
            }

            if (round >= WarmUps)
            {
                measured.Add(1000 / floor.Milliseconds, 1000 / run.Milliseconds);
                runs.Add(run);
            }
        }

        var peak = runs.Max(r => r.Used.Peak);
        var name = string.Create(CultureInfo.InvariantCulture, $"report, {activities:#,0} activities, {runs[0].Cells:#,0} rows read");
        table.Add(new(
            name, "reports/s", measured.Product, measured.Floor, measured.Ratio, activities == 1_000_000 ? "> 1, ≤ 150 MB" : null,
            runs[0].Calls, Rounds.Median([.. runs.Select(r => (double)r.Used.Allocated)]), Rounds.Median([.. runs.Select(r => r.Used.Cpu)]),
            P50: Rounds.Percentile(runs.Select(r => r.Milliseconds), 0.5), P99: Rounds.Percentile(runs.Select(r => r.Milliseconds), 0.99), PeakMegabytes: peak / 1e6));
        await worker.AskAsync(draw: true);
        var drawn = new List<double>();
        for (var round = 0; round < Math.Min(rounds, 5); round++)
        {
            drawn.Add((await worker.AskAsync(draw: true)).DrawnMilliseconds);
        }

        table.Add(new(
            string.Create(CultureInfo.InvariantCulture, $"its files drawn, {activities:#,0}"), "ms", Rounds.Median(drawn), Wanted: "≤ 1,500 ms"));
    }

    /// <summary>The folder of a register with so many activities, made where it isn't there yet.</summary>
    private static async Task<string> RegisterOfAsync(FigureTable table, int activities)
    {
        var folder = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"collab-bench-report-{activities}"));
        var ready = Path.Combine(folder, "ready");
        if (!File.Exists(ready))
        {
            table.Note(string.Create(CultureInfo.InvariantCulture, $"report: making a register of {activities:#,0} activities in {folder}"));
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            Directory.CreateDirectory(folder);
            await ManyHomes.WriteAsync(folder, activities);
            await ReportWorker.MakeRegisterAsync(folder);
            await File.WriteAllTextAsync(ready, "");
        }

        return folder;
    }
}
