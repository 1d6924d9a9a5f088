using System.Runtime.Versioning;
using Collab.Testing.Hosting;

namespace Collab.Faults.Scenarios;

/// <summary>
/// The data folder and all it holds can't be written any more, and then can. Files that the app has open already it may go on writing; what
/// it says is kept has to be kept all the same. It is started anew in between, because then it has no file open.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal static class ReadOnlyDisk
{
    public static async Task RunAsync(Run run)
    {
        await using var ground = await Ground.OpenAsync(onAzurite: false);
        await ground.StartAppAsync(settings => AppProcess.StartThroughAsync(settings, Unprivileged()));
        var crowd = await run.BeginAsync(ground, withFiles: false);
        for (var round = 0; round < run.Times(3, 20); round++)
        {
            await crowd.AcknowledgedAsync(30);
            SetWritable(ground.App.DataFolder, false);
            run.Faults++;
            await crowd.AtWorkAsync(60);
            SetWritable(ground.App.DataFolder, true);
            await crowd.AcknowledgedAsync(30);
            await ground.KillAsync(ground.App);
        }

        await run.VerifyAsync(ground, crowd, goOn: false);
    }

    /// <summary>For root nothing is read-only: the app then runs as nobody.</summary>
    private static string[] Unprivileged() =>
        Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : ["env"];

    private static void SetWritable(string folder, bool writable)
    {
        const UnixFileMode Write = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        foreach (var path in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Prepend(folder).ToArray())
        {
            try
            {
                var mode = File.GetUnixFileMode(path);
                File.SetUnixFileMode(path, writable ? mode | UnixFileMode.UserWrite : mode & ~Write);
            }
            catch (FileNotFoundException)
            {
                // A file that was being written has gone meanwhile.
            }
        }
    }
}
