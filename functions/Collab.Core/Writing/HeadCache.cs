using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Collab.Core.Store;

namespace Collab.Core.Writing;

/// <summary>
/// The heads this process wrote or read last. A head that another process has overtaken costs one refused commit and a read, never
/// a wrong write, because every commit is guarded by the row's tag. Where that happens, heads are compared with the store's before they are
/// written on, until they have proved right several times.
/// </summary>
public sealed class HeadCache
{
    private const int Most = 10_000;
    private const int MostCells = 60;

    /// <summary>How often a head has to be found unchanged before it is believed again.</summary>
    private const int Doubts = 3;

    private readonly ConcurrentDictionary<Guid, Kept> heads = new();

    /// <summary>The head, where it is likely to be the store's.</summary>
    public CollaborationHead? Find(Guid id) => heads.TryGetValue(id, out var kept) && kept.Doubts == 0 ? kept.Head : null;

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
            static (_, head) => new(Slim(head), 0),
            static (_, kept, head) => kept.Head.Version > head.Version || kept.Head.RowTag == head.RowTag ? kept : new(Slim(head), kept.Doubts),
            head);
    }

    /// <summary>The head kept here turned out to be old, most likely because another process writes too, so those to come are doubted.</summary>
    public void Doubt(Guid id)
    {
        if (heads.TryGetValue(id, out var kept))
        {
            heads.TryUpdate(id, new(kept.Head, Doubts), kept);
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
        heads.TryUpdate(read.Record.Id, isSame ? new(kept.Head, Math.Max(0, kept.Doubts - 1)) : new(Slim(read), Doubts), kept);
        return isSame ? kept.Head : read;
    }

    private static CollaborationHead Slim(CollaborationHead head) => head.Cells.Count <= MostCells ? head : head with { Cells = head.Cells.Clear() };

    /// <summary>A class, and no record, because entries are exchanged by identity.</summary>
    private sealed class Kept(CollaborationHead head, int doubts)
    {
        public CollaborationHead Head => head;

        public int Doubts => doubts;
    }
}
