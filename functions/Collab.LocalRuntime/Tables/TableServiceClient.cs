#nullable disable

using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>An account's tables. Safe for any number of threads; make one and keep it.</summary>
public class TableServiceClient
{
    private readonly TableTransport _transport;

    /// <summary>A client of the account of a connection string.</summary>
    /// <exception cref="FormatException">It isn't a storage connection string.</exception>
    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    /// <summary>A client of the account of a connection string.</summary>
    /// <exception cref="FormatException">It isn't a storage connection string.</exception>
    public TableServiceClient(string connectionString, TableClientOptions options = null)
        : this(TableTransport.Of(connectionString, options))
    {
    }

    /// <summary>A client that signs in with tokens; the endpoint must be https.</summary>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions options = null)
        : this(TableTransport.Of(endpoint, NotNull(tokenCredential), options))
    {
    }

    /// <summary>A client that signs with an account key.</summary>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(TableTransport.Of(endpoint, NotNull(credential), null, TimeProvider.System))
    {
    }

    /// <summary>A client with a shared access signature.</summary>
    /// <exception cref="ArgumentException">The endpoint is neither https nor this machine: the signature would be readable on the way.</exception>
    public TableServiceClient(Uri endpoint, AzureSasCredential credential)
        : this(TableTransport.Of(endpoint, NotNull(credential), null))
    {
        if (endpoint.Scheme != Uri.UriSchemeHttps && !endpoint.IsLoopback)
        {
            throw new ArgumentException("A shared access signature needs an https endpoint.", nameof(endpoint));
        }
    }

    internal TableServiceClient(TableTransport transport) => _transport = transport;

    /// <summary>For mocks.</summary>
    protected TableServiceClient()
    {
    }

    /// <summary>The account's Table endpoint.</summary>
    public virtual Uri Uri => _transport.Address.Endpoint;

    /// <summary>The account's name.</summary>
    public virtual string AccountName => _transport.AccountName;

    /// <summary>A client of one table, which need not exist; nothing is sent.</summary>
    public virtual TableClient GetTableClient(string tableName) => new(_transport, tableName);

    /// <summary>Creates a table, unless it is there.</summary>
    /// <exception cref="RequestFailedException">The service refused, or couldn't be reached.</exception>
    public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
        _transport.CreateTableIfNotExistsAsync(tableName, cancellationToken);

    /// <summary>Deletes a table; a missing one gives a response of status 404.</summary>
    /// <exception cref="RequestFailedException">The service refused, or couldn't be reached.</exception>
    public virtual Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        _transport.DeleteTableAsync(tableName, cancellationToken);

    /// <summary>The account's tables that <paramref name="filter"/> lets through, for instance <c>TableName eq 'Register'</c>.</summary>
    /// <exception cref="RequestFailedException">While enumerating: the service refused, or couldn't be reached.</exception>
    public virtual AsyncPageable<TableItem> QueryAsync(string filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new TablePages<TableItem>((continuation, top, cancel) => FetchAsync(filter, continuation, top, cancel), maxPerPage, cancellationToken);

    private static T NotNull<T>(T credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return credential;
    }

    private async Task<Page<TableItem>> FetchAsync(string filter, string continuation, int? top, CancellationToken cancellationToken)
    {
        var address = QueryAddress.Of(_transport.Address.Tables, filter, null, top, ("NextTableName", continuation));
        using var message = _transport.Create(RequestMethod.Get, address, ExpectedStatus.None);
        var response = await _transport.SendAsync(message, cancellationToken);
        var tables = TableListReader.Read(response.Content.ToMemory().Span);
        return Page<TableItem>.FromValues(tables, response.Headers.TryGetValue("x-ms-continuation-NextTableName", out var next) ? next : null, response);
    }
}
