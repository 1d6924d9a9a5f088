using System.Collections.Concurrent;
using Collab.Core.Store;

namespace Collab.Core.Writing;

/// <summary>
/// The heads this process wrote or read last. A head that another process has overtaken costs one refused commit and a read, never
/// a wrong write, because every commit is guarded by the row's tag.
/// </summary>
public sealed class HeadCache
{
    private const int Most = 10_000;
    private const int MostCells = 60;

    private readonly ConcurrentDictionary<Guid, CollaborationHead> heads = new();

    public CollaborationHead? Find(Guid id) => heads.GetValueOrDefault(id);

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

        heads[head.Record.Id] = head.Cells.Count <= MostCells ? head : head with { Cells = head.Cells.Clear() };
    }

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

    public void Forget(Guid id) => heads.TryRemove(id, out _);

    /// <summary>Forgets everything, as after a restart.</summary>
    public void Clear() => heads.Clear();
}
