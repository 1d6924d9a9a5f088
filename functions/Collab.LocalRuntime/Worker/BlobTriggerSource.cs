namespace Microsoft.Azure.Functions.Worker;

/// <summary>How the host learns of new blobs. The local runtime has no Event Grid: it polls for both.</summary>
public enum BlobTriggerSource
{
    LogsAndContainerScan = 0,
    EventGrid = 1,
}
