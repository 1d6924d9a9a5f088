using Collab.Core.Store;

namespace Collab.Core.Writing;

/// <summary>Lets the writers of one collaboration in this process take turns, instead of colliding at the store.</summary>
public sealed class WriterQueue
{
    /// <summary>
    /// How long a writer waits for its turn. Where the store hangs, each writer before it takes half a minute to find out, and whoever waits
    /// must hear of it while it still listens.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Dictionary<Guid, Turn> turns = [];

    /// <summary>Waits for the turn; dispose the answer to end it.</summary>
    /// <exception cref="StoreUnavailableException">The turn didn't come in time; nothing was sent.</exception>
    public async Task<IDisposable> EnterAsync(Guid collaboration, CancellationToken cancellationToken)
    {
        Turn turn;
        lock (turns)
        {
            if (!turns.TryGetValue(collaboration, out turn!))
            {
                turns[collaboration] = turn = new();
            }

            turn.Waiting++;
        }

        try
        {
            return await turn.Gate.WaitAsync(Patience, cancellationToken)
                ? new Leave(this, collaboration, turn)
                : throw new StoreUnavailableException("Other writes to the collaboration wait for the store.", mayHaveCommitted: false);
        }
        catch
        {
            Release(collaboration, turn);
            throw;
        }
    }

    private void Release(Guid collaboration, Turn turn)
    {
        lock (turns)
        {
            if (--turn.Waiting == 0)
            {
                turns.Remove(collaboration);
            }
        }
    }

    private sealed class Turn
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Waiting { get; set; }
    }

    private sealed class Leave(WriterQueue queue, Guid collaboration, Turn turn) : IDisposable
    {
        private bool left;

        public void Dispose()
        {
            if (left)
            {
                return;
            }

            left = true;
            turn.Gate.Release();
            queue.Release(collaboration, turn);
        }
    }
}
