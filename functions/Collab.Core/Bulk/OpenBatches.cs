using Collab.Core.Items;
using Collab.Core.Writing;

namespace Collab.Core.Bulk;

/// <summary>The unfinished batches by collaboration, in bounded memory. Which rows travel together follows from the rows alone.</summary>
public sealed class OpenBatches(BatchCommitter committer)
{
    /// <summary>Rows that may wait in unfinished batches.</summary>
    private const int MostRows = 20_000;

    /// <summary>Characters, or bytes of JSON, of those rows.</summary>
    private const int MostCharacters = 24_000_000;

    private readonly Dictionary<Guid, RowBatch> open = [];
    private int rows;
    private int characters;

    public bool Any => rows > 0;

    public async ValueTask AddAsync(CollaborationHead head, IItem item, int line, int length, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(head);
        var id = head.Record.Id;
        if (!open.TryGetValue(id, out var batch))
        {
            open[id] = batch = new(head);
        }

        if (!batch.TryAdd(item, line, length))
        {
            await SendAsync(batch, cancellationToken);
            open[id] = batch = new(head);
            batch.TryAdd(item, line, length);
        }

        characters += length;
        if (++rows > MostRows)
        {
            await SendAsync(open.Values.MaxBy(b => b.Items.Count)!, cancellationToken);
        }
        else if (characters > MostCharacters)
        {
            await SendAsync(open.Values.MaxBy(b => b.Characters)!, cancellationToken);
        }
    }

    /// <summary>Sends off the batches whose first row stands before this line, so that no row waits for ever for others of its collaboration.</summary>
    public async ValueTask SendBeforeAsync(int line, CancellationToken cancellationToken)
    {
        foreach (var batch in open.Values.Where(b => b.Lines[0] < line).OrderBy(b => b.Lines[0]).ToArray())
        {
            await SendAsync(batch, cancellationToken);
        }
    }

    /// <summary>Sends all off.</summary>
    public ValueTask FlushAsync(CancellationToken cancellationToken) => SendBeforeAsync(int.MaxValue, cancellationToken);

    private async ValueTask SendAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        open.Remove(batch.Target.Record.Id);
        rows -= batch.Items.Count;
        characters -= batch.Characters;
        await committer.SendAsync(batch, cancellationToken);
    }
}
