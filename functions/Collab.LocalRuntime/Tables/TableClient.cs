#nullable disable

using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>One table's entities. Safe for any number of threads; comes from <see cref="TableServiceClient.GetTableClient"/>.</summary>
/// <remarks>Every method throws <see cref="RequestFailedException"/> when the service refuses, or, after retries, can't be reached (status 0).</remarks>
public class TableClient
{
    private readonly TableTransport _transport;
    private readonly string _address;

    internal TableClient(TableTransport transport, string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        _transport = transport;
        _address = transport.Address.Table(tableName);
        Name = tableName;
        Uri = new Uri(_address);
    }

    /// <summary>For mocks.</summary>
    protected TableClient()
    {
    }

    /// <summary>The table's name.</summary>
    public virtual string Name { get; }

    /// <summary>The table's address.</summary>
    public virtual Uri Uri { get; }

    /// <summary>The account's name.</summary>
    public virtual string AccountName => _transport.AccountName;

    /// <summary>The text of a filter with its arguments as OData literals, quotes doubled.</summary>
    /// <exception cref="ArgumentException">An argument has a type that tables don't keep.</exception>
    public static string CreateQueryFilter(FormattableString filter) => QueryFilter.Create(filter);

    /// <summary>Creates the table, unless it is there.</summary>
    public virtual Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        _transport.CreateTableIfNotExistsAsync(Name, cancellationToken);

