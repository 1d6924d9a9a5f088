using System.Security.Cryptography;
using Collab.Core.Activities;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Documents;

/// <summary>
/// Rows of one collaboration on their way into one commit. A commit also holds a cell for each month, the history entry, the
/// collaboration's row and the batch's marker, so that fewer rows fit the more months they touch.
/// </summary>
public sealed class RowBatch(CollaborationHead target)
{
    private const int MostRows = 95;
    private const int OtherChanges = 3;
    private const int MostCharacters = 400_000;

    private readonly HashSet<Month> months = [];
    private readonly List<int> lines = new(MostRows);
    private int characters;

    public CollaborationHead Target => target;

    public List<Activity> Activities { get; } = new(MostRows);

    /// <summary>
    /// What the batch's marker is called: a hash of its lines and ids. It doesn't count batches, because a row that is good only at the
    /// second reading would shift the numbers, and a marker of the first reading would then hide other rows.
    /// </summary>
    public string Fingerprint
    {
        get
        {
            var bytes = new byte[Activities.Count * 20];
            for (var i = 0; i < Activities.Count; i++)
            {
                BitConverter.TryWriteBytes(bytes.AsSpan(i * 20), lines[i]);
                Activities[i].Id.TryWriteBytes(bytes.AsSpan((i * 20) + 4));
            }

            return Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12));
        }
    }

    /// <summary>False when the row has to go into the next batch.</summary>
    public bool TryAdd(Activity activity, int line, int length)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var month = Month.Of(activity.StartsOn);
        var cells = months.Count + (months.Contains(month) ? 0 : 1);
        if (Activities.Count > 0
            && (Activities.Count == MostRows
                || Activities.Count + 1 + cells + OtherChanges > StoreLimits.ChangesPerCommit
                || characters + length > MostCharacters))
        {
            return false;
        }

        months.Add(month);
        characters += length;
        lines.Add(line);
        Activities.Add(activity);
        return true;
    }

    /// <summary>The rows as two batches, in their order, each with a fingerprint of its own.</summary>
    public (RowBatch First, RowBatch Second) Halve()
    {
        var (first, second) = (new RowBatch(target), new RowBatch(target));
        for (var i = 0; i < Activities.Count; i++)
        {
            var half = i < Activities.Count / 2 ? first : second;
            half.lines.Add(lines[i]);
            half.Activities.Add(Activities[i]);
        }

        return (first, second);
    }
}
