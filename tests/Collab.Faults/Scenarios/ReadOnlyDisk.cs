using System.Runtime.Versioning;
using Collab.Faults.Checking;
using Collab.Faults.Traffic;
using Collab.Testing.Hosting;

namespace Collab.Faults.Scenarios;

/// <summary>
/// The data folder and all it holds can't be written any more, and then can. Rows go into files that the app has open already, where the lost
/// permission isn't felt, and what it says is kept has to be kept all the same; a report is a new file, and is refused. Then the app ends and is
/// started while nothing can be written, also with a log that a kill left behind: it has to say so and end, and to start once it may write again.
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
            await WantNoReportAsync(run, ground, round);
            await crowd.AtWorkAsync(60);
            await ground.App.KillAsync();
            await WantNoStartAsync(run, ground.App);
            SetWritable(ground.App.DataFolder, true);
            await ground.App.StartAgainAsync();
            await crowd.AcknowledgedAsync(30);
        }

        await run.VerifyAsync(ground, crowd, goOn: false);
    }

    /// <summary>That this is refused shows that the fault is felt.</summary>
    private static async Task WantNoReportAsync(Run run, Ground ground, int round)
    {
        var body = $$"""{"scope":"{{Draws.Homes[0]}}","from":"2023-01-01","to":"2023-02-{{round + 1:00}}"}""";
        var reply = await ground.Door.SendAsync(ground.App, HttpMethod.Post, "reports", System.Text.Encoding.UTF8.GetBytes(body));
        if (reply.Status != 503)
        {
            run.Found(new(FindingKind.Wrong, $"In a folder that can't be written a report was {reply.Status} {reply.Text}"));
        }
    }

    private static async Task WantNoStartAsync(Run run, AppProcess app)
    {
        var before = app.Output.Length;
        try
        {
            await app.StartAgainAsync();
            run.Found(new(FindingKind.Wrong, "The app started on a folder that it can't write."));
            await app.KillAsync();
        }
        catch (InvalidOperationException)
        {
            await app.Process.WaitForExitAsync();
            var said = app.Output[before..];
            if (!said.Contains("can't be written to", StringComparison.Ordinal) || said.Contains("   at ", StringComparison.Ordinal))
            {
                run.Found(new(FindingKind.Wrong, $"Started on a folder that it can't write the app said: {said}"));
            }
        }
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
