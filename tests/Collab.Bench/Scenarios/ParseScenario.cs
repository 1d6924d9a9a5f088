using System.Globalization;
using Collab.Bench.Floors;
using Collab.Bench.Load;
using Collab.Bench.Register;
using Collab.Bench.Report;
using Collab.Core.Documents.Reading;
using Collab.Formats.Reading;
using Collab.Testing;

namespace Collab.Bench.Scenarios;

/// <summary>
/// Tables read cell by cell, and nothing done with them. Rows for each second of CPU time, so that what other programs do and what runs beside
/// on another core doesn't count. The floor only goes through the file, by the platform's own means.
/// </summary>
internal sealed class ParseScenario(BenchOptions options)
{
    private bool IsShort => options.Length == BenchLength.Short;

    public async Task RunAsync(FigureTable table)
    {
        using var folder = new TempFolder();
        var csv = (File: folder.Of("rows.csv"), Rows: IsShort ? 20_000 : 1_000_000);
        await Samples.WriteCsvAsync(csv.File, csv.Rows, seed: 11);
        var workbook = (File: folder.Of("rows.xlsx"), Rows: IsShort ? 5_000 : 100_000);
        await SampleWorkbook.WriteAsync(workbook.File, workbook.Rows, seed: 11);
        await MeasureAsync(table, "parse CSV", csv.File, csv.Rows, "≥ 400,000");
        await MeasureAsync(table, "parse XLSX", workbook.File, workbook.Rows, "≥ 60,000");
    }

    private async Task MeasureAsync(FigureTable table, string name, string file, int rows, string wanted)
    {
        var (measured, allocated) = (new Rounds(), new List<double>());
        for (var round = -1; round < (IsShort ? 1 : 5); round++)
        {
            var bare = await UsedAsync(rows + 1, () => Task.FromResult(RawTable.Rows(file)));
            var used = await UsedAsync(rows, () => ReadAsync(file));
            if (round >= 0)
            {
                measured.Add(rows * 1000 / bare.Cpu, rows * 1000 / used.Cpu);
                allocated.Add((double)used.Allocated / rows);
            }
        }

        table.Add(new(
            string.Create(CultureInfo.InvariantCulture, $"{name}, {rows:#,0} rows"),
            "rows/CPU s",
            measured.Product,
            measured.Floor,
            measured.Ratio,
            wanted,
            AllocatedBytes: Rounds.Median(allocated))
        {
            Store = "any",
            Bounds = new(MostBytes: 1000),
        });
    }

    /// <exception cref="InvalidOperationException">Not every row was read: that would be quick.</exception>
    private static async Task<ProcessStats> UsedAsync(int rows, Func<Task<int>> read)
    {
        var unused = ProcessStats.OfThisProcess();
        var found = await read();
        return found == rows ? ProcessStats.OfThisProcess().Since(unused) : throw new InvalidOperationException($"{found} of {rows} rows were read.");
    }

    private static async Task<int> ReadAsync(string path)
    {
        await using var content = File.OpenRead(path);
        using var opening = await new DocumentFormats().OpenAsync(content, default);
        var rows = 0;
        while (await ((DocumentOpening.Tables)opening).File.NextAsync(default) is { } table)
        {
            for (; await table.ReadAsync(default); rows++)
            {
                for (var column = 0; column < table.Columns.Count; column++)
                {
                    _ = table[column];
                }
            }
        }

        return rows;
    }
}
