using Collab.Core.Store;

namespace Collab.Core.Moving;

/// <summary>
/// Whether an import is unfinished. The process that imports knows at once; the others on the same storage look every few seconds, beside what
/// they do.
/// </summary>
public sealed class ImportState(IRowStore store, TimeProvider clock)
{
    private static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(10);

    private long lookedAt;
    private bool isUnfinished;
    private int isLooking;

    /// <summary>True while the register is half there. Never waits for the store.</summary>
    public bool IsUnfinished
    {
        get
        {
            if (clock.GetElapsedTime(Volatile.Read(ref lookedAt)) > KnownFor && Interlocked.Exchange(ref isLooking, 1) == 0)
            {
                _ = LookBesideAsync();
            }

            return Volatile.Read(ref isUnfinished);
        }
    }

    /// <summary>Looks now.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var row = await store.ReadAsync(TableNames.Institutions, ImportMark.Partition, ImportMark.Key, null, cancellationToken);
        Set(row is not null && !ImportMark.Of(row).IsDone);
    }

    internal void Set(bool unfinished)
    {
        Volatile.Write(ref isUnfinished, unfinished);
        Volatile.Write(ref lookedAt, clock.GetTimestamp());
    }

    private async Task LookBesideAsync()
    {
        try
        {
            await LookAsync(CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // What was known stands until the store answers; whoever asks then finds out by itself that it doesn't.
            Volatile.Write(ref lookedAt, clock.GetTimestamp());
        }
        finally
        {
            Volatile.Write(ref isLooking, 0);
        }
    }
}
