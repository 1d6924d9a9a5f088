using System.Globalization;
using Collab.Bench.Floors;
using Collab.Bench.Register;
using Collab.Bench.Report;
using Collab.Testing;
using Collab.Testing.Azurite;

namespace Collab.Bench.Scenarios;

/// <summary>
/// A file of activities taken in, CSV or an Excel workbook, each round with its floor: the commits that the same file makes, recorded beforehand and stored by
/// the bare store. Both begin anew each time, with the sample register and the few rows that warm the product up.
/// </summary>
internal sealed class IngestScenario(BenchOptions options, string kind)
{
    /// <summary>Batches of one document that the product commits at once, and so the floor on Azurite.</summary>
    private const int Lanes = 4;
    private const int Million = 1_000_000;

    private int[] Sizes => (options.Length, options.Azurite, kind) switch
    {
        (BenchLength.Short, true, _) => [1000],
        (_, true, _) => [5000],
        (BenchLength.Short, _, "csv") => [10_000],
        (BenchLength.Short, _, _) => [5000],
        (BenchLength.Full, _, "csv") => [100_000, Million],
        _ => [100_000],
    };

    private string Wanted(int rows) => (kind, options.Azurite) switch
    {
        (_, true) => "≥ 0.75",
        ("csv", _) => rows == Million ? "≥ 0.80, < 250 MB" : "≥ 0.80",
        _ => "< 400 MB",
    };

    public async Task RunAsync(FigureTable table)
    {
        foreach (var rows in Sizes)
        {
            await RunAsync(table, rows, rounds: options.Length == BenchLength.Short || rows == Million ? 2 : 3);
        }
    }

    private async Task RunAsync(FigureTable table, int rows, int rounds)
    {
        using var folder = new TempFolder();
        var file = folder.Of($"rows.{kind}");
        await (kind == "csv" ? Samples.WriteCsvAsync(file, rows, seed: 11) : SampleWorkbook.WriteAsync(file, rows, seed: 11));
        var name = string.Create(CultureInfo.InvariantCulture, $"ingest-{kind}, {rows:#,0} rows");
        table.Note($"{name}: recording the commits");
        var tape = folder.Of("tape");
        var recorded = Directory.CreateDirectory(folder.Of("recorded")).FullName;
        await IngestWorker.StartAsync(recorded, file, rows, connection: null, tape);
        Directory.Delete(recorded, recursive: true);

        var measured = new Rounds();
        var runs = new List<IngestRun>();
        for (var round = 0; round < rounds; round++)
        {
            var floor = rows / await FloorAsync(folder, tape, round);
            await using var azurite = options.Azurite ? await AzuriteServer.StartNewAsync(default) : null;
            var data = Directory.CreateDirectory(folder.Of($"data{round}")).FullName;
            var run = await IngestWorker.StartAsync(data, file, rows, azurite?.ConnectionString, tape: null);
            Directory.Delete(data, recursive: true);
            runs.Add(run);
            measured.Add(floor, rows / run.Seconds);
            table.Note(string.Create(CultureInfo.InvariantCulture, $"{name}: {rows / run.Seconds:#,0} rows/s, floor {floor:#,0}"));
        }

        table.Add(new(
            name,
            "rows/s",
            measured.Product,
            measured.Floor,
            measured.Ratio,
            Wanted(rows),
            (double)runs[0].Calls / rows,
            Rounds.Median([.. runs.Select(r => (double)r.Used.Allocated / rows)]),
            Rounds.Median([.. runs.Select(r => r.Used.Cpu / rows)]),
            PeakMegabytes: runs.Max(r => r.Used.Peak) / 1e6)
        {
            Bounds = new(MostCalls: 0.5, MostBytes: options.Azurite ? 40_000 : 20_000),
        });
    }

    private async Task<double> FloorAsync(TempFolder folder, string tape, int round)
    {
        await using var azurite = options.Azurite ? await AzuriteServer.StartNewAsync(default) : null;
        var file = folder.Of($"floor{round}.db");
        double seconds = 0;
        await using (IFloor floor = azurite is null ? new SqliteFloor(file) : await AzuriteFloor.CreateAsync(azurite, "Floor"))
        {
            foreach (var part in CommitTape.Read(IngestWorker.Before(tape), commitsAtOnce: 500))
            {
                await floor.StoreAsync(part, 1);
            }

            foreach (var part in CommitTape.Read(tape, commitsAtOnce: 500))
            {
                seconds += (await floor.StoreAsync(part, azurite is null ? 1 : Lanes)).Seconds;
            }
        }

        File.Delete(file);
        return seconds;
    }
}
