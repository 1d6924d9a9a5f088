using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.Store;

namespace Collab.Core.Moving;

/// <summary>
/// The right to write an import, of one worker at a time: held for some seconds and moved on while it writes. When its worker has died another one
/// takes it, and writes the same rows once more.
/// </summary>
internal sealed class ImportLease
{
    private static readonly TimeSpan HeldFor = TimeSpan.FromSeconds(20);

    private readonly IRowStore store;
    private readonly TimeProvider clock;
    private ImportMark mark;
    private string tag;

    private ImportLease(IRowStore store, TimeProvider clock, ImportMark mark, string tag) => (this.store, this.clock, this.mark, this.tag) = (store, clock, mark, tag);

    /// <summary>Begins the import of an export into an empty register, or goes on with one that was begun.</summary>
    public static async Task<Outcome<ImportLease>> TakeAsync(IRowStore store, TimeProvider clock, CheckedExport export, string file, CancellationToken cancellationToken)
    {
        var row = await store.ReadAsync(TableNames.Institutions, ImportMark.Partition, ImportMark.Key, null, cancellationToken);
        var known = row is null ? null : ImportMark.Of(row);
        var now = clock.GetUtcNow();
        switch (known)
        {
            case { IsDone: false } when known.Sha256 != export.Sha256:
                return new Refusal.Conflict("import-unfinished", $"Another import was begun and isn't finished: send that file again (SHA-256 in its last line {known.Sha256}), or import it from {known.File}.");
            case { IsDone: false } when known.HeldUntil > now:
                return Running;
            case null or { IsDone: true } when await FindAsync(store, export, cancellationToken) is { } found:
                return NotEmpty(found, known, export);
        }

        var begun = new ImportMark(export.Sha256, export.Scope, file, known is { IsDone: false } ? known.BegunAt : now, now + HeldFor, RecordId.New(clock), IsDone: false);
        RowChange change = row is null ? new RowChange.Add(ImportMark.Key, begun.Values()) : new RowChange.Replace(ImportMark.Key, begun.Values(), row.ETag);
        return await store.CommitAsync(TableNames.Institutions, ImportMark.Partition, [change], cancellationToken) is CommitResult.Committed committed
            ? new ImportLease(store, clock, begun, committed.ETags[0])
            : Running;
    }

    /// <summary>Makes sure that the right is still held; asked before every commit.</summary>
    /// <exception cref="StoreUnavailableException">Another worker has it.</exception>
    public async Task HoldAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (mark.HeldUntil - now < HeldFor / 2)
        {
            await ReplaceAsync(mark with { HeldUntil = now + HeldFor }, cancellationToken);
        }
    }

    /// <summary>Everything is stored.</summary>
    public Task EndAsync(CancellationToken cancellationToken) => ReplaceAsync(mark with { IsDone = true }, cancellationToken);

    private static Refusal.Conflict Running { get; } = new("import-running", "This import is being written at the moment, or was until some seconds ago; send it again in half a minute.");

    private static Refusal.Conflict NotEmpty(string found, ImportMark? known, CheckedExport export) => new(
        "register-not-empty",
        $"An import needs an empty register, and this one has {found}. Import into a new data folder or storage account."
        + (known?.Sha256 == export.Sha256 ? $" This very file was imported here, begun at {IsoDate.Of(known.BegunAt)}." : string.Empty));

    private static Task<string?> FindAsync(IRowStore store, CheckedExport export, CancellationToken cancellationToken) =>
        new EmptyRegister(store).FindAnyAsync(export.Homes, cancellationToken);

    private async Task ReplaceAsync(ImportMark next, CancellationToken cancellationToken)
    {
        var change = new RowChange.Replace(ImportMark.Key, next.Values(), tag);
        var result = await store.CommitAsync(TableNames.Institutions, ImportMark.Partition, [change], cancellationToken);
        (mark, tag) = result is CommitResult.Committed committed
            ? (next, committed.ETags[0])
            : throw new StoreUnavailableException("Another worker has gone on with this import.", mayHaveCommitted: false);
    }
}
