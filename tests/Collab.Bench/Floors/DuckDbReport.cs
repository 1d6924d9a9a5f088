using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Collab.Core.Standards;
using Collab.Testing.Node;

namespace Collab.Bench.Floors;

/// <summary>
/// DuckDB answering the activity figures of a report from a Parquet file of the same activities, in a Node process that stays up. Its
/// package is installed at measuring time; the product doesn't know it.
/// </summary>
internal sealed class DuckDbReport : IDisposable
{
    private static readonly NpmFolder Packages = new("duckdb");

    private readonly Process process;

    private DuckDbReport(Process process) => this.process = process;

    /// <summary>What one answer took (ms), and the figures by which it is known to be the same.</summary>
    public sealed record Answer(
        [property: JsonPropertyName("milliseconds")] double Milliseconds,
        [property: JsonPropertyName("count")] long Count,
        [property: JsonPropertyName("participants")] long Participants,
        [property: JsonPropertyName("personDays")] long PersonDays,
        [property: JsonPropertyName("partnerCount")] long PartnerCount);

    /// <summary>Starts it over the tables that <see cref="Register.ManyHomes.WriteAsync"/> has put into the folder.</summary>
    public static async Task<DuckDbReport> StartAsync(string folder)
    {
        await Packages.EnsureAsync(default);
        var start = new ProcessStartInfo("node", [Packages.Of("report.mjs"), folder]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        return new(Process.Start(start)!);
    }

    public async Task<Answer> AskAsync(Period period)
    {
        await process.StandardInput.WriteLineAsync($"{IsoDate.Of(period.From)} {IsoDate.Of(period.To)} {IsoDate.Of(period.Previous().From)}");
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("DuckDB ended; its message stands above.");
        return JsonSerializer.Deserialize<Answer>(line)!;
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
