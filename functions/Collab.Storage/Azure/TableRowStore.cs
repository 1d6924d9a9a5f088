using System.Globalization;
using Azure.Core;
using Azure.Data.Tables;
using Collab.Core.Store;

namespace Collab.Storage.Azure;

/// <summary>Rows in Azure Table Storage: a row is an entity, a commit an entity-group transaction.</summary>
public sealed class TableRowStore : IRowStore, IDisposable
{
    private const string Role = "Storage Table Data Contributor";

    /// <summary>Commits on their way at once: more wait here, not in the service's queue, where their time-outs would run.</summary>
    private const int CommitsAtOnce = 64;

    private readonly SemaphoreSlim commits = new(CommitsAtOnce);
    private readonly TableServiceClient reading;
    private readonly TableServiceClient writing;
    private readonly TimeProvider time;
    private readonly string service;

    /// <param name="reading">A client that retries.</param>
    /// <param name="writing">A client that doesn't (see <see cref="TableCommit"/>).</param>
    /// <param name="time">The clock for pauses.</param>
    private TableRowStore(TableServiceClient reading, TableServiceClient writing, TimeProvider time)
    {
        this.reading = reading;
        this.writing = writing;
        this.time = time;
        service = string.Create(CultureInfo.InvariantCulture, $"{reading.Uri.Host}:{reading.Uri.Port}");
    }

    /// <inheritdoc/>
    /// <exception cref="StoreSetupException">The service refuses the key or identity.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(TableNames.All.Select(name => reading.CreateTableIfNotExistsAsync(name, cancellationToken)));
        }
        catch (Exception exception) when (ServiceFault.IsServiceFault(exception, cancellationToken))
        {
            throw ServiceFault.TranslateOpening(exception, service, Role);
        }
    }

    /// <inheritdoc/>
    public async Task<Row?> ReadAsync(
        string table, string partition, string key, IReadOnlyList<string>? columns, CancellationToken cancellationToken)
    {
        StoreLimits.CheckKey(partition);
        StoreLimits.CheckKey(key);
        try
        {
            var client = reading.GetTableClient(table);
            var found = await client.GetEntityIfExistsAsync<TableEntity>(partition, key, EntityMapping.Select(columns), cancellationToken);
            return found.HasValue ? EntityMapping.ToRow(found.Value!, key) : null;
        }
        catch (Exception exception) when (ServiceFault.IsServiceFault(exception, cancellationToken))
        {
            throw ServiceFault.Translate(exception, service, writing: false);
        }
    }

    /// <inheritdoc/>
    public async Task<RowPage> ReadRangeAsync(
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
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {range.From} and RowKey lt {range.To}");
        try
        {
            var rows = reading.GetTableClient(table).QueryAsync<TableEntity>(filter, limit, EntityMapping.Select(columns), cancellationToken);
            await foreach (var page in rows.AsPages(continuation, limit).WithCancellation(cancellationToken))
            {
                var next = string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken;
                return new(page.Values.Select(entity => EntityMapping.ToRow(entity, entity.RowKey)).ToList(), next);
            }

            return new([], null);
        }
        catch (Exception exception) when (ServiceFault.IsServiceFault(exception, cancellationToken))
        {
            throw ServiceFault.Translate(exception, service, writing: false);
        }
    }

    /// <inheritdoc/>
    /// <remarks>Once sent, a commit is not cancelled: its outcome would be unknown. It ends within about 15 seconds.</remarks>
    public async Task<CommitResult> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        StoreLimits.CheckCommit(partition, changes);
        await commits.WaitAsync(cancellationToken);
        try
        {
            return await new TableCommit(writing.GetTableClient(table), service, time).RunAsync(partition, changes);
        }
        finally
        {
            commits.Release();
        }
    }

    public void Dispose() => commits.Dispose();

    /// <summary>Makes the clients; nothing is sent before <see cref="OpenAsync"/>.</summary>
    internal static TableRowStore Create(StorageAccount account, TimeProvider time) =>
        new(account.Tables(Options(retries: 2, TimeSpan.FromSeconds(5))), account.Tables(Options(retries: 0, TimeSpan.FromSeconds(9))), time);

    /// <summary>A read is tried three times for 5 s, a commit once for 9 s: either ends within about 15 s.</summary>
    private static TableClientOptions Options(int retries, TimeSpan timeout)
    {
        var options = new TableClientOptions();
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = retries;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(1);
        options.Retry.NetworkTimeout = timeout;
        return options;
    }
}
