using Collab.Core.Store;

namespace Collab.Core.Moving;

/// <summary>
/// The store as all but an import see it: while one is unfinished nothing can be written, by a request, a timer or an upload, because half a register
/// is none. Reading goes on.
/// </summary>
public sealed class HeldRowStore : IRowStore
{
    private readonly IRowStore behind;

    public HeldRowStore(IRowStore behind, TimeProvider clock)
    {
        this.behind = behind;
        State = new(behind, clock);
    }

    public ImportState State { get; }

    /// <summary>The store itself, for the import.</summary>
    internal IRowStore Behind => behind;

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await behind.OpenAsync(cancellationToken);
        await State.LookAsync(cancellationToken);
    }

    public Task<Row?> ReadAsync(string table, string partition, string key, IReadOnlyList<string>? columns, CancellationToken cancellationToken) =>
        behind.ReadAsync(table, partition, key, columns, cancellationToken);

    public Task<RowPage> ReadRangeAsync(
        string table, string partition, RowRange range, int limit, string? continuation, IReadOnlyList<string>? columns, CancellationToken cancellationToken) =>
        behind.ReadRangeAsync(table, partition, range, limit, continuation, columns, cancellationToken);

    public Task<CommitResult> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) => State.IsUnfinished
        ? throw new StoreUnavailableException("An import is unfinished; nothing else is stored before it is.", mayHaveCommitted: false)
        : behind.CommitAsync(table, partition, changes, cancellationToken);
}
