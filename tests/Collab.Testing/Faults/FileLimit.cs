using System.Diagnostics;
using System.Globalization;
using Collab.Testing.Hosting;

namespace Collab.Testing.Faults;

/// <summary>
/// The bytes to which a running app may let a file grow (RLIMIT_FSIZE, set with util-linux's prlimit): a full disk that needs no disk and
/// no rights, and that has room again at once.
/// </summary>
public static class FileLimit
{
    public static Task SetAsync(AppProcess app, long bytes) => RunAsync(app, bytes.ToString(CultureInfo.InvariantCulture));

    public static Task LiftAsync(AppProcess app) => RunAsync(app, "unlimited");

    /// <summary>The soft limit alone: the hard one, once lowered, stays.</summary>
    private static async Task RunAsync(AppProcess app, string limit)
    {
        using var prlimit = Process.Start("prlimit", ["--pid", app.Process.Id.ToString(CultureInfo.InvariantCulture), $"--fsize={limit}:"]);
        await prlimit.WaitForExitAsync();
        Xunit.Assert.Equal(0, prlimit.ExitCode);
    }
}
