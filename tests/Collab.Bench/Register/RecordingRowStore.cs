using Collab.Core.Store;

namespace Collab.Bench.Register;

/// <summary>Passes everything on, counts the calls, and hands each stored commit to <see cref="Recorder"/>.</summary>
internal sealed class RecordingRowStore(IRowStore inner) : IRowStore
{
    private readonly Lock gate = new();
    private int calls;
    private int rows;

    public int Calls => calls;

    /// <summary>Rows that ranges have brought.</summary>
    public int Rows => rows;

    /// <summary>Gets the commits, one at a time; null while nothing is recorded.</summary>
    public Action<TapeCommit>? Recorder { get; set; }

    public Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public Task<Row?> ReadAsync(string table, string partition, string key, IReadOnlyList<string>? columns, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref calls);
        return inner.ReadAsync(table, partition, key, columns, cancellationToken);
    }

    public async Task<RowPage> ReadRangeAsync(
        string table, string partition, RowRange range, int limit, string? continuation, IReadOnlyList<string>? columns, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref calls);
        var page = await inner.ReadRangeAsync(table, partition, range, limit, continuation, columns, cancellationToken);
        Interlocked.Add(ref rows, page.Rows.Count);
        return page;
    }

    public Task<CommitResult> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref calls);
        return Recorder is { } recorder
            ? RecordAsync(recorder, table, partition, changes, cancellationToken)
            : inner.CommitAsync(table, partition, changes, cancellationToken);
    }

    private async Task<CommitResult> RecordAsync(
        Action<TapeCommit> recorder, string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        var result = await inner.CommitAsync(table, partition, changes, cancellationToken);
        if (result is CommitResult.Committed)
        {
            var commit = TapeCommit.Of(table, partition, changes);
            lock (gate)
            {
                recorder(commit);
            }
        }

        return result;
    }
}
