namespace Collab.Core.Store;

/// <summary>
/// Whether the storage answers: its tables and its blobs, within two seconds. One check is under way at a time, and whoever asks meanwhile
/// waits for that one, so that a storage that hangs isn't asked again and again.
/// </summary>
public sealed class Readiness(IRowStore rows, IBlobStore blobs, TimeProvider clock)
{
    /// <summary>Front ends and monitors wait for some seconds; a storage that is well answers in milliseconds.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private const string Nothing = "ready";

    private readonly Lock gate = new();
    private Task? underWay;

    /// <exception cref="StoreUnavailableException">One of the two can't be reached.</exception>
    /// <exception cref="TimeoutException">One of the two did not answer in time.</exception>
    public Task CheckAsync(CancellationToken cancellationToken)
    {
        Task check;
        lock (gate)
        {
            if (underWay is null or { IsCompleted: true })
            {
                underWay = AskAsync();
            }

            check = underWay;
        }

        return check.WaitAsync(Patience, clock, cancellationToken);
    }

    /// <summary>Asks for what isn't there: the whole way to the storage and back, and next to nothing to carry. Nobody's leaving ends it for the others.</summary>
    private async Task AskAsync()
    {
        await Task.Yield();
        await Task.WhenAll(
            rows.ReadAsync(TableNames.Institutions, Nothing, Nothing, null, CancellationToken.None),
            blobs.FindAsync(ContainerNames.Uploads, Nothing, CancellationToken.None));
    }
}
