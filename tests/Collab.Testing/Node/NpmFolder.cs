using System.Diagnostics;
using System.Security.Cryptography;

namespace Collab.Testing.Node;

/// <summary>A folder below <c>tests</c> with pinned npm packages, installed on first use and again when its lock file has changed.</summary>
public sealed class NpmFolder(string name)
{
    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(200);

    /// <summary>The folder.</summary>
    public string Path { get; } = RepositoryRoot.Of("tests", name);

    // Inside node_modules, which npm ci deletes first: a broken-off install leaves no stamp.
    private string Stamp => Of("node_modules", ".collab-installed");

    /// <summary>A path below the folder.</summary>
    public string Of(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Sees to it that the packages are installed.</summary>
    /// <exception cref="InvalidOperationException">npm failed; the message has its last words.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var lockFile = await File.ReadAllBytesAsync(Of("package-lock.json"), cancellationToken);
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
    }

    private async Task<bool> IsInstalledAsync(string wanted, CancellationToken cancellationToken) =>
        File.Exists(Stamp) && await File.ReadAllTextAsync(Stamp, cancellationToken) == wanted;

    // Another test process may be installing: whoever has the file open holds the lock, and loses it by ending, however it ends.
    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(Of(".install.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(LockPoll, cancellationToken);
            }
        }
    }

    private async Task InstallAsync(CancellationToken cancellationToken)
    {
        // npm is a script, which Windows starts through its shell only.
        const string Command = "ci --no-audit --no-fund";
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo("cmd", "/c npm " + Command) : new ProcessStartInfo("npm", Command);
        start.WorkingDirectory = Path;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var npm = Process.Start(start)!;
        var output = npm.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = npm.StandardError.ReadToEndAsync(cancellationToken);
        await npm.WaitForExitAsync(cancellationToken);
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"'npm {Command}' in {Path} failed with {npm.ExitCode}: {await errors}{await output}");
        }
    }
}
