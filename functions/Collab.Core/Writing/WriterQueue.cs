namespace Collab.Core.Writing;

/// <summary>Lets the writers of one collaboration in this process take turns, instead of colliding at the store.</summary>
public sealed class WriterQueue
{
    private readonly Dictionary<Guid, Turn> turns = [];

    /// <summary>Waits for the turn; dispose the answer to end it.</summary>
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
            await turn.Gate.WaitAsync(cancellationToken);
            return new Leave(this, collaboration, turn);
        }
        catch (OperationCanceledException)
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