    /// <summary>Inserts an entity; 409 <c>EntityAlreadyExists</c> when its keys are taken.</summary>
    public virtual async Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        Check(entity);
        using var message = _transport.Create(RequestMethod.Post, _address, ExpectedStatus.None, BodyBuffer.Of(entity));
        message.Request.Headers.SetValue("Prefer", "return-no-content");
        return await _transport.SendAsync(message, cancellationToken);
    }

    /// <summary>Updates an entity: 404 when there is none, 412 <c>UpdateConditionNotSatisfied</c> when its version isn't <paramref name="ifMatch"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="ifMatch"/> is not set; <see cref="ETag.All"/> stands for any version.</exception>
    public virtual async Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        if (ifMatch == default)
        {
            throw new ArgumentException("An update needs the version to update, or ETag.All.", nameof(ifMatch));
        }

        return await WriteAsync(entity, mode, ifMatch, cancellationToken);
    }

    /// <summary>Updates an entity of whatever version, or inserts it.</summary>
    public virtual Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity => WriteAsync(entity, mode, null, cancellationToken);

    /// <summary>Deletes an entity, of any version unless one is named; a missing entity gives a response of status 404.</summary>
    public virtual async Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        TableTransport.CheckKeys(partitionKey, rowKey);
        var address = TableAddress.Entity(_address, partitionKey, rowKey);
        using var message = _transport.Create(RequestMethod.Delete, address, ExpectedStatus.NotFound);
        message.Request.Headers.SetValue("If-Match", TableTransport.Condition(ifMatch));
        return await _transport.SendAsync(message, cancellationToken);
    }

    /// <summary>An entity, with all its properties or those of <paramref name="select"/>; 404 when there is none.</summary>
    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await GetAsync(partitionKey, rowKey, select, ExpectedStatus.None, cancellationToken);
        return Response.FromValue(Read<T>(response), response);
    }

    /// <summary>The same, but an absent entity (or table) is a response without a value.</summary>
    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await GetAsync(partitionKey, rowKey, select, ExpectedStatus.NotFound, cancellationToken);
        return response.Status == 404 ? new MissingEntity<T>(response) : Response.FromValue(Read<T>(response), response);
    }

    /// <summary>The entities that <paramref name="filter"/> lets through, in the order of their keys, fetched page by page while enumerating.</summary>
    public virtual AsyncPageable<T> QueryAsync<T>(
        string filter = null, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var columns = Columns(select);
        return new TablePages<T>((continuation, top, cancel) => FetchAsync<T>(filter, columns, continuation, top, cancel), maxPerPage, cancellationToken);
    }

    /// <summary>Makes up to 100 changes of one partition, all or none; the responses, with the new ETags, are in the changes' order.</summary>
    /// <exception cref="TableTransactionFailedException">One was refused, and with it all.</exception>
    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transactionActions);
        var actions = transactionActions as IReadOnlyList<TableTransactionAction> ?? [.. transactionActions];
        if (actions.Count == 0)
        {
            throw new ArgumentException("A transaction needs at least one action.", nameof(transactionActions));
        }

        var batch = Guid.CreateVersion7();
        var body = BatchRequest.Write(_address, actions, batch, Guid.CreateVersion7());
        using var message = _transport.Create(RequestMethod.Post, _transport.Address.Batch, ExpectedStatus.None);
        message.Request.Headers.SetValue("Content-Type", BatchRequest.ContentType(batch));
        message.Request.Content = RequestContent.Create(body);
        var response = await _transport.SendAsync(message, cancellationToken);
        var responses = BatchResponse.Parse(response.Content.ToMemory().Span, response.ClientRequestId);
        ThrowIfRefused(response, responses, actions.Count);
        return Response.FromValue<IReadOnlyList<Response>>(responses, response);
    }

    // A refusal is the only response, whatever the number of changes.
    private static void ThrowIfRefused(Response response, List<Response> responses, int expected)
    {
        if (responses.Find(r => r.IsError) is { } refusal)
        {
            throw new TableTransactionFailedException(new RequestFailedException(refusal, null, TableErrors.Parser), TableErrors.FailedIndex(refusal));
        }

        if (responses.Count != expected)
        {
            throw new RequestFailedException(response.Status, $"The service answered {responses.Count} of a transaction's {expected} changes.");
        }
    }

    private static void Check(ITableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        TableTransport.CheckKeys(entity.PartitionKey, entity.RowKey);
    }

    private static string Columns(IEnumerable<string> select) => select is null ? null : string.Join(',', select);

    private static T Read<T>(Response response)
        where T : class, ITableEntity => EntityReader.ReadOne<T>(response.Content.ToMemory().Span);

    private async Task<Response> WriteAsync(ITableEntity entity, TableUpdateMode mode, ETag? ifMatch, CancellationToken cancellationToken)
    {
        Check(entity);
        var address = TableAddress.Entity(_address, entity.PartitionKey, entity.RowKey);
        var method = mode == TableUpdateMode.Replace ? RequestMethod.Put : RequestMethod.Patch;
        using var message = _transport.Create(method, address, ExpectedStatus.None, BodyBuffer.Of(entity));
        if (ifMatch is { } version)
        {
            message.Request.Headers.SetValue("If-Match", version.ToString());
        }

        return await _transport.SendAsync(message, cancellationToken);
    }

    private async Task<Response> GetAsync(
        string partitionKey, string rowKey, IEnumerable<string> select, ResponseClassifier classifier, CancellationToken cancellationToken)
    {
        TableTransport.CheckKeys(partitionKey, rowKey);
        var address = QueryAddress.Of(TableAddress.Entity(_address, partitionKey, rowKey), null, Columns(select), null);
        using var message = _transport.Create(RequestMethod.Get, address, classifier);
        return await _transport.SendAsync(message, cancellationToken);
    }

    private async Task<Page<T>> FetchAsync<T>(string filter, string columns, string continuation, int? top, CancellationToken cancellationToken)
        where T : class, ITableEntity
    {
        var (partition, row) = Continuation.Parse(continuation);
        var address = QueryAddress.Of(_address + "()", filter, columns, top, ("NextPartitionKey", partition), ("NextRowKey", row));
        using var message = _transport.Create(RequestMethod.Get, address, ExpectedStatus.None);
        var response = await _transport.SendAsync(message, cancellationToken);
        var entities = EntityReader.ReadPage<T>(response.Content.ToMemory().Span);
        return Page<T>.FromValues(entities, Continuation.Of(response), response);
    }
}
