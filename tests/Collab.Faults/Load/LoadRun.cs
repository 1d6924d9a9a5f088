using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Collab.Faults.Scenarios;
using Collab.Faults.Traffic;
using Collab.Testing.Hosting;

namespace Collab.Faults.Load;

/// <summary>Mixed traffic for a long time, in which neither memory nor handles may grow; then a flood, which the app has to shed and outlive.</summary>
internal static class LoadRun
{
    private const double Mega = 1024 * 1024;

    /// <summary>A register that grows takes a little more; what leaks takes far more.</summary>
    private const double MostHeapGrowth = 32 * Mega;

    private const int MostHandleGrowth = 32;

    private const int Clients = 12;
    private const int MostSamples = 60;

    private static readonly TimeSpan ShortestStep = TimeSpan.FromSeconds(2);

    /// <summary>True when memory and handles are flat, nothing was lost, and the flood was outlived.</summary>
    public static async Task<bool> RunAsync(FaultOptions options)
    {
        var store = options.Store ?? "embedded";
        var run = new Run(store, options.Seed ?? RandomNumberGenerator.GetInt32(1_000_000), isLong: true);
        await using var ground = await Ground.OpenAsync(run.OnAzurite);
        var socket = ground.Folder.Of("hook.sock");
        await ground.StartAppAsync(settings => StartAsync(settings, socket));
        var crowd = await run.BeginAsync(ground, Clients);
        var isFlat = Judge(await TrafficAsync(crowd, ground, socket, options.Time));
        File.Delete(socket);
        await run.VerifyAsync(ground, crowd, goOn: false);
        File.Delete(socket);
        await ground.StartAgainAsync(1);
        var isOutlived = await Flood.RunAsync(ground);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{store}, seed {run.Seed}: {run.Journal.Operations} operations, {run.Journal.Unknown} unknown, {run.Findings.Count} findings"));
        foreach (var finding in run.Findings.Take(20))
        {
            Console.WriteLine($"  {finding}");
        }

        return isFlat && isOutlived && run.Findings.Count == 0;
    }

    private static Task<AppProcess> StartAsync(Dictionary<string, string> settings, string socket)
    {
        File.Delete(socket);
        settings["DOTNET_STARTUP_HOOKS"] = typeof(LoadRun).Assembly.Location;
        settings[StartupHook.SocketVariable] = socket;
        return AppProcess.StartAsync(settings);
    }

    private static async Task<IReadOnlyList<Sample>> TrafficAsync(Crowd crowd, Ground ground, string socket, TimeSpan length)
    {
        var samples = new List<Sample>();
        var step = TimeSpan.FromTicks(Math.Max((length / MostSamples).Ticks, ShortestStep.Ticks));
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) is var now && now < length)
        {
            await crowd.UntilAsync(() => Stopwatch.GetElapsedTime(started) >= now + step);

            // At rest: what requests under way need comes and goes, and grows with the register that their reports are about.
            await crowd.PauseAsync();
            samples.Add(await Sample.TakeAsync(ground.App, socket, Stopwatch.GetElapsedTime(started)));
            crowd.GoOn();
        }

        return samples;
    }

    private static bool Judge(IReadOnlyList<Sample> samples)
    {
        foreach (var s in samples.Where((_, i) => i % Math.Max(1, samples.Count / 12) == 0).Append(samples[^1]))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{s.At.TotalMinutes,6:0.0} min  resident {s.Resident / Mega,6:0} MB  heap {s.Heap / Mega,6:0.0} MB  handles {s.Handles,4}  threads {s.Threads,3}"));
        }

        var half = samples.Skip(samples.Count / 2).ToArray();
        var hours = (half[^1].At - half[0].At).TotalHours;
        var (heap, resident) = (Trend.PerHour(samples, s => s.Heap), Trend.PerHour(samples, s => s.Resident));
        var handles = Trend.PerHour(samples, s => s.Handles) * hours;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"second half, at rest: heap {heap / Mega:+0.0;-0.0} MB an hour, resident {resident / Mega:+0.0;-0.0} MB an hour, handles {handles:+0.0;-0.0} in all"));
        return heap * hours < MostHeapGrowth && handles < MostHandleGrowth;
    }
}
