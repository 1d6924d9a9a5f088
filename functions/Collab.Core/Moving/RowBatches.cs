using Collab.Core.Store;

namespace Collab.Core.Moving;

/// <summary>Gathers the rows of an export, as they come, into commits: some rows of one partition each. The same lines always make the same commits.</summary>
internal sealed class RowBatches
{
    /// <summary>Bytes of lines in one commit, well below what a store takes.</summary>
    private const int MostBytes = 1024 * 1024;

    private readonly List<RowChange> changes = new(StoreLimits.ChangesPerCommit);
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private int bytes;

    public string Table { get; private set; } = string.Empty;

    public string Partition { get; private set; } = string.Empty;

    public IReadOnlyList<RowChange> Changes => changes;

    /// <summary>False when the commit is full, or of another partition: store it and clear it first.</summary>
    public bool TryAdd(MovedRow moved, int lineBytes)
    {
        var isOther = changes.Count > 0 && (Table != moved.Table || Partition != moved.Partition);
        if (isOther || changes.Count == StoreLimits.ChangesPerCommit || (changes.Count > 0 && bytes + lineBytes > MostBytes))
        {
            return false;
        }

        (Table, Partition) = (moved.Table, moved.Partition);
        bytes += lineBytes;
        if (!keys.Add(moved.Row.Key))
        {
            throw new ProofException("duplicate", "The row stands in the export twice.");
        }

        changes.Add(new RowChange.Put(moved.Row.Key, moved.Row.Values));
        return true;
    }

    public void Clear()
    {
        changes.Clear();
        keys.Clear();
        bytes = 0;
    }

    /// <summary>Takes a row as <see cref="TryAdd"/> does, only to see that the store would take it.</summary>
    /// <exception cref="StoreLimitException">It wouldn't.</exception>
    public void Check(MovedRow moved, int lineBytes)
    {
        if (!TryAdd(moved, lineBytes))
        {
            Clear();
            TryAdd(moved, lineBytes);
        }

        StoreLimits.CheckCommit(moved.Partition, [changes[^1]]);
    }
}
