using Collab.Core.Events;
using Collab.Core.Items;
using Collab.Core.Store;
using Collab.Core.Watching;

namespace Collab.Core.Writing;

/// <summary>
/// Stores the new items of writers who stand in line for one collaboration in one commit: an entry of history each, as if one had come after
/// the other, but the collaboration's row and a month cell once. It is tried once; whoever doesn't fit is written alone, in its own turn.
/// </summary>
internal sealed class SharedCommit(IRowStore store, RegisterReader reader, HeadCache cache, Audience audience, TimeProvider clock)
{
    /// <summary>Each has at most five rows (item, cell, history, marker, event) and this many bytes an item: within the limits of a commit.</summary>
    private const int MostWriters = 16;

    private const int MostBytes = 16 * 1024;

    private static readonly IReadOnlyDictionary<Guid, StoredItem> NothingStored = new Dictionary<Guid, StoredItem>();

    /// <summary>What became of the first one's write, stored together with some behind it; null when it has to be written alone.</summary>
    /// <exception cref="StoreUnavailableException">The store can't be reached; all who would have shared the commit hear the same.</exception>
    public async Task<WriteResult?> TryAsync(PendingWrite first, WriterTurn turn)
    {
        if (!MayShare(first) || cache.Find(first.Request.Collaboration) is not { } head)
        {
            return null;
        }

        var others = turn.Take(MayShare, MostWriters - 1);
        if (others.Count == 0)
        {
            return null;
        }

        try
        {
            return await CommitAsync(head, first, others);
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
            return null;
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

    /// <summary>What is planned without a look at what is stored, and wasn't tried yet.</summary>
    private static bool MayShare(PendingWrite write) =>
        !write.IsAlone && write.Tried is null && write.Request is { Fresh: null, Look: null, Items.Count: 0 };

    private static void MarkAlone(IEnumerable<PendingWrite> writes)
    {
        foreach (var write in writes)
        {
            write.IsAlone = true;
        }
    }

    private async Task<WriteResult?> CommitAsync(CollaborationHead head, PendingWrite first, IReadOnlyList<PendingWrite> others)
    {
        // Under nobody's own token: whoever leaves meanwhile doesn't stop the others' commit.
        var isHeard = await audience.WantsAsync(EventTypes.RecordChanged, first.Request.Institution, CancellationToken.None);
        var commit = new RegisterCommit(clock.GetUtcNow(), isHeard);
        var sharing = new List<(PendingWrite Write, WriteResult.Done Done)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var write in others.Prepend(first))
        {
            if (await AddAsync(commit, head, write, names) is { } done)
            {
                head = done.Head;
                sharing.Add((write, done));
            }
            else if (write == first)
            {
                return null;
            }
        }

        return sharing.Count > 1 && await HasLandedAsync(commit, sharing) ? End(sharing) : null;
    }

    /// <summary>Adds what a write does; null when it doesn't go together with those before it.</summary>
    private async Task<WriteResult.Done?> AddAsync(RegisterCommit commit, CollaborationHead head, PendingWrite write, HashSet<string> names)
    {
        var request = write.Request;
        if (!request.Plan(head, NothingStored).TryGet(out var plan, out _)
            || plan is not { Record: null, Deletes: false, Items: [{ Before: null, Body.Length: <= MostBytes } item], Claims.Count: 0, Linked.Count: 0 })
        {
            write.IsAlone = true;
            return null;
        }

        // The same item or request twice: the later one is written behind the earlier.
        if (!names.Add(item.Id.ToString()) || (request.MarkerKey is { } key && !names.Add(key)))
        {
            return null;
        }

        var ready = await reader.WithCellsAsync(head, RegisterCommit.MonthsOf(plan), CancellationToken.None);
        var next = commit.Change(ready, plan, request.Origin, write.Trail.ChangeId);
        if (request.Marker is { } make)
        {
            commit.Add(make(next, plan, clock.GetUtcNow()));
        }

        return new(next, plan);
    }

    /// <summary>True when the commit is stored. When it isn't, or nobody knows, the writers go on as after a try of their own.</summary>
    private async Task<bool> HasLandedAsync(RegisterCommit commit, List<(PendingWrite Write, WriteResult.Done Done)> sharing)
    {
        var first = sharing[0].Write;
        var (institution, collaboration) = (first.Request.Institution, first.Request.Collaboration);
        try
        {
            var result = await store.CommitAsync(TableNames.Register, institution, commit.Changes, CancellationToken.None);
            if (result is CommitResult.Committed committed)
            {
                cache.Keep(commit, committed);
                return true;
            }

            CollabMeter.CommitRetries.Add(1);
            cache.Forget(collaboration);
            if (result is CommitResult.Refused { Reason: RefusalReason.Exists, Index: var at } && !sharing.Any(s => s.Done.HistoryKey == commit.Changes[at].Key))
            {
                // Somebody's item or request is there already, and has to be looked at.
                MarkAlone(sharing.Select(s => s.Write));
            }

            return false;
        }
        catch (StoreUnavailableException outage) when (outage.MayHaveCommitted)
        {
            cache.Forget(collaboration);
            foreach (var (write, done) in sharing)
            {
                write.Tried = done;
                write.Trail.Note(done.HistoryKey);
            }

            return await first.Trail.HasLandedAsync(institution, CancellationToken.None);
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
