using Collab.Core.Events;
using Collab.Core.MonthCells;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Watching;

namespace Collab.Core.Writing;

/// <summary>
/// Writes to collaborations, each write one atomic commit; new items that wait for the same collaboration share one. A write that loses a
/// race reads again and tries again, a bounded number of times; after an unclear answer it looks for its own history entry before it decides.
/// </summary>
public sealed class CollaborationWriter(
    IRowStore store, RegisterReader reader, HeadCache cache, WriterQueue queue, Audience audience, TimeProvider clock)
{
    private const int Attempts = 100;

    private readonly LostRace race = new(cache, clock);
    private readonly SharedCommit shared = new(store, reader, cache, audience, clock);

    /// <exception cref="StoreUnavailableException">The store can't be reached, or the collaboration is written to too often by others.</exception>
    public async Task<WriteResult> WriteAsync(WriteRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var write = new PendingWrite(request, new CommitTrail(store, RecordId.New(clock)));
        using var turn = await queue.EnterAsync(write, cancellationToken);
        if (turn is null)
        {
            write.LinkToCommit();
            return (await write.Called)!;
        }

        if (turn.Follows)
        {
            await race.GiveWayAsync(request.Collaboration, cancellationToken);
        }

        return await shared.TryAsync(write, turn) ?? await WriteAloneAsync(write, cancellationToken);
    }

    private async Task<WriteResult> WriteAloneAsync(PendingWrite write, CancellationToken cancellationToken)
    {
        var (request, trail) = (write.Request, write.Trail);
        if (request.MarkerKey is not null && request.Fresh is null && cache.LastSeen(request.Collaboration) is null
            && await FindMarkerAsync(request, cancellationToken) is { } marker)
        {
            return new WriteResult.AlreadyDone(marker);
        }

        var items = request.Items;
        var tried = write.Tried;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            // A new collaboration's id is new: it is looked for only when its row turns out to be in the way.
            var cached = cache.Find(request.Collaboration);
            var head = cached
                ?? (attempt == 0 ? request.Fresh : null)
                ?? cache.Compare(await reader.HeadAsync(request.Institution, request.Collaboration, cancellationToken))
                ?? request.Fresh;
            if (head is null)
            {
                cache.Forget(request.Collaboration);
                return await SettleAsync(request, new Refusal.NotFound(), cancellationToken);
            }

            if (tried is not null && await trail.HasLandedAsync(request.Institution, cancellationToken))
            {
                Forget(request, tried.Plan);
                return tried;
            }

            // Read behind the head, never before it: then a change in between is a lost race, because the head's tag guards its items
            // and whatever else is written together with it.
            var stored = items.Count == 0
                ? WriteRequest.NothingStored
                : await reader.ItemsAsync(request.Institution, request.Collaboration, items, cancellationToken);
            if (request.Look is { } look)
            {
                await look(stored, cancellationToken);
            }

            if (!request.Plan(head, stored).TryGet(out var plan, out var refusal))
            {
                if (cached is null)
                {
                    return await SettleAsync(request, refusal, cancellationToken);
                }

                // Another process may have moved on: no refusal on the word of a cached head.
                cache.Forget(request.Collaboration);
                continue;
            }

            if (plan.IsEmpty)
            {
                return await LeaveMarkerAsync(request, head, plan, cancellationToken);
            }

            var isHeard = await audience.WantsAsync(EventTypes.RecordChanged, request.Institution, cancellationToken);
            var commit = new RegisterCommit(clock.GetUtcNow(), isHeard);
            if (await TryBuildAsync(commit, write, head, plan, cancellationToken) is not { } built)
            {
                await race.PauseAsync(request.Collaboration, attempt, cancellationToken);
                continue;
            }

            if (!built.TryGet(out var next, out var linkRefused))
            {
                return await SettleAsync(request, linkRefused, cancellationToken);
            }

            tried = new(next, plan);
            var result = await trail.CommitAsync(request.Institution, commit, tried.HistoryKey, cancellationToken);
            if (result is not CommitResult.Refused refused)
            {
                Keep(request, plan, commit, result as CommitResult.Committed);
                return tried;
            }

            if (await ExplainAsync(request, plan, commit, refused, cancellationToken) is { } final)
            {
                Forget(request, plan);
                return final;
            }

            if (commit.IsItem(refused.Index))
            {
                // An item is there already. (After a lost answer, which names the first row, too: what turns out to be stored needs no commit.)
                CollabMeter.CommitRetries.Add(1);
                cache.Forget(request.Collaboration);
                items = [.. plan.Items.Select(i => new ItemKey(i.Type, i.Id))];
                continue;
            }

            await race.PauseAsync(request.Collaboration, attempt, cancellationToken);
        }

        throw new StoreUnavailableException("The collaboration is being written to by others without a pause.", mayHaveCommitted: false);
    }

    /// <summary>
    /// What changes nothing is done too, so its marker is a commit of its own: the same request is answered the same again, and a batch that
    /// is met again can't take back what a later one has changed since.
    /// </summary>
    private async Task<WriteResult> LeaveMarkerAsync(WriteRequest request, CollaborationHead head, ChangePlan plan, CancellationToken cancellationToken)
    {
        if (request.Marker is { } make)
        {
            var marker = make(head, plan, clock.GetUtcNow());
            if (await store.CommitAsync(TableNames.Register, request.Institution, [marker], cancellationToken) is CommitResult.Refused
                && await FindMarkerAsync(request, cancellationToken) is { } done)
            {
                return new WriteResult.AlreadyDone(done);
            }
        }

        return new WriteResult.Unchanged(head, plan);
    }

    /// <summary>
    /// The head as it will be, or null for a lost race: the items are read behind the head, and when it has moved on meanwhile they may not
    /// fit its cells. Refused when a linked collaboration doesn't allow its part.
    /// </summary>
    private async Task<Outcome<CollaborationHead>?> TryBuildAsync(
        RegisterCommit commit, PendingWrite write, CollaborationHead head, ChangePlan plan, CancellationToken cancellationToken)
    {
        try
        {
            return await BuildAsync(commit, write, head, plan, cancellationToken);
        }
        catch (CellMismatchException)
        {
            var now = await reader.HeadAsync(write.Request.Institution, write.Request.Collaboration, cancellationToken);
            if (now?.RowTag == head.RowTag)
            {
                throw;
            }

            return null;
        }
    }

    /// <summary>What a refused commit means when trying again can't help; null for a lost race.</summary>
    private async Task<WriteResult?> ExplainAsync(
        WriteRequest request, ChangePlan plan, RegisterCommit commit, CommitResult.Refused refused, CancellationToken cancellationToken)
    {
        if (await FindMarkerAsync(request, cancellationToken) is { } done)
        {
            return new WriteResult.AlreadyDone(done);
        }

        return refused.Reason == RefusalReason.Exists && plan.Claims.Any(c => c.Key == commit.Changes[refused.Index].Key)
            ? new WriteResult.Refused(new Refusal.Conflict("code-taken", "Another collaboration of this institution has this code."))
            : null;
    }

    private async Task<Outcome<CollaborationHead>> BuildAsync(
        RegisterCommit commit, PendingWrite write, CollaborationHead head, ChangePlan plan, CancellationToken cancellationToken)
    {
        var request = write.Request;
        var next = await write.AddToAsync(commit, head, plan, reader, cancellationToken);
        foreach (var linked in plan.Linked)
        {
            if (await reader.HeadAsync(request.Institution, linked.Collaboration, cancellationToken) is not { } other)
            {
                continue;
            }

            if (!linked.Plan(other).TryGet(out var otherPlan, out var refusal))
            {
                return refusal;
            }

            if (!otherPlan.IsEmpty)
            {
                commit.Change(other, otherPlan, request.Origin, write.Trail.ChangeId);
            }
        }

        return next;
    }

    /// <summary>A refusal stands only when the same request isn't done already: its own first try may be what stands in the way.</summary>
    private async Task<WriteResult> SettleAsync(WriteRequest request, Refusal refusal, CancellationToken cancellationToken) =>
        await FindMarkerAsync(request, cancellationToken) is { } marker ? new WriteResult.AlreadyDone(marker) : new WriteResult.Refused(refusal);

    private async Task<Row?> FindMarkerAsync(WriteRequest request, CancellationToken cancellationToken)
    {
        if (request.MarkerKey is not { } key)
        {
            return null;
        }

        return request.MarkerExpires
            ? await DoneMarker.FindAsync(store, TableNames.Register, request.Institution, key, clock.GetUtcNow(), cancellationToken)
            : await store.ReadAsync(TableNames.Register, request.Institution, key, null, cancellationToken);
    }

    /// <summary>Keeps the heads with their new tags; without an answer that names the tags, forgets them.</summary>
    private void Keep(WriteRequest request, ChangePlan plan, RegisterCommit commit, CommitResult.Committed? committed)
    {
        if (committed is null || plan.Deletes)
        {
            Forget(request, plan);
        }

        if (committed is not null)
        {
            cache.Keep(commit, committed);
        }
    }

    private void Forget(WriteRequest request, ChangePlan plan)
    {
        cache.Forget(request.Collaboration);
        foreach (var linked in plan.Linked)
        {
            cache.Forget(linked.Collaboration);
        }
    }
}
