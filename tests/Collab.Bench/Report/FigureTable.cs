using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Collab.Bench.Report;

/// <summary>Collects the figures and prints them as one table.</summary>
internal sealed class FigureTable(TextWriter output)
{
    private static readonly string[] Heads =
        ["measurement", "unit", "figure", "floor", "ratio", "wanted", "calls/op", "bytes/op", "CPU ms/op", "client ms/op", "p50 ms", "p99 ms", "peak MB"];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly List<Figure> figures = [];

    /// <summary>What this was measured on.</summary>
    public static string Machine => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");

    public void Add(Figure figure)
    {
        figures.Add(figure);
        Note($"{figure.Name}: {Number(figure.Value)} {figure.Unit}, floor {Number(figure.Floor)}, ratio {Number(figure.Ratio, "0.00")}");
    }

    /// <summary>Says how it goes, for whoever waits.</summary>
    public void Note(string text) => output.WriteLine("  " + text);

    public void Print(BenchOptions options)
    {
        var rows = figures.Select(Cells).Prepend(Heads).ToList();
        var widths = Heads.Select((_, i) => rows.Max(r => r[i].Length)).ToArray();
        output.WriteLine();
        output.WriteLine($"store: {(options.Azurite ? "Azurite" : "embedded")}; {Machine}");
        foreach (var row in rows)
        {
            output.WriteLine(string.Join("  ", row.Select((cell, i) => i < 2 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))));
        }
    }

    public async Task SaveAsync(string path, BenchOptions options)
    {
        await using var file = File.Create(path);
        await JsonSerializer.SerializeAsync(file, new { store = options.Azurite ? "azurite" : "embedded", machine = Machine, figures }, Json);
    }

    private static string[] Cells(Figure f) =>
    [
        f.Name, f.Unit, Number(f.Value), Number(f.Floor), Number(f.Ratio, "0.00"), f.Wanted ?? "–", Number(f.Calls, "0.###"),
        Number(f.AllocatedBytes), Number(f.CpuMilliseconds, "0.###"), Number(f.ClientMilliseconds, "0.###"),
        Number(f.P50), Number(f.P99), Number(f.PeakMegabytes),
    ];

    private static string Number(double? value, string? format = null) =>
        value?.ToString(format ?? (value < 100 ? "0.00" : "#,0"), CultureInfo.InvariantCulture) ?? "–";
}
