using System.Diagnostics;
using System.Security.Cryptography;

namespace Collab.Testing.Azurite;

/// <summary>Installs the pinned Azurite below <c>tests/azurite</c> on first use, and again when its lock file has changed.</summary>
internal static class AzuriteInstall
{
    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(200);

    private static string Folder { get; } = RepositoryRoot.Of("tests", "azurite");

    // Inside node_modules, which npm ci deletes first: a broken-off install leaves no stamp.
    private static string Stamp { get; } = Path.Combine(Folder, "node_modules", ".collab-installed");

    /// <summary>The script that runs Azurite, installed.</summary>
    /// <exception cref="InvalidOperationException">npm failed; the message has its last words.</exception>
    public static async Task<string> EnsureAsync(CancellationToken cancellationToken)
    {
        var lockFile = await File.ReadAllBytesAsync(Path.Combine(Folder, "package-lock.json"), cancellationToken);
        var wanted = Convert.ToHexString(SHA256.HashData(lockFile));
        if (!await IsInstalledAsync(wanted, cancellationToken))
        {
            await using var held = await LockAsync(cancellationToken);
            if (!await IsInstalledAsync(wanted, cancellationToken))
            {
                await InstallAsync(cancellationToken);
                await File.WriteAllTextAsync(Stamp, wanted, cancellationToken);
            }
        }

        return Path.Combine(Folder, "run.cjs");
    }

    private static async Task<bool> IsInstalledAsync(string wanted, CancellationToken cancellationToken) =>
        File.Exists(Stamp) && await File.ReadAllTextAsync(Stamp, cancellationToken) == wanted;

    // Another test process may be installing: whoever has the file open holds the lock, and loses it by ending, however it ends.
    private static async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(Folder, ".install.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(LockPoll, cancellationToken);
            }
        }
    }

    private static async Task InstallAsync(CancellationToken cancellationToken)
    {
        // npm is a script, which Windows starts through its shell only.
        const string Command = "ci --no-audit --no-fund";
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo("cmd", "/c npm " + Command) : new ProcessStartInfo("npm", Command);
        start.WorkingDirectory = Folder;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var npm = Process.Start(start)!;
        var output = npm.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = npm.StandardError.ReadToEndAsync(cancellationToken);
        await npm.WaitForExitAsync(cancellationToken);
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"'npm {Command}' in {Folder} failed with {npm.ExitCode}: {await errors}{await output}");
        }
    }
}
