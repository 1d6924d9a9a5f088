using System.Security.Cryptography;
using Collab.Core.Items;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Bulk;

/// <summary>
/// Rows of one collaboration on their way into one commit. A commit also holds a cell for each month, the history entry, the
/// collaboration's row, perhaps a marker and perhaps an event, so that fewer rows fit the more months they touch.
/// </summary>
public sealed class RowBatch(CollaborationHead target)
{
    private const int MostRows = 95;

    /// <summary>Counted whether they are there or not, because the same rows must always travel together.</summary>
    private const int OtherChanges = 4;

    private const int MostCharacters = 400_000;

    private readonly HashSet<Month> months = [];
    private readonly HashSet<Guid> ids = [];
    private readonly List<int> lines = new(MostRows);

    public CollaborationHead Target => target;

    public List<IItem> Items { get; } = new(MostRows);

    /// <summary>The line of each item, ascending.</summary>
    public IReadOnlyList<int> Lines => lines;

    /// <summary>How long the rows are together.</summary>
    public int Characters { get; private set; }

    /// <summary>
    /// What the batch's marker is called: a hash of its lines and ids. It doesn't count batches, because a row that is good only at the
    /// second reading would shift the numbers, and a marker of the first reading would then hide other rows.
    /// </summary>
    public string Fingerprint
    {
        get
        {
            var bytes = new byte[Items.Count * 20];
            for (var i = 0; i < Items.Count; i++)
            {
                BitConverter.TryWriteBytes(bytes.AsSpan(i * 20), lines[i]);
                Items[i].Id.TryWriteBytes(bytes.AsSpan((i * 20) + 4));
            }

            return Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12));
        }
    }

    /// <summary>False when the row has to go into the next batch: this one is full, or holds an earlier row of the same record.</summary>
    public bool TryAdd(IItem item, int line, int length)
    {
        ArgumentNullException.ThrowIfNull(item);
        var month = item.Counted?.Month;
        var cells = months.Count + (month is { } m && !months.Contains(m) ? 1 : 0);
        if (Items.Count > 0
            && (Items.Count == MostRows
                || Items.Count + 1 + cells + OtherChanges > StoreLimits.ChangesPerCommit
                || Characters + length > MostCharacters
                || ids.Contains(item.Id)))
        {
            return false;
        }

        if (month is { } counted)
        {
            months.Add(counted);
        }

        ids.Add(item.Id);
        Characters += length;
        lines.Add(line);
        Items.Add(item);
        return true;
    }

    /// <summary>The rows as two batches, in their order, each with a fingerprint of its own.</summary>
    public (RowBatch First, RowBatch Second) Halve()
    {
        var (first, second) = (new RowBatch(target), new RowBatch(target));
        for (var i = 0; i < Items.Count; i++)
        {
            var half = i < Items.Count / 2 ? first : second;
            half.lines.Add(lines[i]);
            half.Items.Add(Items[i]);
        }

        return (first, second);
    }
}
