using System.Runtime.Versioning;

namespace Collab.Faults.Scenarios;

/// <summary>A kind of fault, the stores on which it can be had, and what a run of it does.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed record Scenario(string Name, IReadOnlyList<string> Stores, Func<Run, Task> RunAsync)
{
    private static readonly string[] Both = ["embedded", "azurite"];
    private static readonly string[] Embedded = ["embedded"];
    private static readonly string[] Azurite = ["azurite"];

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("kill", Both, Kills.RunAsync),
        new("azurite-restart", Azurite, AzuriteRestarts.RunAsync),
        new("network", Azurite, NetworkFaults.RunAsync),
        new("disk-full", Embedded, DiskFull.RunAsync),
        new("read-only", Embedded, ReadOnlyDisk.RunAsync),
        new("clock", Both, ClockJumps.RunAsync),
        new("two-instances", Azurite, run => ManyInstances.RunAsync(run, 2)),
        new("four-instances", Azurite, run => ManyInstances.RunAsync(run, 4)),
        new("one-folder", Embedded, OneFolder.RunAsync),
    ];
}
