namespace Collab.LocalRuntime.Hosting.Blobs;

/// <summary>One version of a blob to hand over, and how often that failed already.</summary>
internal sealed class BlobWork(string name, BlobVersion version, string invocationId)
{
    public string Name { get; } = name;

    public BlobVersion Version { get; } = version;

    public string InvocationId { get; } = invocationId;

    public int FailedTries { get; set; }

    /// <summary>Whether the function is done with it, or has given it up, and only the receipt is wanting.</summary>
    public bool IsDone { get; set; }
}
