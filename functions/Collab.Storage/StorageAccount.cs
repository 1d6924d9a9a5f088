using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Collab.Core.Store;
using Microsoft.Extensions.Configuration;

namespace Collab.Storage;

/// <summary>
/// The storage account of the host's own setting <c>AzureWebJobsStorage</c>: a connection string, or the parts of an identity-based
/// connection (<c>__accountName</c>, or <c>__tableServiceUri</c> and <c>__blobServiceUri</c>), with <c>__credential</c> = <c>managedidentity</c>
/// and <c>__clientId</c> for an identity of its own.
/// Source: "Identity-based connections", Azure Functions documentation.
/// </summary>
internal sealed class StorageAccount
{
    public const string ConnectionKey = "AzureWebJobsStorage";

    private readonly string? connectionString;
    private readonly Uri? tableService;
    private readonly Uri? blobService;
    private readonly HttpPipelineTransport? transport;

    private StorageAccount(string connectionString) => this.connectionString = connectionString;

    /// <param name="tableService">The address of the tables.</param>
    /// <param name="blobService">The address of the blobs.</param>
    /// <param name="credential">Who signs in.</param>
    /// <param name="transport">How requests are sent; null is the clients' own way.</param>
    internal StorageAccount(Uri tableService, Uri blobService, TokenCredential credential, HttpPipelineTransport? transport = null)
    {
        this.tableService = tableService;
        this.blobService = blobService;
        this.transport = transport;
        Credential = credential;
    }

    /// <summary>Who signs in; null with a connection string.</summary>
    internal TokenCredential? Credential { get; }

    public static bool IsConfigured(IConfiguration configuration) =>
        !string.IsNullOrWhiteSpace(configuration[ConnectionKey])
        || Part(configuration, "accountName") is not null
        || Part(configuration, "tableServiceUri") is not null
        || Part(configuration, "blobServiceUri") is not null;

    /// <exception cref="StoreSetupException">A part is missing or isn't an address.</exception>
    public static StorageAccount From(IConfiguration configuration)
    {
        var connectionString = configuration[ConnectionKey];
        if (!string.IsNullOrWhiteSpace(connectionString))
        {
            return new(connectionString);
        }

        return new(Service(configuration, "tableServiceUri", "table"), Service(configuration, "blobServiceUri", "blob"), SignIn(configuration));
    }

    public TableServiceClient Tables(TableClientOptions options)
    {
        options.Transport = transport ?? options.Transport;
        return Make(() => connectionString is not null
            ? new TableServiceClient(connectionString, options)
            : new TableServiceClient(tableService!, Credential!, options));
    }

    public BlobServiceClient Blobs(BlobClientOptions options)
    {
        options.Transport = transport ?? options.Transport;
        return Make(() => connectionString is not null
            ? new BlobServiceClient(connectionString, options)
            : new BlobServiceClient(blobService!, Credential!, options));
    }

    private static TokenCredential SignIn(IConfiguration configuration) =>
        !string.Equals(Part(configuration, "credential"), "managedidentity", StringComparison.OrdinalIgnoreCase) ? new DefaultAzureCredential()
        : Part(configuration, "clientId") is { } client ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client))
        : new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);

    private static T Make<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            // Not with the inner exception's message: a parser may quote the connection string, and that holds the key.
            throw new StoreSetupException(
                $"{ConnectionKey} is not a storage connection string; copy it from the account's access keys, or use 'UseDevelopmentStorage=true' for Azurite.");
        }
    }

    private static Uri Service(IConfiguration configuration, string part, string service)
    {
        var text = Part(configuration, part)
            ?? (Part(configuration, "accountName") is { } account ? $"https://{account}.{service}.core.windows.net" : null)
            ?? throw new StoreSetupException($"{ConnectionKey}__{part} is not set; give it, or {ConnectionKey}__accountName.");
        return Uri.TryCreate(text, UriKind.Absolute, out var address)
            ? address
            : throw new StoreSetupException($"{ConnectionKey}__{part} must be an absolute address such as https://account.{service}.core.windows.net.");
    }

    /// <summary>Environment variables come with a colon for the double underscore, settings files may keep it.</summary>
    private static string? Part(IConfiguration configuration, string part)
    {
        var value = configuration[$"{ConnectionKey}:{part}"] ?? configuration[$"{ConnectionKey}__{part}"];
        return string.IsNullOrWhiteSpace(value) ? null : value;
    }
}
