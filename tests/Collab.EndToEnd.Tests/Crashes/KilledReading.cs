using System.Diagnostics;
using System.Globalization;

namespace Collab.EndToEnd.Tests.Crashes;

/// <summary>Workers in a process of their own that read an upload (tests/Collab.Ingestion.Crasher).</summary>
internal static class KilledReading
{
    /// <summary>Lets them read to the end.</summary>
    public static async Task FinishAsync(string dataFolder, string blob, int workers)
    {
        using var process = await BeginAsync(dataFolder, blob, workers);
        var said = await process.StandardOutput.ReadLineAsync();
        Assert.True(said == "read", $"The workers failed: {await process.StandardError.ReadToEndAsync()}");
        await process.WaitForExitAsync();
    }

    /// <summary>Kills them so long after they began; false when they had read to the end by then.</summary>
    public static async Task<bool> KillAsync(string dataFolder, string blob, int workers, TimeSpan after)
    {
        using var process = await BeginAsync(dataFolder, blob, workers);
        await Task.Delay(after);
        process.Kill();
        var last = await process.StandardOutput.ReadLineAsync();
        await process.WaitForExitAsync();
        return last is null;
    }

    private static async Task<Process> BeginAsync(string dataFolder, string blob, int workers)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Collab.Ingestion.Crasher.dll");
        var start = new ProcessStartInfo("dotnet", [program, "read", dataFolder, blob, workers.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        if (await process.StandardOutput.ReadLineAsync() == "reading")
        {
            return process;
        }

        throw new InvalidOperationException($"The workers didn't begin: {await process.StandardError.ReadToEndAsync()}");
    }
}
