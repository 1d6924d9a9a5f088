using System.Globalization;
using System.Text;
using Collab.Bench.Floors;
using Collab.Bench.Load;
using Collab.Bench.Register;
using Collab.Bench.Report;
using Collab.Core.Access;
using Collab.Core.Records;
using Collab.Core.Writing;
using Collab.Testing;
using Collab.Testing.Azurite;

namespace Collab.Bench.Scenarios;

/// <summary>
/// One bulk request of NDJSON lines, all four types mixed, sent over HTTP to the running app, each round with its floor: the commits that the
/// same lines make, recorded beforehand and stored by the bare store. Both begin anew each time, with the sample register and the few
/// lines that warm the product up.
/// </summary>
internal sealed class RecordsScenario(BenchOptions options)
{
    /// <summary>Batches that the product commits at once, and so the floor on Azurite.</summary>
    private const int Lanes = 4;

    private int Lines => (options.Length, options.Azurite) switch
    {
        (BenchLength.Short, true) => 1000,
        (BenchLength.Short, _) => 10_000,
        (_, true) => 5000,
        _ => 100_000,
    };

    public async Task RunAsync(FigureTable table)
    {
        using var folder = new TempFolder();
        var (small, file) = (folder.Of("small.ndjson"), folder.Of("lines.ndjson"));
        await Samples.WriteNdjsonAsync(small, options.Azurite && options.Length == BenchLength.Short ? 1500 : 4000, seed: 3);
        await Samples.WriteNdjsonAsync(file, Lines, seed: 11);
        var name = string.Create(CultureInfo.InvariantCulture, $"records, {Lines:#,0} lines");
        table.Note($"{name}: recording the commits");
        var calls = await RecordAsync(folder, small, file);

        var measured = new Rounds();
        var used = new List<ProcessStats>();
        for (var round = 0; round < (options.Length == BenchLength.Short ? 2 : 3); round++)
        {
            var floor = Lines / await FloorAsync(folder, round);
            var (seconds, stats) = await MeasureAsync(folder.Of($"data{round}"), small, file);
            used.Add(stats);
            measured.Add(floor, Lines / seconds);
            table.Note(string.Create(CultureInfo.InvariantCulture, $"{name}: {Lines / seconds:#,0} lines/s, floor {floor:#,0}"));
        }

        table.Add(new(
            name,
            "lines/s",
            measured.Product,
            measured.Floor,
            measured.Ratio,
            options.Azurite ? null : "≥ 0.75, < 250 MB",
            (double)calls / Lines,
            Rounds.Median([.. used.Select(u => (double)u.Allocated / Lines)]),
            Rounds.Median([.. used.Select(u => u.Cpu / Lines)]),
            PeakMegabytes: used.Max(u => u.Peak) / 1e6)
        {
            Bounds = new(MostCalls: 0.5, MostBytes: options.Azurite ? 40_000 : 20_000),
        });
    }

    private static string Tape(TempFolder folder) => folder.Of("tape");

    private static string Before(TempFolder folder) => folder.Of("tape.before");

    /// <summary>Runs the operation in this process over the embedded store and keeps every commit; the storage calls of the measured ones.</summary>
    private static async Task<int> RecordAsync(TempFolder folder, string small, string file)
    {
        await using var before = new BinaryWriter(File.Create(Before(folder)), Encoding.UTF8);
        await using var tape = new BinaryWriter(File.Create(Tape(folder)), Encoding.UTF8);
        var data = Directory.CreateDirectory(folder.Of("recorded")).FullName;
        int calls;
        await using (var register = await BenchRegister.CreateAsync(data, connection: null, commit => CommitTape.Write(before, commit)))
        {
            await SubmitAsync(register, small);
            register.Store.Recorder = commit => CommitTape.Write(tape, commit);
            calls = register.Store.Calls;
            await SubmitAsync(register, file);
            calls = register.Store.Calls - calls;
        }

        Directory.Delete(data, recursive: true);
        return calls;
    }

    private static async Task SubmitAsync(BenchRegister register, string file)
    {
        await using var lines = File.OpenRead(file);
        var stream = new RecordStream(Caller.Admin, new WriteOrigin("admin", "request", "bench"), lines.ReadAsync, 1024 * 1024);
        await register.Get<SubmitRecords>().RunAsync(stream, new NoAnswers(), default);
    }

    private async Task<(double Seconds, ProcessStats Used)> MeasureAsync(string data, string small, string file)
    {
        await using var azurite = options.Azurite ? await AzuriteServer.StartNewAsync(default) : null;
        Directory.CreateDirectory(data);
        double seconds;
        ProcessStats used;
        await using (var app = await AppProcess.StartAsync(data, azurite?.ConnectionString, observed: true))
        {
            HttpLoad.Fill(app.Address);
            RecordsLoad.Run(app.Address, small, File.ReadLines(small).Count());
            var before = await app.StatsAsync();
            seconds = RecordsLoad.Run(app.Address, file, Lines);
            used = (await app.StatsAsync()).Since(before);
        }

        Directory.Delete(data, recursive: true);
        return (seconds, used);
    }

    private async Task<double> FloorAsync(TempFolder folder, int round)
    {
        await using var azurite = options.Azurite ? await AzuriteServer.StartNewAsync(default) : null;
        var file = folder.Of($"floor{round}.db");
        double seconds = 0;
        await using (IFloor floor = azurite is null ? new SqliteFloor(file) : await AzuriteFloor.CreateAsync(azurite, "Floor"))
        {
            foreach (var part in CommitTape.Read(Before(folder), commitsAtOnce: 500))
            {
                await floor.StoreAsync(part, 1);
            }

            foreach (var part in CommitTape.Read(Tape(folder), commitsAtOnce: 500))
            {
                seconds += (await floor.StoreAsync(part, azurite is null ? 1 : Lanes)).Seconds;
            }
        }

        File.Delete(file);
        return seconds;
    }

    private sealed class NoAnswers : IAnswerSink
    {
        public void Write(in LineAnswer answer)
        {
            if (answer.Fate != LineFate.Created)
            {
                throw new InvalidOperationException($"Line {answer.Line} was not taken: {string.Join(' ', answer.Faults ?? [])}");
            }
        }

        public void Flush()
        {
        }

        public ValueTask RoomAsync(CancellationToken cancellationToken) => default;
    }
}
