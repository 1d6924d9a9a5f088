using System.Globalization;
using Collab.Testing.Hosting;

namespace Collab.Faults.Scenarios;

/// <summary>
/// The machine's clock jumps under the running app, hours on and back, over a month's end and back again. All within the day for which
/// idempotency keys are remembered.
/// </summary>
internal static class ClockJumps
{
    /// <summary>Hours from the evening of the month's last day.</summary>
    private static readonly double[] Hours = [0, 5, -1, 3.99, 4.01, -2, 9, 0.5];

    public static async Task RunAsync(Run run)
    {
        await using var ground = await Ground.OpenAsync(run.OnAzurite);
        var clock = ground.Folder.Of("clock");
        Set(clock, 0);
        var program = Path.Combine(AppContext.BaseDirectory, "Collab.Calendar.Crasher.dll");
        await ground.StartAppAsync(settings => AppProcess.StartOtherAsync(settings, [program, "clock", clock]));
        var crowd = await run.BeginAsync(ground, withFiles: !run.OnAzurite);
        for (var round = 0; round < run.Times(1, 5); round++)
        {
            foreach (var hours in Hours)
            {
                await crowd.AcknowledgedAsync(run.Times(16, 60));
                Set(clock, hours);
                run.Faults++;
            }

            await crowd.AcknowledgedAsync(30);
            if (!await run.VerifyAsync(ground, crowd, goOn: round + 1 < run.Times(1, 5)))
            {
                return;
            }
        }
    }

    /// <summary>So many hours from 20:00 UTC on the last day of this month; written whole, because the app reads it all the time.</summary>
    private static void Set(string file, double hours)
    {
        var now = TimeProvider.System.GetUtcNow();
        var evening = new DateTimeOffset(now.Year, now.Month, 1, 20, 0, 0, TimeSpan.Zero).AddMonths(1).AddDays(-1);
        File.WriteAllText(file + ".new", (evening.AddHours(hours) - now).TotalSeconds.ToString(CultureInfo.InvariantCulture));
        File.Move(file + ".new", file, overwrite: true);
    }
}
