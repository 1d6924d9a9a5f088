using System.Diagnostics;

namespace Collab.Core.Watching;

/// <summary>Where the app's own spans come from: the runs of triggers and the calls to the storage. See docs/watching.md.</summary>
public static class CollabTraces
{
    /// <summary>What a listener names to get them.</summary>
    public const string Name = "Collab";

    public static ActivitySource Source { get; } = new(Name);
}
