using System.Globalization;
using System.Runtime.InteropServices;

namespace Collab.Bench.Report;

/// <summary>Collects the figures and prints them as one table.</summary>
internal sealed class FigureTable(TextWriter output)
{
    private static readonly string[] Heads =
    [
        "measurement", "store", "unit", "figure", "floor", "ratio", "wanted", "calls/op", "retries/op", "bytes/op", "CPU ms/op", "client ms/op", "p50 ms", "p99 ms", "floor p99", "peak MB",
    ];

    private readonly List<Figure> figures = [];

    /// <summary>Gets or sets the store of what is measured next.</summary>
    public BenchStore Store { get; set; }

    /// <summary>What was measured and mustn't be so, in sentences.</summary>
    public IEnumerable<string> Broken => figures.SelectMany(f => f.Bounds?.BrokenBy(f) ?? []);

    /// <summary>What this was measured on.</summary>
    private static string Machine => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");

    public void Add(Figure figure)
    {
        figures.Add(figure with { Store = figure.Store ?? Store.ToString() });
        Note($"{figure.Name}: {Number(figure.Value)} {figure.Unit}, floor {Number(figure.Floor)}, ratio {Number(figure.Ratio, "0.00")}");
    }

    /// <summary>Says how it goes, for whoever waits.</summary>
    public void Note(string text) => output.WriteLine($"  {text}");

    public void Print()
    {
        var rows = figures.Select(Cells).Prepend(Heads).ToList();
        var widths = Heads.Select((_, i) => rows.Max(r => r[i].Length)).ToArray();
        output.WriteLine();
        output.WriteLine(Machine);
        foreach (var row in rows)
        {
            output.WriteLine(string.Join("  ", row.Select((cell, i) => i < 3 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))));
        }
    }

    public Results Results(BenchLength length) =>
        new(length.ToString().ToLowerInvariant(), DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), Machine, figures);

    /// <summary>A figure's cells.</summary>
    public static string[] Cells(Figure f) =>
    [
        f.Name, f.Store ?? "–", f.Unit, Number(f.Value), Number(f.Floor), Number(f.Ratio, "0.00"), f.Wanted ?? "–", Number(f.Calls, "0.###"), Number(f.Retries, "0.###"),
        Number(f.AllocatedBytes, "#,0"), Number(f.CpuMilliseconds, "0.###"), Number(f.ClientMilliseconds, "0.###"),
        Number(f.P50), Number(f.P99), Number(f.FloorP99), Number(f.PeakMegabytes, "#,0"),
    ];

    /// <summary>The line of heads and the figures' lines as a table of Markdown.</summary>
    public static IEnumerable<string> Markdown(IEnumerable<Figure> figures) =>
        figures.Select(Cells).Prepend([.. Heads.Select((_, i) => i < 3 ? "---" : "---:")]).Prepend(Heads).Select(row => $"| {string.Join(" | ", row)} |");

    private static string Number(double? value, string? format = null) =>
        value?.ToString(format ?? (value < 100 ? "0.00" : "#,0"), CultureInfo.InvariantCulture) ?? "–";
}
