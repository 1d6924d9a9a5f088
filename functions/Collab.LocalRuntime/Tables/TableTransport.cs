using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>Sends an account's requests: what they all have in common, above Azure.Core's pipeline with its retries.</summary>
internal sealed class TableTransport
{
    private readonly HttpPipeline _pipeline;
    private readonly string _version;

    private TableTransport(Uri endpoint, string? accountName, TableClientOptions? options, HttpPipelinePolicy? perCall, HttpPipelinePolicy? perTry)
    {
        options ??= new TableClientOptions();
        var pipeline = new HttpPipelineOptions(options) { RequestFailedDetailsParser = TableErrors.Parser };
        if (perCall is not null)
        {
            pipeline.PerCallPolicies.Add(perCall);
        }

        if (perTry is not null)
        {
            pipeline.PerRetryPolicies.Add(perTry);
        }

        _pipeline = HttpPipelineBuilder.Build(pipeline);
        _version = options.Version;
        Address = new TableAddress(endpoint);
        AccountName = accountName ?? TableAddress.AccountOf(endpoint);
    }

    public TableAddress Address { get; }

    public string? AccountName { get; }

    public static TableTransport Of(string connectionString, TableClientOptions? options)
    {
        var connection = TableConnectionString.Parse(connectionString);
        return connection.SharedKey is { } key
            ? new(connection.Endpoint, connection.AccountName, options, null, new SharedKeyPolicy(key, TimeProvider.System))
            : new(connection.Endpoint, connection.AccountName, options, new SasPolicy(new AzureSasCredential(connection.Sas!)), null);
    }

    public static TableTransport Of(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options, TimeProvider clock) =>
        new(endpoint, credential.AccountName, options, null, new SharedKeyPolicy(credential, clock));

    public static TableTransport Of(Uri endpoint, AzureSasCredential credential, TableClientOptions? options) =>
        new(endpoint, null, options, new SasPolicy(credential), null);

    public static TableTransport Of(Uri endpoint, TokenCredential credential, TableClientOptions? options) =>
        new(endpoint, null, options, null, new BearerTokenAuthenticationPolicy(credential, "https://storage.azure.com/.default"));

    /// <summary>The value of If-Match: no version means any.</summary>
    public static string Condition(ETag etag) => etag == default ? "*" : etag.ToString();

    /// <summary>Both keys must be there; what they may hold is for the service to say.</summary>
    public static void CheckKeys(string partitionKey, string rowKey)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
    }

    /// <summary>A request with the headers that all have.</summary>
    public HttpMessage Create(RequestMethod method, string address, ResponseClassifier classifier)
    {
        var message = _pipeline.CreateMessage(null, classifier);
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(new Uri(address));
        request.Headers.SetValue("x-ms-version", _version);
        request.Headers.SetValue("DataServiceVersion", "3.0");
        request.Headers.SetValue("Accept", "application/json;odata=minimalmetadata");
        return message;
    }

    /// <summary>A request with a JSON body.</summary>
    public HttpMessage Create(RequestMethod method, string address, ResponseClassifier classifier, ReadOnlyMemory<byte> json)
    {
        var message = Create(method, address, classifier);
        message.Request.Headers.SetValue("Content-Type", "application/json");
        message.Request.Content = RequestContent.Create(json);
        return message;
    }

    /// <summary>Sends and gives back the answer, whose content is in memory.</summary>
    /// <exception cref="RequestFailedException">The answer is an error that the request's classifier didn't expect.</exception>
    public async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        await _pipeline.SendAsync(message, cancellationToken);
        return message.Response.IsError ? throw new RequestFailedException(message.Response) : message.Response;
    }

    /// <summary>Creates a table, unless it is there.</summary>
    public async Task<Response<TableItem>> CreateTableIfNotExistsAsync(string table, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        var buffer = BodyBuffer.Rent();
        buffer.Write(new TableEntity { ["TableName"] = table });
        using var message = Create(RequestMethod.Post, Address.Tables, ExpectedStatus.Conflict, buffer.Finish());
        message.Request.Headers.SetValue("Prefer", "return-no-content");
        var response = await SendAsync(message, cancellationToken);

        // Another conflict is TableBeingDeleted: then there is no table.
        return response.Status == 409 && !TableErrors.Is(response, TableErrorCode.TableAlreadyExists.ToString())
            ? throw new RequestFailedException(response)
            : Response.FromValue(new TableItem(table), response);
    }

    /// <summary>Deletes a table; a missing one is answered with 404, not thrown.</summary>
    public async Task<Response> DeleteTableAsync(string table, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        using var message = Create(RequestMethod.Delete, Address.TableItem(table), ExpectedStatus.NotFound);
        return await SendAsync(message, cancellationToken);
    }
}
