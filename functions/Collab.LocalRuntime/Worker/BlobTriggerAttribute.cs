namespace Microsoft.Azure.Functions.Worker;

/// <summary>
/// Runs the function for each new or changed blob whose path is like <paramref name="blobPath"/>: <c>container/pattern</c>, in which
/// <c>{name}</c> binds a part of the blob's name to the parameter of that name.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BlobTriggerAttribute(string blobPath) : Attribute
{
    public string BlobPath { get; } = blobPath;

    /// <summary>The setting that holds the storage connection; <c>AzureWebJobsStorage</c> when unset.</summary>
    public string? Connection { get; set; }

    public BlobTriggerSource Source { get; set; } = BlobTriggerSource.LogsAndContainerScan;
}
