using Collab.Core.Store;

namespace Collab.Core.Tests.Support;

/// <summary>Something happens right after a range of some keys was read, so many times, as when somebody writes while others read.</summary>
public sealed class BetweenReadsStore(IRowStore inner, string prefix, int times, Func<Task> happen) : IRowStore
{
    /// <summary>How often it has happened.</summary>
    public int Happened { get; private set; }

    public Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public Task<Row?> ReadAsync(string table, string partition, string key, IReadOnlyList<string>? columns, CancellationToken cancellationToken) =>
        inner.ReadAsync(table, partition, key, columns, cancellationToken);

    public async Task<RowPage> ReadRangeAsync(
        string table, string partition, RowRange range, int limit, string? continuation, IReadOnlyList<string>? columns, CancellationToken cancellationToken)
    {
        var page = await inner.ReadRangeAsync(table, partition, range, limit, continuation, columns, cancellationToken);
        if (Happened < times && range.From.StartsWith(prefix, StringComparison.Ordinal))
        {
            Happened++;
            await happen();
        }

        return page;
    }

    public Task<CommitResult> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) =>
        inner.CommitAsync(table, partition, changes, cancellationToken);
}
