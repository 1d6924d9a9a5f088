namespace Collab.LocalRuntime.Hosting.Blobs;

/// <summary>When a blob is taken for whole, where whoever writes it does not say.</summary>
/// <param name="Quiet">How long it must have stayed the same.</param>
/// <param name="Observations">
/// How often it must have been seen the same again, so that a watch that is itself kept waiting by a busy machine does not take one long
/// look away for a quiet time.
/// </param>
/// <param name="IsBeingWritten">Whether a program has the blob of this name open for writing, as far as that can be told.</param>
internal sealed record BlobSettling(TimeSpan Quiet, int Observations, Func<string, bool> IsBeingWritten)
{
    /// <summary>A blob that is only seen when it is whole.</summary>
    public static BlobSettling None { get; } = new(TimeSpan.Zero, 0, _ => false);

    /// <summary>A program that keeps a file open this long without writing to it has forgotten it; it is then taken for whole.</summary>
    public TimeSpan LongestHold { get; init; } = TimeSpan.FromMinutes(2);
}
