using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Collab.Testing.Node;

/// <summary>The Node.js of this machine, which Azurite and the tools around the OpenAPI document run on.</summary>
public static class NodeJs
{
    private const int OldestMajor = 20;

    private static readonly Lazy<string?> Fault = new(Look);

    /// <summary>Why what needs Node can't run here, in a sentence with the remedy; null when it can.</summary>
    public static string? WhyMissing => Fault.Value;

    /// <summary>Why a test that needs Node is skipped; null when it runs. With <c>CI=true</c> it always runs, and fails where Node is missing.</summary>
    public static string? SkipReason => Environment.GetEnvironmentVariable("CI") == "true" ? null : WhyMissing;

    private static string? Look()
    {
        var found = Version();
        return found is not null && int.TryParse(found.TrimStart('v').Split('.')[0], CultureInfo.InvariantCulture, out var major) && major >= OldestMajor
            ? null
            : $"Node {OldestMajor} or newer isn't on this machine; Azurite, the storage emulator, and the tools of these tests need it. "
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
