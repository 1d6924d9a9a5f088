using Collab.Core.Bulk;
using Collab.Core.Items;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Documents;

/// <summary>Commits a document's batch with a marker. A batch whose marker is there already is done and is passed over.</summary>
internal sealed class DocumentCommit(CollaborationWriter writer, Guid document, string digest, TimeProvider clock)
{
    /// <exception cref="StoreUnavailableException">The batch could not be committed.</exception>
    public async Task RunAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        var record = batch.Target.Record;
        var marker = RegisterKeys.Batch(document, digest, batch.Fingerprint);
        var result = await writer.WriteAsync(
            new()
            {
                Institution = record.Institution,
                Collaboration = record.Id,
                Origin = new(By: "document", Via: "document", Source: document.ToString()),
                Plan = (_, stored) => ItemPlan.Of("ingest-document", batch.Items, stored),
                MarkerKey = marker,
                Marker = (_, _, _) => DoneMarker.OfBatch(marker, clock.GetUtcNow()),
            },
            cancellationToken);
        if (result is WriteResult.Refused)
        {
            throw new StoreUnavailableException("A collaboration went away while a document's rows were on their way to it.", mayHaveCommitted: false);
        }
    }
}
