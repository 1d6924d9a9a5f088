using Collab.Core.Store;

namespace Collab.Core.Writing;

/// <summary>
/// Lets the writers of one collaboration in this process take turns, instead of colliding at the store. Whoever has the turn may take
/// those behind it along.
/// </summary>
public sealed class WriterQueue
{
    /// <summary>
    /// How long a writer waits for its turn. Where the store hangs, each writer before it takes half a minute to find out, and whoever waits
    /// must hear of it while it still listens.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Those who wait for each collaboration that is being written to, in the order they came.</summary>
    private readonly Dictionary<Guid, LinkedList<PlaceInLine>> lines = [];

    /// <summary>Waits for the turn, which ends when it is disposed.</summary>
    /// <exception cref="StoreUnavailableException">The turn didn't come in time.</exception>
    internal async Task<IDisposable> EnterAsync(Guid collaboration, CancellationToken cancellationToken) =>
        (await EnterAsync(collaboration, new PlaceInLine(), cancellationToken))!;

    /// <summary>The same for a write; null when it was taken along meanwhile.</summary>
    /// <exception cref="StoreUnavailableException">The turn didn't come in time, and nothing was sent; or the commit that took it along failed.</exception>
    internal Task<WriterTurn?> EnterAsync(PendingWrite write, CancellationToken cancellationToken) =>
        EnterAsync(write.Request.Collaboration, write, cancellationToken);

    /// <summary>Takes up to <paramref name="most"/> of the first in line, as far as they may come along.</summary>
    internal IReadOnlyList<PendingWrite> Take(Guid collaboration, Func<PendingWrite, bool> mayCome, int most)
    {
        lock (lines)
        {
            var taken = new List<PendingWrite>();
            for (var line = lines[collaboration]; taken.Count < most && line.First?.Value is PendingWrite write && mayCome(write); line.RemoveFirst())
            {
                taken.Add(write);
            }

            return taken;
        }
    }

    /// <summary>Puts back who couldn't come along, before all others, as far as they still wait.</summary>
    internal void PutBack(Guid collaboration, IEnumerable<PendingWrite> taken)
    {
        lock (lines)
        {
            foreach (var write in taken.Reverse())
            {
                if (write.IsLeft)
                {
                    write.Fail(Waited(mayHaveCommitted: write.Tried is not null));
                }
                else
                {
                    lines[collaboration].AddFirst(write);
                }
            }
        }
    }

    /// <summary>Calls the next in line.</summary>
    internal void EndTurn(Guid collaboration)
    {
        lock (lines)
        {
            var line = lines[collaboration];
            if (line.First is not { } next)
            {
                lines.Remove(collaboration);
                return;
            }

            line.RemoveFirst();
            next.Value.Call();
        }
    }

    private async Task<WriterTurn?> EnterAsync(Guid collaboration, PlaceInLine place, CancellationToken cancellationToken)
    {
        lock (lines)
        {
            if (!lines.TryGetValue(collaboration, out var line))
            {
                lines[collaboration] = [];
                return new(this, collaboration, follows: false);
            }

            place.Wait();
            line.AddLast(place);
        }

        try
        {
            await place.Called.WaitAsync(Patience, cancellationToken);
        }
        catch (Exception gone) when (gone is TimeoutException or OperationCanceledException)
        {
            if (TryLeave(collaboration, place))
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw Waited(mayHaveCommitted: place is PendingWrite { Tried: not null });
            }

            // Called or taken along at the last moment: what becomes of it is soon known.
        }

        return await place.Called is null ? new(this, collaboration, follows: true) : null;
    }

    private bool TryLeave(Guid collaboration, PlaceInLine place)
    {
        lock (lines)
        {
            place.IsLeft = true;
            return lines.TryGetValue(collaboration, out var line) && line.Remove(place);
        }
    }

    private static StoreUnavailableException Waited(bool mayHaveCommitted) => new("Other writes to the collaboration wait for the store.", mayHaveCommitted);
}
