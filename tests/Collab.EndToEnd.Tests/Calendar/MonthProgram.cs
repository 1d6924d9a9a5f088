using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace Collab.EndToEnd.Tests.Calendar;

/// <summary>The program that runs the app's timers in simulated time (tests/Collab.Calendar.Crasher), over a data folder.</summary>
internal static class MonthProgram
{
    private const string Token = "test-of-a-simulated-month-and-its-kills";
    private const string ReadyMark = "Collab is ready at ";
    private const string DemoIsThere = "Admin token: ";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Starts the app with the demo, lets a test change the register over HTTP, and stops it.</summary>
    public static async Task LoadDemoAsync(string dataFolder, DateTimeOffset at, Func<HttpClient, Task> change)
    {
        using var process = Start(dataFolder, "app", Text(at), "--demo", "--urls", "http://127.0.0.1:0");
        process.BeginErrorReadLine();
        try
        {
            using var limit = new CancellationTokenSource(Patience);
            Uri? address = null;
            for (var line = string.Empty; !line.StartsWith(DemoIsThere, StringComparison.Ordinal);)
            {
                line = await process.StandardOutput.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException("The app ended before the demo was there.");
                address = line.StartsWith(ReadyMark, StringComparison.Ordinal) ? new(line[ReadyMark.Length..].Split(' ')[0]) : address;
            }

            using var http = new HttpClient { BaseAddress = address };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
            await change(http);
            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            Assert.Equal(0, process.ExitCode);
        }
        finally
        {
            process.Kill();
        }
    }

    /// <summary>
    /// Runs the timers up to an instant. Before each run <paramref name="kill"/> may give something to wait for: then it is killed, at the
    /// latest when that run is over. Was it killed?
    /// </summary>
    public static async Task<bool> RunAsync(string dataFolder, string journal, DateTimeOffset until, Func<string, DateTimeOffset, Task?> kill)
    {
        using var process = Start(dataFolder, "month", journal, Text(until));
        try
        {
            using var limit = new CancellationTokenSource(Patience);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            var wasKilled = false;
            while (!wasKilled && await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                var moment = kill(line.Split(' ')[0], DateTimeOffset.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
                await process.StandardInput.WriteLineAsync();
                if (moment is not null)
                {
                    await Task.WhenAny(moment, process.StandardOutput.ReadLineAsync(limit.Token).AsTask());
                    process.Kill();
                    wasKilled = true;
                }
            }

            await process.WaitForExitAsync(limit.Token);
            Assert.Equal(string.Empty, await errors);
            Assert.True(wasKilled || process.ExitCode == 0);
            return wasKilled;
        }
        finally
        {
            process.Kill();
        }
    }

    private static Process Start(string dataFolder, params string[] arguments)
    {
        var environment = new Dictionary<string, string>
        {
            ["Collab__DataFolder"] = dataFolder,
            ["Collab__AdminToken"] = Token,
            ["Collab__WebhooksToPrivateAddresses"] = "true",
        };
        var start = AppProcess.StartInfo(Path.GetDirectoryName(dataFolder)!, environment, arguments);
        start.ArgumentList[0] = Path.Combine(AppContext.BaseDirectory, "Collab.Calendar.Crasher.dll");
        start.RedirectStandardInput = true;
        return Process.Start(start) ?? throw new InvalidOperationException("The program can't be started.");
    }

    private static string Text(DateTimeOffset instant) => instant.ToString("O", CultureInfo.InvariantCulture);
}
