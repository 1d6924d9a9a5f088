using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.Versioning;

namespace Collab.Testing.Hosting;

/// <summary>The real app in a process of its own, on a port that is its own to the end, over a data folder of its own. It can be killed and started again.</summary>
public sealed class AppProcess : IAsyncDisposable
{
    private const string ReadyMark = "Collab is ready at ";

    /// <summary>Nobody waits so long but on a machine that has far too much to do.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TempFolder folder = new();
    private readonly HeldPort port = new();
    private readonly IReadOnlyDictionary<string, string> environment;
    private readonly string[] arguments;
    private readonly string[] launcher;
    private readonly string[] program;
    private readonly ConcurrentQueue<string> output = new();
    private Process? process;

    private AppProcess(IReadOnlyDictionary<string, string>? environment, string[] arguments, string[]? launcher = null, string[]? program = null)
    {
        this.launcher = launcher ?? [];
        this.program = program ?? [Program];
        this.environment = environment ?? new Dictionary<string, string>();
        this.arguments = arguments;
    }

    /// <summary>Settings of an app that many tests share: each may send wrong tokens from an address of its own.</summary>
    public static IReadOnlyDictionary<string, string> Shared { get; } = new Dictionary<string, string> { ["Collab__Limits__TrustForwardedFor"] = "true" };

    /// <summary>The built app, beside the tests.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "Collab.Functions.dll");

    /// <summary>The admin token that the app is given.</summary>
    public string Token { get; } = $"test-{Guid.CreateVersion7():N}";

    public string DataFolder => environment.GetValueOrDefault("Collab__DataFolder") ?? folder.Of("data");

    /// <summary>The storage account that the app runs on; null on the embedded store.</summary>
    public string? StorageConnection => environment.GetValueOrDefault("AzureWebJobsStorage");

    /// <summary>The process now running. It changes with every start.</summary>
    public Process Process => process ?? throw new InvalidOperationException("The app isn't running.");

    /// <summary>The app's address, ending in a slash. Nobody else has it while the app is away.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>A client with address and token. It changes with every start.</summary>
    public HttpClient Http { get; private set; } = new();

    /// <summary>What the app has written to its console, errors included, since it was first started.</summary>
    public string Output => string.Join('\n', output);

    /// <summary>Starts the app and waits until it is ready; <paramref name="environment"/> and <paramref name="arguments"/> hold for restarts too.</summary>
    public static Task<AppProcess> StartAsync(IReadOnlyDictionary<string, string>? environment = null, params string[] arguments) =>
        StartAsync(new AppProcess(environment, arguments));

    /// <summary>As <see cref="StartAsync(IReadOnlyDictionary{string, string}?, string[])"/>, on the embedded store, through a program that becomes the app (exec), perhaps as another user.</summary>
    [UnsupportedOSPlatform("windows")]
    public static Task<AppProcess> StartThroughAsync(params string[] launcher) => StartThroughAsync(new Dictionary<string, string>(), launcher);

    /// <summary>As <see cref="StartAsync(IReadOnlyDictionary{string, string}?, string[])"/>, where another program than the app's own runs the app: its file and what comes before the app's arguments.</summary>
    public static Task<AppProcess> StartOtherAsync(IReadOnlyDictionary<string, string> environment, string[] program) =>
        StartAsync(new AppProcess(environment, [], program: program));

    /// <summary>As <see cref="StartThroughAsync(string[])"/>, with settings.</summary>
    [UnsupportedOSPlatform("windows")]
    public static Task<AppProcess> StartThroughAsync(IReadOnlyDictionary<string, string> environment, string[] launcher)
    {
        var app = new AppProcess(environment, [], launcher);
        File.SetUnixFileMode(app.folder.Path, (UnixFileMode)0x1FF);
        return StartAsync(app);
    }

    private static async Task<AppProcess> StartAsync(AppProcess app)
    {
        try
        {
            await app.StartAgainAsync();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts again after <see cref="KillAsync"/> or <see cref="StopAsync"/>, on the same data.</summary>
    public async Task StartAgainAsync()
    {
        var ready = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process = Process.Start(StartInfo()) ?? throw new InvalidOperationException("The app can't be started.");
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"The app ended instead of starting: {Output}"));
        process.OutputDataReceived += (_, line) => Hear(line.Data, ready);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, null);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Address = await ready.Task.WaitAsync(Patience);
        Http.Dispose();
        Http = Client();
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var live = await Http.GetAsync("api/health/live");
        live.EnsureSuccessStatusCode();
    }

    /// <summary>A new client with the app's address and no token.</summary>
    public HttpClient Client() => new() { BaseAddress = Address, Timeout = Patience };

    /// <summary>Ends the app at once, as a power cut does (SIGKILL).</summary>
    public async Task KillAsync()
    {
        Process.Kill();
        await Process.WaitForExitAsync();
        process = null;
    }

    /// <summary>Asks the app to stop (SIGTERM) and waits for it; its exit code.</summary>
    public async Task<int> StopAsync()
    {
        Terminate();
        using var limit = new CancellationTokenSource(Patience);
        await Process.WaitForExitAsync(limit.Token);
        var code = Process.ExitCode;
        process = null;
        return code;
    }

    /// <summary>Sends SIGTERM and doesn't wait.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", Process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }

        Http.Dispose();
        port.Dispose();
        folder.Dispose();
    }

    /// <summary>How to start the app; a test of a start that fails uses it alone.</summary>
    public static ProcessStartInfo StartInfo(string workingFolder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>Settings of whoever runs the tests must not reach the app.</summary>
    private static bool IsOurs(string name) =>
        name.StartsWith("Collab", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("AzureWebJobs", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("OTEL_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("APPLICATIONINSIGHTS_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase);

    private ProcessStartInfo StartInfo()
    {
        var settings = new Dictionary<string, string>(environment);
        settings.TryAdd("Collab__DataFolder", DataFolder);
        settings.TryAdd("Collab__AdminToken", Token);
        var start = StartInfo(folder.Path, settings, [.. program[1..], "--urls", port.Url, .. arguments]);
        start.ArgumentList[0] = program[0];
        if (launcher.Length > 0)
        {
            string[] command = [.. launcher[1..], start.FileName, .. start.ArgumentList];
            start.FileName = launcher[0];
            start.ArgumentList.Clear();
            foreach (var part in command)
            {
                start.ArgumentList.Add(part);
            }
        }

        return start;
    }

    private void Hear(string? line, TaskCompletionSource<Uri>? ready)
    {
        if (line is null)
        {
            return;
        }

        output.Enqueue(line);
        if (ready is not null && line.StartsWith(ReadyMark, StringComparison.Ordinal))
        {
            ready.TrySetResult(new(line[ReadyMark.Length..].Split(' ')[0]));
        }
    }
}
