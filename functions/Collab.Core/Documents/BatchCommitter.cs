using System.Threading.Channels;
using Collab.Core.Items;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Documents;

/// <summary>
/// Commits a document's batches beside the reading, a few at once. Batches of one collaboration go one after the other, in file order.
/// A batch whose marker is there already is done and is passed over.
/// </summary>
public sealed class BatchCommitter(CollaborationWriter writer, Guid document, string digest, TimeProvider clock) : IAsyncDisposable
{
    private const int Lanes = 4;

    /// <summary>Enough that one full lane doesn't keep the others waiting while batches of many collaborations are sent off at the end.</summary>
    private const int WaitingPerLane = 8;

    private readonly CancellationTokenSource stop = new();
    private readonly Channel<RowBatch>[] lanes =
        [.. Enumerable.Range(0, Lanes).Select(_ => Channel.CreateBounded<RowBatch>(new BoundedChannelOptions(WaitingPerLane) { SingleReader = true }))];

    private Task[]? workers;

    /// <summary>Sends a batch off; waits while too many are under way.</summary>
    /// <exception cref="StoreUnavailableException">An earlier batch could not be committed.</exception>
    public async ValueTask SendAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        workers ??= [.. lanes.Select(lane => Task.Run(() => WorkAsync(lane), CancellationToken.None))];
        var lane = lanes[(uint)batch.Target.Record.Id.GetHashCode() % Lanes];
        try
        {
            await lane.Writer.WriteAsync(batch, cancellationToken);
        }
        catch (ChannelClosedException closed) when (closed.InnerException is { } cause)
        {
            throw new StoreUnavailableException("A batch of the document could not be committed.", mayHaveCommitted: false, cause);
        }
    }

    /// <summary>Waits until every batch sent is durable.</summary>
    public async Task CompleteAsync()
    {
        foreach (var lane in lanes)
        {
            lane.Writer.TryComplete();
        }

        await Task.WhenAll(workers ?? []);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        foreach (var lane in lanes)
        {
            lane.Writer.TryComplete();
        }

        // Their failures have been reported by CompleteAsync or SendAsync; here it only matters that they have ended.
        await Task.WhenAll(workers ?? []).ContinueWith(static _ => { }, TaskScheduler.Default);
        stop.Dispose();
    }

    private async Task WorkAsync(Channel<RowBatch> lane)
    {
        try
        {
            await foreach (var batch in lane.Reader.ReadAllAsync(stop.Token))
            {
                await CommitOrHalveAsync(batch, stop.Token);
            }
        }
        catch (Exception cause)
        {
            lane.Writer.TryComplete(cause);
            throw;
        }
    }

    /// <summary>
    /// Rows that correct stored ones also touch the months those stood in and carry what they were into the history: that shows only when
    /// they are compared, and then a batch may be more than a commit takes.
    /// </summary>
    private async Task CommitOrHalveAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            await CommitAsync(batch, cancellationToken);
        }
        catch (StoreLimitException) when (batch.Items.Count > 1)
        {
            var (first, second) = batch.Halve();
            await CommitOrHalveAsync(first, cancellationToken);
            await CommitOrHalveAsync(second, cancellationToken);
        }
    }

    private async Task CommitAsync(RowBatch batch, CancellationToken cancellationToken)
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
