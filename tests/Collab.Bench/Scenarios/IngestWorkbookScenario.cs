using System.Globalization;
using Collab.Bench.Register;
using Collab.Bench.Report;
using Collab.Testing;

namespace Collab.Bench.Scenarios;

/// <summary>An Excel workbook of activities taken in, in a process of its own: how fast, and above all in how much memory.</summary>
internal sealed class IngestWorkbookScenario(BenchOptions options)
{
    private int Rows => options.Length == BenchLength.Short ? 5_000 : 100_000;

    public async Task RunAsync(FigureTable table)
    {
        if (options.Azurite)
        {
            return;
        }

        using var folder = new TempFolder();
        var workbook = folder.Of("rows.xlsx");
        await SampleWorkbook.WriteAsync(workbook, Rows, seed: 11);
        var runs = new List<IngestRun>();
        for (var round = 0; round < (options.Length == BenchLength.Short ? 1 : 3); round++)
        {
            var data = Directory.CreateDirectory(folder.Of($"data{round}")).FullName;
            runs.Add(await IngestWorker.StartAsync(data, workbook, Rows, connection: null, tape: null));
            Directory.Delete(data, recursive: true);
        }

        table.Add(new(
            string.Create(CultureInfo.InvariantCulture, $"ingest-xlsx, {Rows:#,0} rows"),
            "rows/s",
            Rounds.Median([.. runs.Select(r => Rows / r.Seconds)]),
            Wanted: "< 400 MB",
            Calls: (double)runs[0].Calls / Rows,
            AllocatedBytes: Rounds.Median([.. runs.Select(r => (double)r.Used.Allocated / Rows)]),
            CpuMilliseconds: Rounds.Median([.. runs.Select(r => r.Used.Cpu / Rows)]),
            PeakMegabytes: runs.Max(r => r.Used.Peak) / 1e6));
    }
}
