using System.Globalization;
using Collab.Bench.Floors;
using Collab.Bench.Register;
using Collab.Bench.Report;
using Collab.Testing;
using Collab.Testing.Azurite;

namespace Collab.Bench.Scenarios;

/// <summary>
/// A CSV file of activities taken in, each round with its floor: the commits that the same file makes, recorded beforehand and stored by
/// the bare store. Both begin anew each time, with the sample register and the few rows that warm the product up.
/// </summary>
internal sealed class IngestScenario(BenchOptions options)
{
    /// <summary>Batches of one document that the product commits at once, and so the floor on Azurite.</summary>
    private const int Lanes = 4;

    public async Task RunAsync(FigureTable table)
    {
        if (options.Azurite)
        {
            await RunAsync(table, options.Length == BenchLength.Short ? 1000 : 5000, rounds: 3);
            return;
        }

        switch (options.Length)
        {
            case BenchLength.Short:
                await RunAsync(table, 10_000, rounds: 2);
                break;
            case BenchLength.Usual:
                await RunAsync(table, 100_000, rounds: 3);
                break;
            default:
                await RunAsync(table, 100_000, rounds: 3);
                await RunAsync(table, 1_000_000, rounds: 2);
                break;
        }
    }

    private async Task RunAsync(FigureTable table, int rows, int rounds)
    {
        using var folder = new TempFolder();
        var csv = folder.Of("rows.csv");
        await Samples.WriteCsvAsync(csv, rows, seed: 11);
        var name = string.Create(CultureInfo.InvariantCulture, $"ingest-csv, {rows:#,0} rows");
        table.Note($"{name}: recording the commits");
        var tape = folder.Of("tape");
        var recorded = Directory.CreateDirectory(folder.Of("recorded")).FullName;
        await IngestWorker.StartAsync(recorded, csv, rows, connection: null, tape);
        Directory.Delete(recorded, recursive: true);

        var measured = new Rounds();
        var runs = new List<IngestRun>();
        for (var round = 0; round < rounds; round++)
        {
            var floor = rows / await FloorAsync(folder, tape, round);
            await using var azurite = options.Azurite ? await AzuriteServer.StartNewAsync(default) : null;
            var data = Directory.CreateDirectory(folder.Of($"data{round}")).FullName;
            var run = await IngestWorker.StartAsync(data, csv, rows, azurite?.ConnectionString, tape: null);
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
            rows == 1_000_000 ? "≥ 0.80, < 250 MB" : "≥ 0.80",
            (double)runs[0].Calls / rows,
            Rounds.Median([.. runs.Select(r => (double)r.Used.Allocated / rows)]),
            Rounds.Median([.. runs.Select(r => r.Used.Cpu / rows)]),
            ClientMilliseconds: null,
            PeakMegabytes: runs.Max(r => r.Used.Peak) / 1e6));
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
                seconds += await floor.StoreAsync(part, azurite is null ? 1 : Lanes);
            }
        }

        File.Delete(file);
        return seconds;
    }
}
