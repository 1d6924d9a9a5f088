using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Collab.Testing.Faults;
using Collab.Testing.Hosting;

namespace Collab.Faults.Scenarios;

/// <summary>
/// A disk that can be full: a file system of its own in memory where we may mount one, else a limit on how far the app's files may grow
/// (RLIMIT_FSIZE).
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string folder;
    private readonly string filler;
    private readonly bool isMounted;

    private SmallDisk(string folder, bool isMounted) => (this.folder, this.isMounted, filler) = (folder, isMounted, Path.Combine(folder, "filler"));

    public string DataFolder => Path.Combine(folder, "data");

    /// <summary>Makes one of so many megabytes, which have to be enough for the register that grows on it and the 16 MB of its write-ahead log.</summary>
    public static async Task<SmallDisk> MakeAsync(string folder, int megabytes)
    {
        Directory.CreateDirectory(folder);
        var isMounted = Environment.IsPrivilegedProcess
            && await RunAsync("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m"), "collab-faults", folder);
        return new(folder, isMounted);
    }

    /// <summary>Starts an app on the disk that hears of a file limit as an error, as of a full disk, and not as a signal that ends it.</summary>
    public Task<AppProcess> StartAsync(Dictionary<string, string> settings)
    {
        settings["Collab__DataFolder"] = DataFolder;
        return AppProcess.StartThroughAsync(settings, ["sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh"]);
    }

    /// <summary>Fills the disk but for some bytes.</summary>
    public async Task FillAsync(AppProcess app, int spare)
    {
        if (!isMounted)
        {
            await FileLimit.SetAsync(app, new FileInfo(Path.Combine(DataFolder, "register.db-wal")).Length + spare);
            return;
        }

        await using var file = new FileStream(filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var free = new DriveInfo(folder).AvailableFreeSpace - spare;
        var block = new byte[64 * 1024];
        try
        {
            for (var written = 0L; written < free; written += block.Length)
            {
                await file.WriteAsync(block.AsMemory(0, (int)Math.Min(block.Length, free - written)));
            }
        }
        catch (IOException)
        {
            // The app was quicker: full is what it should be.
        }
    }

    /// <summary>Makes room again.</summary>
    public Task EmptyAsync(AppProcess app)
    {
        File.Delete(filler);
        return isMounted ? Task.CompletedTask : FileLimit.LiftAsync(app);
    }

    public async ValueTask DisposeAsync()
    {
        if (isMounted && !await RunAsync("umount", folder))
        {
            throw new InvalidOperationException($"The file system at {folder} can't be taken away.");
        }
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
