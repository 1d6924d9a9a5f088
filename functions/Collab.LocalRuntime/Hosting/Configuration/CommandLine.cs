namespace Collab.LocalRuntime.Hosting.Configuration;

/// <summary>Prepares arguments for .NET's command line settings, which would take the next switch for the value of a bare one.</summary>
internal static class CommandLine
{
    /// <summary>Bare switches get the value <c>true</c>: <c>--demo --urls x</c> is read as <c>--demo=true --urls x</c>.</summary>
    public static string[] WithoutBareSwitches(string[] args) =>
        [.. args.Select((arg, index) => IsSwitch(arg) && !arg.Contains('=', StringComparison.Ordinal)
            && (index + 1 == args.Length || IsSwitch(args[index + 1])) ? arg + "=true" : arg)];

    private static bool IsSwitch(string arg) => arg.StartsWith("--", StringComparison.Ordinal) && arg.Length > 2;
}
