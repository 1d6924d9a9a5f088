using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Collab.Testing;

namespace Collab.Bench.Load;

/// <summary>The real app, started from its own output folder in this program's configuration, on a free port.</summary>
internal sealed partial class AppProcess : IAsyncDisposable
{
    public const string Token = "bench-token-0123456789abcdef";

    private readonly Process process;
    private readonly string socketPath;
    private Task output = Task.CompletedTask;

    private AppProcess(Process process, string socketPath)
    {
        this.process = process;
        this.socketPath = socketPath;
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Seconds from the process's start to being ready, as the app says.</summary>
    public double StartSeconds { get; private set; }

    /// <param name="folder">The data folder, also the working folder.</param>
    /// <param name="connection">The storage account; null for the embedded store.</param>
    /// <param name="observed">Whether <see cref="StatsAsync"/> is wanted; it costs the start a little.</param>
    /// <param name="tables">The Table service whose requests are to be counted; null counts none.</param>
    /// <exception cref="InvalidOperationException">It didn't start.</exception>
    public static async Task<AppProcess> StartAsync(string folder, string? connection, bool observed, Uri? tables = null)
    {
        var socketPath = Path.Combine(Path.GetTempPath(), $"collab-bench-{Environment.ProcessId}-{Path.GetFileName(folder)}.sock");
        File.Delete(socketPath);
        var start = new ProcessStartInfo(AppFile(), ["--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Collab__DataFolder"] = folder;
        start.Environment["Collab__AdminToken"] = Token;
        start.Environment["Collab__Limits__RequestsPerSecond"] = "1000000";
        start.Environment["Collab__Limits__Burst"] = "1000000";
        start.Environment["AzureWebJobsStorage"] = connection;
        if (observed)
        {
            start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(AppProcess).Assembly.Location;
            start.Environment[StartupHook.SocketVariable] = socketPath;
            start.Environment[StartupHook.TablePortVariable] = tables?.Port.ToString(CultureInfo.InvariantCulture);
        }

        var app = new AppProcess(Process.Start(start)!, socketPath);
        try
        {
            await app.UntilReadyAsync();
            return app;
        }
        catch
        {
            app.process.Kill();
            throw;
        }
    }

    public async Task<ProcessStats> StatsAsync()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(socketPath));
        using var stream = new NetworkStream(socket);
        return (await JsonSerializer.DeserializeAsync<ProcessStats>(stream))!;
    }

    /// <summary>Asks it to end, as an operator would.</summary>
    public async ValueTask DisposeAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        await process.WaitForExitAsync();
        await output;
        process.Dispose();
        File.Delete(socketPath);
    }

    private static string AppFile()
    {
        // …/tests/Collab.Bench/bin/Release/net10.0/: the app was built beside in the same configuration.
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return RepositoryRoot.Of("functions", "Collab.Functions", "bin", output.Parent!.Name, output.Name, "Collab.Functions");
    }

    private async Task UntilReadyAsync()
    {
        var said = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.AppendLine(line);
            if (Ready().Match(line) is { Success: true } ready)
            {
                Address = new(ready.Groups[1].Value);
                StartSeconds = double.Parse(ready.Groups[2].Value, CultureInfo.InvariantCulture);

                // Read on, or the pipes fill up and the app waits for ever.
                output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
                return;
            }
        }

        throw new InvalidOperationException($"The app didn't start: {said}{await process.StandardError.ReadToEndAsync()}");
    }

    [GeneratedRegex(@"ready at (\S+) .*, ([0-9.]+) s after")]
    private static partial Regex Ready();
}
