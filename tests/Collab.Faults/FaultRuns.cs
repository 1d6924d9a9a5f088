using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using Collab.Faults.Scenarios;

namespace Collab.Faults;

/// <summary>Runs the scenarios that are wanted, each once or, in the long form, with one seed after the other for its share of the time.</summary>
[UnsupportedOSPlatform("windows")]
internal static class FaultRuns
{
    /// <summary>True when nothing was lost or doubled.</summary>
    public static async Task<bool> RunAsync(FaultOptions options)
    {
        var wanted = Scenario.All
            .Where(s => options.Only.Count == 0 || options.Only.Contains(s.Name, StringComparer.Ordinal))
            .SelectMany(s => s.Stores.Select(store => (Scenario: s, Store: store)))
            .Where(s => options.Store is null || options.Store == s.Store)
            .ToArray();
        if (wanted.Length == 0)
        {
            await Console.Error.WriteLineAsync($"No such scenario. There are: {string.Join(", ", Scenario.All.Select(s => s.Name))}");
            return false;
        }

        var table = new RunTable(Console.Out);
        foreach (var (scenario, store) in wanted)
        {
            var share = options.IsLong ? options.Time / wanted.Length : TimeSpan.Zero;
            var started = Stopwatch.GetTimestamp();
            var seed = options.Seed ?? RandomNumberGenerator.GetInt32(1_000_000);
            do
            {
                await RunOneAsync(scenario, store, seed++, options.IsLong, table);
            }
            while (Stopwatch.GetElapsedTime(started) < share);
        }

        table.Print();
        return table.IsClean;
    }

    private static async Task RunOneAsync(Scenario scenario, string store, int seed, bool isLong, RunTable table)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{scenario.Name} on {store}, seed {seed}");
        var run = new Run(store, seed, isLong);
        var started = Stopwatch.GetTimestamp();
        try
        {
            await scenario.RunAsync(run);
        }
#pragma warning disable CA1031 // Whatever ends a run is a finding of it, and the other scenarios are still wanted.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            run.Found(new(Checking.FindingKind.Wrong, $"The run ended: {failure}"));
        }

        var took = Stopwatch.GetElapsedTime(started);
        table.Add(scenario, store, run, took);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {run.Journal.Operations} operations, {run.Faults} faults, {run.Findings.Count} findings, {took.TotalSeconds:0} s"));
        foreach (var finding in run.Findings.Take(20))
        {
            Console.WriteLine($"  {name}: {finding}");
        }
    }
}
