using Collab.Core.Events;
using Collab.Core.Store;
using Collab.Core.Watching;

namespace Collab.Core.Writing;

/// <summary>
/// Stores the new items of writers who stand in line for one collaboration in one commit: an entry of history each, as if one had come after
/// the other, but the collaboration's row and a month cell once. A lost race is run again together; whoever doesn't fit is written alone, in
/// its own turn.
/// </summary>
internal sealed class SharedCommit(IRowStore store, RegisterReader reader, HeadCache cache, Audience audience, TimeProvider clock)
{
    /// <summary>Each has at most five rows (item, cell, history, marker, event) and this many bytes an item: within the limits of a commit.</summary>
    private const int MostWriters = 16;

    private const int MostBytes = 16 * 1024;

    /// <summary>Races that may be lost together before the first goes on alone.</summary>
    private const int Attempts = 8;

    private readonly LostRace race = new(cache, clock);

    /// <summary>What became of a try.</summary>
    private enum Fate
    {
        Stored,
        Overtaken,
        NotTogether,
    }

    /// <summary>What became of the first one's write, stored together with some behind it; null when it has to be written alone.</summary>
    /// <exception cref="StoreUnavailableException">The store can't be reached; all who would have shared the commit hear the same.</exception>
    public async Task<WriteResult?> TryAsync(PendingWrite first, WriterTurn turn)
    {
        for (var attempt = 0; attempt < Attempts && MayShare(first); attempt++)
        {
            var others = turn.Take(MayShare, MostWriters - 1);
            if (others.Count == 0)
            {
                break;
            }

            var (fate, done) = await TryAsync(first, others, turn);
            if (fate != Fate.Overtaken)
            {
                return done;
            }

            await race.PauseAsync(first.Request.Collaboration, attempt, CancellationToken.None);
        }

        return null;
    }

    /// <summary>What is planned without a look at what is stored, and isn't stored for all that is known.</summary>
    private static bool MayShare(PendingWrite write) =>
        !write.IsAlone && write.Tried is null && write.Request is { Fresh: null, Look: null, Items.Count: 0 };

    private static void MarkAlone(IEnumerable<PendingWrite> writes)
    {
        foreach (var write in writes)
        {
            write.IsAlone = true;
        }
    }

    private async Task<(Fate Fate, WriteResult? Done)> TryAsync(PendingWrite first, IReadOnlyList<PendingWrite> others, WriterTurn turn)
    {
        try
        {
            return await CommitAsync(first, others);
        }
        catch (StoreUnavailableException outage)
        {
            foreach (var other in others)
            {
                other.Fail(new StoreUnavailableException(outage.Message, outage.MayHaveCommitted, outage));
            }

            throw;
        }
        catch (StoreLimitException)
        {
            MarkAlone(others);
            return (Fate.NotTogether, null);
        }
        catch
        {
            MarkAlone(others);
            throw;
        }
        finally
        {
            turn.PutBack(others.Where(o => !o.Called.IsCompleted));
        }
    }

    private async Task<(Fate Fate, WriteResult? Done)> CommitAsync(PendingWrite first, IReadOnlyList<PendingWrite> others)
    {
        // Under nobody's own token: whoever leaves meanwhile doesn't stop the others' commit.
        var (institution, collaboration) = (first.Request.Institution, first.Request.Collaboration);
        if ((cache.Find(collaboration) ?? cache.Compare(await reader.HeadAsync(institution, collaboration, CancellationToken.None))) is not { } head)
        {
            return (Fate.NotTogether, null);
        }

        var plans = new List<(PendingWrite Write, ChangePlan Plan)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var write in others.Prepend(first))
        {
            if (PlanOf(write, head, names) is { } plan)
            {
                plans.Add((write, plan));
            }
            else if (write == first)
            {
                break;
            }
        }

        if (plans.Count < 2)
        {
            return (Fate.NotTogether, null);
        }

        // Side by side: one cell after the other would take so long that another process has won by then.
        head = await reader.WithCellsAsync(head, plans.SelectMany(p => RegisterCommit.MonthsOf(p.Plan)).Distinct(), CancellationToken.None);
        var isHeard = await audience.WantsAsync(EventTypes.RecordChanged, institution, CancellationToken.None);
        var commit = new RegisterCommit(clock.GetUtcNow(), isHeard);
        var sharing = new List<(PendingWrite Write, WriteResult.Done Done)>();
        foreach (var (write, plan) in plans)
        {
            head = await write.AddToAsync(commit, head, plan, reader, CancellationToken.None);
            sharing.Add((write, new(head, plan)));
        }

        var fate = await SendAsync(commit, sharing);
        return (fate, fate == Fate.Stored ? End(sharing) : null);
    }

    /// <summary>What a write does; null when it doesn't go together with those before it.</summary>
    private static ChangePlan? PlanOf(PendingWrite write, CollaborationHead head, HashSet<string> names)
    {
        if (!write.Request.Plan(head, WriteRequest.NothingStored).TryGet(out var plan, out _)
            || plan is not { Record: null, Deletes: false, Items: [{ Before: null, Body.Length: <= MostBytes } item], Claims.Count: 0, Linked.Count: 0 })
        {
            write.IsAlone = true;
            return null;
        }

        // The same item or request twice: the later one is written behind the earlier.
        return names.Add(item.Id.ToString()) && (write.Request.MarkerKey is not { } key || names.Add(key)) ? plan : null;
    }

    /// <summary>Commits. When nobody knows whether it is stored, the writers go on as after a try of their own.</summary>
    private async Task<Fate> SendAsync(RegisterCommit commit, List<(PendingWrite Write, WriteResult.Done Done)> sharing)
    {
        var first = sharing[0].Write;
        var (institution, collaboration) = (first.Request.Institution, first.Request.Collaboration);
        try
        {
            var result = await store.CommitAsync(TableNames.Register, institution, commit.Changes, CancellationToken.None);
            if (result is CommitResult.Committed committed)
            {
                cache.Keep(commit, committed);
                return Fate.Stored;
            }

            if (result is CommitResult.Refused { Reason: RefusalReason.Exists, Index: var at } && !sharing.Any(s => s.Done.HistoryKey == commit.Changes[at].Key))
            {
                // Somebody's item or request is there already, and has to be looked at.
                CollabMeter.CommitRetries.Add(1);
                cache.Forget(collaboration);
                MarkAlone(sharing.Select(s => s.Write));
                return Fate.NotTogether;
            }

            return Fate.Overtaken;
        }
        catch (StoreUnavailableException outage) when (outage.MayHaveCommitted)
        {
            cache.Forget(collaboration);
            foreach (var (write, done) in sharing)
            {
                write.Tried = done;
                write.Trail.Note(done.HistoryKey);
            }

            return await first.Trail.HasLandedAsync(institution, CancellationToken.None) ? Fate.Stored : Fate.NotTogether;
        }
    }

    private static WriteResult.Done End(List<(PendingWrite Write, WriteResult.Done Done)> sharing)
    {
        foreach (var (write, done) in sharing.Skip(1))
        {
            write.End(done);
        }

        return sharing[0].Done;
    }
}
