using Collab.Core.Store;

namespace Collab.Testing.Stores;

/// <summary>Passes everything on and counts the calls: storage calls per operation are exact, and asserted.</summary>
public sealed class CountingRowStore(IRowStore inner) : IRowStore
{
    private int reads;
    private int pages;
    private int commits;

    public int Reads => reads;

    public int Pages => pages;

    public int Commits => commits;

    public int Calls => reads + pages + commits;

    public void Reset() => reads = pages = commits = 0;

    public Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public Task<Row?> ReadAsync(string table, string partition, string key, IReadOnlyList<string>? columns, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref reads);
        return inner.ReadAsync(table, partition, key, columns, cancellationToken);
    }

    public Task<RowPage> ReadRangeAsync(
        string table, string partition, RowRange range, int limit, string? continuation, IReadOnlyList<string>? columns, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref pages);
        return inner.ReadRangeAsync(table, partition, range, limit, continuation, columns, cancellationToken);
    }

    public Task<CommitResult> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref commits);
        return inner.CommitAsync(table, partition, changes, cancellationToken);
    }
}
