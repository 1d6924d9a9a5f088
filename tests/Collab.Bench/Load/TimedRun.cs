namespace Collab.Bench.Load;

/// <summary>What several operations took, from the first one's beginning to the last one's end, and each of them by itself.</summary>
internal sealed record TimedRun(double Seconds, IReadOnlyList<double> Milliseconds);
