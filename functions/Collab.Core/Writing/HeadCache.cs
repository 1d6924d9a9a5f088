using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Collab.Core.Store;

namespace Collab.Core.Writing;

/// <summary>
/// The heads this process wrote or read last. A head that another process has overtaken costs one refused commit and a read, never
/// a wrong write, because every commit is guarded by the row's tag. Where that happens, heads are compared with the store's before they are
/// written on, for as long as others write too: a read costs less than a refused commit, and whoever writes without one would leave no gap to
/// those who have to read.
/// </summary>
public sealed class HeadCache(TimeProvider clock)
{
    private const int Most = 10_000;
    private const int MostCells = 60;

    /// <summary>How long heads are doubted after one was overtaken.</summary>
    private static readonly TimeSpan DoubtedFor = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Guid, Kept> heads = new();

    /// <summary>The head, where it is likely to be the store's.</summary>
    public CollaborationHead? Find(Guid id) => heads.TryGetValue(id, out var kept) && kept is { IsOld: false } && !IsDoubted(kept) ? kept.Head : null;

    /// <summary>The head as it was seen last, whether others have overtaken it or not.</summary>
    public CollaborationHead? LastSeen(Guid id) => heads.TryGetValue(id, out var kept) ? kept.Head : null;

    /// <summary>Keeps a head, unless a later one is kept already.</summary>
    public void Keep(CollaborationHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        if (heads.Count >= Most && !heads.ContainsKey(head.Record.Id))
        {
            foreach (var id in heads.Keys.Take(Most / 10))
            {
                heads.TryRemove(id, out _);
            }
        }

        heads.AddOrUpdate(
            head.Record.Id,
            static (_, head) => new(Slim(head), false, null),
            static (_, kept, head) => kept.Head.Version > head.Version || kept.Head.RowTag == head.RowTag ? kept : new(Slim(head), false, kept.OvertakenAt),
            head);
    }

    /// <summary>The head kept here turned out to be old, most likely because another process writes too, so those to come are doubted.</summary>
    public void Doubt(Guid id)
    {
        if (heads.TryGetValue(id, out var kept))
        {
            heads.TryUpdate(id, new(kept.Head, true, clock.GetTimestamp()), kept);
        }
    }

    public void Forget(Guid id) => heads.TryRemove(id, out _);

    /// <summary>Forgets everything, as after a restart.</summary>
    public void Clear() => heads.Clear();

    /// <summary>Keeps the heads of a commit with their new tags.</summary>
    internal void Keep(RegisterCommit commit, CommitResult.Committed committed)
    {
        foreach (var head in commit.Heads)
        {
            var key = RegisterKeys.Collaboration(head.Record.Id);
            for (var i = 0; i < commit.Changes.Count; i++)
            {
                if (commit.Changes[i].Key == key)
                {
                    Keep(head with { RowTag = committed.ETags[i] });
                }
            }
        }
    }

    /// <summary>The head that was just read, if any; the kept one instead where it is the same, for more of its cells are known.</summary>
    [return: NotNullIfNotNull(nameof(read))]
    internal CollaborationHead? Compare(CollaborationHead? read)
    {
        if (read is null || !heads.TryGetValue(read.Record.Id, out var kept))
        {
            return read;
        }

        var isSame = kept.Head.RowTag == read.RowTag;
        heads.TryUpdate(read.Record.Id, isSame ? new(kept.Head, false, kept.OvertakenAt) : new(Slim(read), false, clock.GetTimestamp()), kept);
        return isSame ? kept.Head : read;
    }

    private bool IsDoubted(Kept kept) => kept.OvertakenAt is { } at && clock.GetElapsedTime(at) < DoubtedFor;

    private static CollaborationHead Slim(CollaborationHead head) => head.Cells.Count <= MostCells ? head : head with { Cells = head.Cells.Clear() };

    /// <summary>A class, and no record, because entries are exchanged by identity.</summary>
    private sealed class Kept(CollaborationHead head, bool isOld, long? overtakenAt)
    {
        public CollaborationHead Head => head;

        /// <summary>The store is known to have a later one.</summary>
        public bool IsOld => isOld;

        /// <summary>The time stamp at which a head of the collaboration turned out to be old; null when none did.</summary>
        public long? OvertakenAt => overtakenAt;
    }
}
