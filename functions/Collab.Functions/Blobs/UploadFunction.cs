using Collab.Core.Documents;
using Collab.Core.Watching;
using Microsoft.Azure.Functions.Worker;

namespace Collab.Functions.Blobs;

/// <summary>A file has been put into the container <c>uploads</c>.</summary>
public sealed class UploadFunction(IngestDocument ingest)
{
    /// <summary>Hands over the name, no more: <paramref name="content"/> is opened by whoever reads it, and here nobody does.</summary>
    [Function("ReadUpload")]
    public Task ReadUpload(
#if FLEX_CONSUMPTION
        // That plan takes no other source. Everywhere else the container is looked through, which needs nothing set up.
        [BlobTrigger("uploads/{name}", Connection = "AzureWebJobsStorage", Source = BlobTriggerSource.EventGrid)] Stream content,
#else
        [BlobTrigger("uploads/{name}", Connection = "AzureWebJobsStorage")] Stream content,
#endif
        string name,
        CancellationToken cancellationToken) =>
        WatchedRun.OfUploadAsync("ReadUpload", () => ingest.RunAsync(name, cancellationToken));
}
