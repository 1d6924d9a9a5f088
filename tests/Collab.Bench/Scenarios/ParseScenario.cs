using System.Globalization;
using Collab.Bench.Load;
using Collab.Bench.Register;
using Collab.Bench.Report;
using Collab.Core.Documents.Reading;
using Collab.Formats.Reading;
using Collab.Testing;

namespace Collab.Bench.Scenarios;

/// <summary>
/// Tables read cell by cell, and nothing done with them. Rows for each second of CPU time, so that what other programs do and what runs beside
/// on another core doesn't count.
/// </summary>
internal sealed class ParseScenario(BenchOptions options)
{
    private bool IsShort => options.Length == BenchLength.Short;

    public async Task RunAsync(FigureTable table)
    {
        if (options.Azurite)
        {
            return;
        }

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
        var (rates, allocated) = (new List<double>(), new List<double>());
        for (var round = -1; round < (IsShort ? 1 : 5); round++)
        {
            var unused = ProcessStats.OfThisProcess();
            if (await ReadAsync(file) != rows)
            {
                throw new InvalidOperationException($"{file} doesn't have {rows} rows.");
            }

            var used = ProcessStats.OfThisProcess().Since(unused);
            if (round >= 0)
            {
                rates.Add(rows * 1000 / used.Cpu);
                allocated.Add((double)used.Allocated / rows);
            }
        }

        table.Add(new(
            string.Create(CultureInfo.InvariantCulture, $"{name}, {rows:#,0} rows"),
            "rows/CPU s",
            Rounds.Median(rates),
            Wanted: wanted,
            AllocatedBytes: Rounds.Median(allocated)));
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
