using Collab.Core.Access;
using Collab.Core.Bulk;
using Collab.Core.Institutions;
using Collab.Core.Items;
using Collab.Core.Results;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Documents;

/// <summary>
/// Commits a document's batch with a marker. A batch whose marker is there already is done and is passed over. One that is more than a
/// commit takes is marked as halved before its halves are committed, so that two workers, or one that was stopped in between, never take
/// the same rows as a whole here and by halves there. Whether the sender reaches the collaboration is looked at again in the commit.
/// </summary>
internal sealed class DocumentCommit(IRowStore store, CollaborationWriter writer, Document document, Institution sender, TimeProvider clock)
{
    private readonly Caller caller = RowTarget.SenderOf(sender);
    private readonly string digest = document.Sha256![..16];

    /// <exception cref="StoreUnavailableException">The batch could not be committed.</exception>
    public async Task RunAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        if (await IsHalvedAsync(batch, cancellationToken))
        {
            var (first, second) = batch.Halve();
            await RunAsync(first, cancellationToken);
            await RunAsync(second, cancellationToken);
        }
    }

    /// <summary>Commits the batch as a whole, or finds that it has to go by halves.</summary>
    private async Task<bool> IsHalvedAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        var marker = RegisterKeys.Batch(document.Id, digest, batch.Fingerprint);
        try
        {
            return await WriteAsync(batch, marker, cancellationToken) switch
            {
                WriteResult.AlreadyDone done => DoneMarker.IsHalved(done.Marker),
                WriteResult.Refused => throw new StoreUnavailableException(
                    "A collaboration went away, or out of the sender's reach, while a document's rows were on their way to it.", mayHaveCommitted: false),
                _ => false,
            };
        }
        catch (StoreLimitException) when (batch.Items.Count > 1)
        {
            return await HalveAsync(batch.Target.Record.Institution, marker, cancellationToken);
        }
    }

    private Task<WriteResult> WriteAsync(RowBatch batch, string marker, CancellationToken cancellationToken) => writer.WriteAsync(
        new()
        {
            Institution = batch.Target.Record.Institution,
            Collaboration = batch.Target.Record.Id,
            Origin = new(By: "document", Via: "document", Source: document.Id.ToString()),
            Plan = (head, stored) => Reach.MaySubmit(caller, head.Record) ? ItemPlan.Of("ingest-document", batch.Items, stored) : new Refusal.NotFound(),
            MarkerKey = marker,
            Marker = (_, _, _) => DoneMarker.OfBatch(marker, clock.GetUtcNow()),
        },
        cancellationToken);

    /// <summary>Marks the batch as halved; false when another worker has committed it as a whole meanwhile.</summary>
    private async Task<bool> HalveAsync(string institution, string marker, CancellationToken cancellationToken)
    {
        var change = DoneMarker.OfHalvedBatch(marker, clock.GetUtcNow());
        return await store.CommitAsync(TableNames.Register, institution, [change], cancellationToken) is CommitResult.Committed
            || (await store.ReadAsync(TableNames.Register, institution, marker, null, cancellationToken) is { } row && DoneMarker.IsHalved(row));
    }
}
