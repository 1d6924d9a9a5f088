using System.Globalization;
using Collab.Functions.Start;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

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
        await using var services = Compose(clock);
        await services.GetRequiredService<Opening>().RunAsync(CancellationToken.None);
        var hostJson = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "host.json")).Build();
        var timers = Timer.All(services, hostJson);
        while (Next(timers, journal) is var (timer, due) && due <= until)
        {
            clock.MoveTo(due);
            var at = clock.GetUtcNow();
            journal.Write(Journal.Begin, timer.Name, at);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{timer.Name} {at:O}"));
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

    /// <summary>The app's services. Whatever it warns of goes to the error stream, where the test looks for it.</summary>
    private static ServiceProvider Compose(SimulatedClock clock)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<TimeProvider>(clock)
            .AddLogging(logging => logging
                .SetMinimumLevel(LogLevel.Warning)
                .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace))
            .AddCollab(configuration)
            .BuildServiceProvider();
    }
}
