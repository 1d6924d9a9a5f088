namespace Collab.LocalRuntime.Hosting.Blobs;

/// <summary>How often a trigger looks at its container, how many blobs it hands over at once, and the delays between tries.</summary>
internal sealed record BlobPace(int Parallelism, IReadOnlyList<TimeSpan> RetryDelays)
{
    /// <summary>While nothing is under way. With <see cref="Busy"/> it keeps the promise of two seconds from written to handed over.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMilliseconds(700);

    /// <summary>While a blob settles or waits for its next try.</summary>
    public TimeSpan Busy { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Before a blob is asked for again that another process works on, or whose receipt could not be written.</summary>
    public TimeSpan SetBack { get; init; } = TimeSpan.FromSeconds(5);

    public int MaxTries => RetryDelays.Count + 1;
}
