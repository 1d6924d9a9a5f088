using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Collab.Calendar.Crasher;

/// <summary>
/// Runs the app's timers as the host does, but in simulated time and one after the other. A timer whose moment has passed since its last
/// run, because nothing ran meanwhile, runs at once and once.
/// </summary>
internal static class SimulatedMonth
{
    public static async Task<int> RunAsync(string path, DateTimeOffset until)
    {
        var journal = Journal.Open(path);
        var clock = new SimulatedClock(journal.Now);
        using var host = await ClockedApp.OpenAsync(clock, [], Warn);
        var timers = Timer.All(host.Services);
        while (Next(timers, journal) is var (timer, due) && due <= until)
        {
            clock.MoveTo(due);
            var at = clock.GetUtcNow();
            journal.Write(Journal.Begin, timer.Name, at);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{timer.Name} {at:O}"));
            if (Console.ReadLine() is null)
            {
                return 1;
            }

            await timer.RunAsync();
            journal.Write(Journal.End, timer.Name, at);
        }

        return 0;
    }

    private static (Timer Timer, DateTimeOffset Due) Next(IReadOnlyList<Timer> timers, Journal journal) => timers
        .Select(timer => (timer, Due: timer.After(journal.LastOf(timer.Name) ?? journal.Start)))
        .OrderBy(t => t.Due)
        .ThenBy(t => t.timer.Name, StringComparer.Ordinal)
        .First();

    /// <summary>Whatever the app warns of goes to the error stream, where the test looks for it.</summary>
    private static void Warn(ILoggingBuilder log) => log
        .ClearProviders()
        .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
        .AddFilter<ConsoleLoggerProvider>(level => level >= LogLevel.Warning);
}
