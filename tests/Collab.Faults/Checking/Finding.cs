using Collab.Faults.Traffic;

namespace Collab.Faults.Checking;

/// <summary>What a check finds wrong.</summary>
internal enum FindingKind
{
    /// <summary>Something acknowledged isn't there, or isn't as it was acknowledged.</summary>
    Lost,

    /// <summary>Something is there more often than once.</summary>
    Doubled,

    /// <summary>Something is half there: a record, its history, its figures or its claims don't agree.</summary>
    Half,

    /// <summary>An answer that no fault explains.</summary>
    Wrong,
}

/// <summary>One thing that is wrong, and the record that it is about, with all that was done to it.</summary>
internal sealed record Finding(FindingKind Kind, string Text, Tracked? Of = null)
{
    public override string ToString() => Of is null ? $"{Kind}: {Text}" : $"{Kind}: {Text}\n    {Of}\n    {string.Join("\n    ", Of.Log)}";
}
