namespace Collab.Core.Documents;

/// <summary>Lets one worker of this process at a time to each upload; others wait for it. Workers of other processes meet at the store.</summary>
public sealed class ReadingGate
{
    private readonly Lock locked = new();
    private readonly Dictionary<string, Turn> turns = new(StringComparer.Ordinal);

    /// <summary>True while a worker reads the upload.</summary>
    public bool IsHeld(string blobName)
    {
        lock (locked)
        {
            return turns.ContainsKey(blobName);
        }
    }

    /// <summary>Waits for the upload to be free and holds it until what is given back is disposed of.</summary>
    public async Task<IDisposable> EnterAsync(string blobName, CancellationToken cancellationToken)
    {
        Turn turn;
        lock (locked)
        {
            if (!turns.TryGetValue(blobName, out var known))
            {
                turns[blobName] = known = new(this, blobName);
            }

            turn = known;
            turn.Wanted++;
        }

        try
        {
            await turn.Free.WaitAsync(cancellationToken);
            return turn;
        }
        catch
        {
            turn.Leave();
            throw;
        }
    }

    private sealed class Turn(ReadingGate gate, string blobName) : IDisposable
    {
        public SemaphoreSlim Free { get; } = new(1, 1);

        /// <summary>Those who hold or wait.</summary>
        public int Wanted { get; set; }

        public void Dispose()
        {
            Free.Release();
            Leave();
        }

        public void Leave()
        {
            lock (gate.locked)
            {
                if (--Wanted == 0)
                {
                    gate.turns.Remove(blobName);
                    Free.Dispose();
                }
            }
        }
    }
}
