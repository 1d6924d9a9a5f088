using System.Diagnostics;

namespace Collab.Testing.Browser;

/// <summary>The Chromium or Chrome of this machine, without a window.</summary>
public static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private static readonly Lazy<string?> Found = new(Find);

    /// <summary>Why a test that needs a browser is skipped; null when it runs. With <c>CI=true</c> it always runs, and fails where there is none.</summary>
    public static string? SkipReason => Environment.GetEnvironmentVariable("CI") == "true" || Found.Value is not null
        ? null
        : $"There is no browser on the path: {string.Join(", ", Names)}.";

    /// <summary>Opens the page, lets its scripts run until they have nothing more to do, and gives what it shows and every address it asked for. The
    /// browser finds no machine but this one.</summary>
    /// <exception cref="InvalidOperationException">There is no browser here, or it failed.</exception>
    public static async Task<(string Html, IReadOnlyList<Uri> Asked)> OpenAsync(Uri page, CancellationToken cancellationToken)
    {
        var (html, asked, _) = await LookAsync(page, cancellationToken);
        return (html, asked);
    }

    /// <summary>As <see cref="OpenAsync"/>, with the lines that the browser complained about the page in: what a policy of the page has kept it from.</summary>
    /// <exception cref="InvalidOperationException">There is no browser here, or it failed.</exception>
    public static async Task<(string Html, IReadOnlyList<Uri> Asked, IReadOnlyList<string> Refused)> LookAsync(Uri page, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        var log = folder.Of("net-log.json");
        var start = new ProcessStartInfo(Found.Value ?? throw new InvalidOperationException("There is no browser on the path."),
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--enable-logging=stderr", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", $"--user-data-dir={folder.Of("profile")}", $"--log-net-log={log}",
            "--virtual-time-budget=10000", "--dump-dom", page.ToString(),
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var browser = Process.Start(start)!;
        var (output, errors) = (browser.StandardOutput.ReadToEndAsync(cancellationToken), browser.StandardError.ReadToEndAsync(cancellationToken));
        await browser.WaitForExitAsync(cancellationToken);
        return browser.ExitCode == 0
            ? (await output, NetLog.AddressesIn(await File.ReadAllTextAsync(log, cancellationToken)), RefusedIn(await errors))
            : throw new InvalidOperationException($"The browser ended with {browser.ExitCode}: {await errors}");
    }

    /// <summary>Chromium writes what a page's console shows as lines of its own log.</summary>
    private static string[] RefusedIn(string log) =>
        [.. log.Split('\n').Where(line => line.Contains("CONSOLE", StringComparison.Ordinal) && line.Contains("Content Security Policy", StringComparison.Ordinal))];

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        .SelectMany(_ => Names, Path.Combine).FirstOrDefault(File.Exists);
}
