using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Collab.Testing.Azurite;

/// <summary>The Node.js of this machine, which Azurite runs on.</summary>
public static class NodeJs
{
    private const int OldestMajor = 20;

    private static readonly Lazy<string?> Fault = new(Look);

    /// <summary>Why Azurite can't run here, in a sentence with the remedy; null when it can.</summary>
    public static string? WhyMissing => Fault.Value;

    /// <summary>Why a test of Azurite is skipped; null when it runs. With <c>CI=true</c> it always runs, and fails where Node is missing.</summary>
    public static string? SkipReason => Environment.GetEnvironmentVariable("CI") == "true" ? null : WhyMissing;

    private static string? Look()
    {
        var found = Version();
        return found is not null && int.TryParse(found.TrimStart('v').Split('.')[0], CultureInfo.InvariantCulture, out var major) && major >= OldestMajor
            ? null
            : $"Node {OldestMajor} or newer isn't on this machine; Azurite, the storage emulator of these tests, needs it. "
                + (found is null ? "There is no 'node' on the path." : $"'node --version' says {found}.");
    }

    private static string? Version()
    {
        try
        {
            var start = new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true };
            using var node = Process.Start(start)!;
            var version = node.StandardOutput.ReadToEnd().Trim();
            node.WaitForExit();
            return node.ExitCode == 0 ? version : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
