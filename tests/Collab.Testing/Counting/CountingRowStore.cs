using Collab.Core.Store;

namespace Collab.Testing.Counting;

/// <summary>A row store that counts what is asked of the one behind it, for tests and benchmarks that hold to a number of calls.</summary>
public sealed class CountingRowStore(IRowStore inner) : IRowStore
{
    private long reads;
    private long pages;
    private long rows;
    private long commits;
    private long changes;

    /// <summary>Rows read one by one.</summary>
    public long Reads => Interlocked.Read(ref reads);

    /// <summary>Pages of ranges read.</summary>
    public long Pages => Interlocked.Read(ref pages);

    /// <summary>Rows in those pages.</summary>
    public long Rows => Interlocked.Read(ref rows);

    /// <summary>Commits, whatever became of them.</summary>
    public long Commits => Interlocked.Read(ref commits);

    /// <summary>Changes of all commits together.</summary>
    public long Changes => Interlocked.Read(ref changes);

    /// <summary>Calls of all kinds together.</summary>
    public long Calls => Reads + Pages + Commits;

    /// <summary>Counts from nothing again.</summary>
    public void Reset()
    {
        Interlocked.Exchange(ref reads, 0);
        Interlocked.Exchange(ref pages, 0);
        Interlocked.Exchange(ref rows, 0);
        Interlocked.Exchange(ref commits, 0);
        Interlocked.Exchange(ref changes, 0);
    }

    public Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public Task<Row?> ReadAsync(string table, string partition, string key, IReadOnlyList<string>? columns, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref reads);
        return inner.ReadAsync(table, partition, key, columns, cancellationToken);
    }

    public async Task<RowPage> ReadRangeAsync(
        string table,
        string partition,
        RowRange range,
        int limit,
        string? continuation,
        IReadOnlyList<string>? columns,
        CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref pages);
        var page = await inner.ReadRangeAsync(table, partition, range, limit, continuation, columns, cancellationToken);
        Interlocked.Add(ref rows, page.Rows.Count);
        return page;
    }

    public Task<CommitResult> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        Interlocked.Increment(ref commits);
        Interlocked.Add(ref this.changes, changes.Count);
        return inner.CommitAsync(table, partition, changes, cancellationToken);
    }
}
