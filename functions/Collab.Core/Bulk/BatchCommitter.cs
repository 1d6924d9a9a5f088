using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Collab.Core.Store;

namespace Collab.Core.Bulk;

/// <summary>
/// Commits batches beside the reading, a few at once. Batches of one collaboration go one after the other, in the order they were sent off.
/// </summary>
/// <param name="commit">
/// Commits one batch, all of it or nothing. Where it throws <see cref="StoreLimitException"/> for a batch of several rows, it is asked for the
/// batch's halves instead.
/// </param>
public sealed class BatchCommitter(Func<RowBatch, CancellationToken, Task> commit) : IAsyncDisposable
{
    private const int Lanes = 4;

    /// <summary>Enough that one full lane doesn't keep the others waiting while batches of many collaborations are sent off at the end.</summary>
    private const int WaitingPerLane = 8;

    private readonly CancellationTokenSource stop = new();
    private readonly Channel<RowBatch>[] lanes =
        [.. Enumerable.Range(0, Lanes).Select(_ => Channel.CreateBounded<RowBatch>(new BoundedChannelOptions(WaitingPerLane) { SingleReader = true }))];

    private Task[]? workers;

    /// <summary>Sends a batch off; waits while too many are under way. Throws what an earlier batch failed with.</summary>
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
            ExceptionDispatchInfo.Throw(cause);
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
            await commit(batch, cancellationToken);
        }
        catch (StoreLimitException) when (batch.Items.Count > 1)
        {
            var (first, second) = batch.Halve();
            await CommitOrHalveAsync(first, cancellationToken);
            await CommitOrHalveAsync(second, cancellationToken);
        }
    }
}
