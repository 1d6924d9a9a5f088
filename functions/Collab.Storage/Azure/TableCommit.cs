using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Collab.Core.Store;

namespace Collab.Storage.Azure;

/// <summary>
/// One partition's changes as one request: an entity-group transaction, or the plain call for a single change. It goes through a client
/// that does not retry: a retried transaction could meet its own first try and call it a conflict.
/// </summary>
internal sealed class TableCommit(TableClient table, string service, TimeProvider time)
{
    /// <summary>No new try begins later than this; with the client's time-out of a try a commit ends within about 15 s.</summary>
    private static readonly TimeSpan LastTry = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    /// <exception cref="StoreUnavailableException">No answer came; whether the changes were made may be unknown.</exception>
    public async Task<CommitResult> RunAsync(string partition, IReadOnlyList<RowChange> changes)
    {
        var started = time.GetTimestamp();
        for (var pause = FirstPause; ; pause *= 2)
        {
            try
            {
                return await TryAsync(partition, changes);
            }
            catch (Exception exception) when (ServiceFault.IsServiceFault(exception, CancellationToken.None))
            {
                if (!ServiceFault.IsNotCarriedOut(exception) || time.GetElapsedTime(started) + pause > LastTry)
                {
                    throw ServiceFault.Translate(exception, service, writing: true);
                }
            }

            await Task.Delay(pause, time, CancellationToken.None);
        }
    }

    private static CommitResult.Refused Refuse(int index, RefusalReason reason) => new(index, reason);

    private static RefusalReason? ReasonOf(RequestFailedException refusal) => refusal switch
    {
        { Status: 409 } when refusal.ErrorCode == TableErrorCode.EntityAlreadyExists => RefusalReason.Exists,
        { Status: 412 } => RefusalReason.Stale,
        { Status: 404 } when refusal.ErrorCode != TableErrorCode.TableNotFound => RefusalReason.Missing,
        _ => null,
    };

    private static string TagOf(RowChange change, Response response) =>
        change is RowChange.Delete
            ? ""
            : response.Headers.ETag?.ToString() ?? throw new InvalidOperationException("The table service answered a write without a tag.");

    private async Task<CommitResult> TryAsync(string partition, IReadOnlyList<RowChange> changes)
    {
        try
        {
            if (changes.Count == 1)
            {
                return await RunOneAsync(partition, changes[0]);
            }

            var actions = new TableTransactionAction[changes.Count];
            for (var i = 0; i < actions.Length; i++)
            {
                actions[i] = EntityMapping.ToAction(partition, changes[i]);
            }

            var response = await table.SubmitTransactionAsync(actions, CancellationToken.None);
            return new CommitResult.Committed([.. changes.Zip(response.Value, TagOf)]);
        }
        catch (TableTransactionFailedException refusal) when (refusal.FailedTransactionActionIndex is { } index && ReasonOf(refusal) is { } reason)
        {
            return Refuse(index, reason);
        }
        catch (RequestFailedException refusal) when (changes.Count == 1 && ReasonOf(refusal) is { } reason)
        {
            return Refuse(0, reason);
        }
    }

    private async Task<CommitResult> RunOneAsync(string partition, RowChange change)
    {
        var response = change switch
        {
            RowChange.Add add => await table.AddEntityAsync(EntityMapping.ToEntity(partition, add.Key, add.Values), CancellationToken.None),
            RowChange.Replace replace => await table.UpdateEntityAsync(
                EntityMapping.ToEntity(partition, replace.Key, replace.Values), new ETag(replace.ETag), TableUpdateMode.Replace, CancellationToken.None),
            RowChange.Put put => await table.UpsertEntityAsync(
                EntityMapping.ToEntity(partition, put.Key, put.Values), TableUpdateMode.Replace, CancellationToken.None),
            RowChange.Delete delete => await table.DeleteEntityAsync(
                partition, delete.Key, delete.ETag is { } tag ? new ETag(tag) : ETag.All, CancellationToken.None),
            _ => throw new ArgumentException($"{change.GetType()} is no change.", nameof(change)),
        };

        // Deleting a missing entity is the one refusal that the client answers instead of throwing.
        return response.Status == 404 ? Refuse(0, RefusalReason.Missing) : new CommitResult.Committed([TagOf(change, response)]);
    }
}
