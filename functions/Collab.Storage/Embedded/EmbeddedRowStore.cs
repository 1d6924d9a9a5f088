using System.Collections.Concurrent;
using Collab.Core.Store;
using Microsoft.Data.Sqlite;

namespace Collab.Storage.Embedded;

/// <summary>
/// Rows in one SQLite file of the data folder, durable at every answer. Commits go through one writer, which stores those that come
/// together in one transaction; reads run beside it on connections of their own.
/// </summary>
public sealed class EmbeddedRowStore(DataFolder folder) : IRowStore, IAsyncDisposable
{
    private const int PartitionsKept = 10_000;

    private readonly ConcurrentBag<ReaderSession> readers = [];
    private readonly ConcurrentDictionary<(string Table, string Name), long> partitions = new();
    private readonly Lock opening = new();
    private CommitWriter? writer;
    private volatile bool disposed;

    /// <inheritdoc/>
    /// <exception cref="StoreSetupException">The file is damaged, of a newer version or can't be opened.</exception>
    public Task OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (opening)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            try
            {
                writer ??= new CommitWriter(new WriterSession(Schema.OpenWriter(folder.RegisterFile)));
            }
            catch (SqliteException exception)
            {
                throw new StoreSetupException(
                    $"The register's file {folder.RegisterFile} can't be opened ({exception.Message}); restore it from a backup or choose another folder with Collab:DataFolder.",
                    exception);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<Row?> ReadAsync(string table, string partition, string key, IReadOnlyList<string>? columns, CancellationToken cancellationToken)
    {
        StoreLimits.CheckKey(partition);
        StoreLimits.CheckKey(key);
        return Read(session => PartitionOf(session, table, partition) is { } id ? session.Read(id, key, columns) : null, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<RowPage> ReadRangeAsync(
        string table,
        string partition,
        RowRange range,
        int limit,
        string? continuation,
        IReadOnlyList<string>? columns,
        CancellationToken cancellationToken)
    {
        StoreLimits.CheckKey(partition);
        StoreLimits.CheckRange(range, limit);
        return Read(
            session => PartitionOf(session, table, partition) is { } id
                ? session.ReadRange(id, range, limit, continuation, columns)
                : new RowPage([], null),
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Once handed over, a commit is not cancelled: its outcome would be unknown.</remarks>
    public Task<CommitResult> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        StoreLimits.CheckCommit(partition, changes);
        return Opened().StoreAsync(new PendingCommit(table, partition, changes));
    }

    /// <summary>Stores what has been handed over and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        disposed = true;
        while (readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        if (writer is not null)
        {
            await writer.DisposeAsync();
        }
    }

    private CommitWriter Opened()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return writer ?? throw new InvalidOperationException("The store has not been opened; call OpenAsync at start.");
    }

    /// <summary>Reads on the caller's thread: a look-up takes microseconds, and SQLite knows no waiting but for the disk.</summary>
    private Task<T> Read<T>(Func<ReaderSession, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Opened();
        try
        {
            var session = readers.TryTake(out var kept) ? kept : new ReaderSession(Schema.OpenReader(folder.RegisterFile));
            try
            {
                return Task.FromResult(read(session));
            }
            finally
            {
                Keep(session);
            }
        }
        catch (SqliteException exception)
        {
            return Task.FromException<T>(StoreFault.From(exception, mayHaveCommitted: false));
        }
    }

    private void Keep(ReaderSession session)
    {
        readers.Add(session);
        if (disposed && readers.TryTake(out var late))
        {
            late.Dispose();
        }
    }

    private long? PartitionOf(ReaderSession session, string table, string name)
    {
        if (partitions.TryGetValue((table, name), out var known))
        {
            return known;
        }

        var found = session.FindPartition(table, name);
        if (found is { } id && partitions.Count < PartitionsKept)
        {
            partitions[(table, name)] = id;
        }

        return found;
    }
}
