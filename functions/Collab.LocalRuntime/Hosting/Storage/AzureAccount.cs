using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace Collab.LocalRuntime.Hosting.Storage;

/// <summary>The storage account behind a connection setting: a connection string, or an account that the app's own identity may use.</summary>
internal sealed class AzureAccount
{
    private readonly Lazy<BlobServiceClient> _blobs;
    private readonly Lazy<QueueServiceClient> _queues;

    private AzureAccount(Func<BlobServiceClient> blobs, Func<QueueServiceClient> queues)
    {
        _blobs = new Lazy<BlobServiceClient>(blobs);
        _queues = new Lazy<QueueServiceClient>(queues);
    }

    public BlobServiceClient Blobs => _blobs.Value;

    public QueueServiceClient Queues => _queues.Value;

    /// <summary>Where the host keeps leases, timer states and receipts.</summary>
    public BlobContainerClient HostContainer => Blobs.GetBlobContainerClient("azure-webjobs-hosts");

    /// <exception cref="InvalidDataException">The setting is missing or is no connection.</exception>
    public static AzureAccount Of(IConfiguration configuration, string connection)
    {
        var section = new[] { connection, "AzureWebJobs" + connection, "ConnectionStrings:" + connection }
            .Select(configuration.GetSection)
            .FirstOrDefault(candidate => candidate.Exists())
            ?? throw new InvalidDataException($"The setting {connection} is missing: set it to the connection string of the storage account.");
        return string.IsNullOrWhiteSpace(section.Value) ? OfIdentity(section) : OfConnectionString(section.Value, connection);
    }

    private static AzureAccount OfConnectionString(string value, string connection)
    {
        try
        {
            // Made here, not when first used: a broken connection string is told at start.
            var blobs = new BlobServiceClient(value, BlobOptions());
            var queues = new QueueServiceClient(value, QueueOptions());
            return new AzureAccount(() => blobs, () => queues);
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException)
        {
            throw new InvalidDataException($"The setting {connection} is no storage connection string: copy it anew from the storage account.", fault);
        }
    }

    private static AzureAccount OfIdentity(IConfigurationSection section) => new(
        () => new BlobServiceClient(Endpoint(section, "blob"), Credential(section), BlobOptions()),
        () => new QueueServiceClient(Endpoint(section, "queue"), Credential(section), QueueOptions()));

    private static Uri Endpoint(IConfigurationSection section, string service) =>
        (section[service + "ServiceUri"] ?? (service == "blob" ? section["serviceUri"] : null)) is { Length: > 0 } uri ? new Uri(uri)
        : section["accountName"] is { Length: > 0 } account ? new Uri($"https://{account}.{service}.core.windows.net")
        : throw new InvalidDataException($"The setting {section.Path}__accountName (or {section.Path}__{service}ServiceUri) is missing: set it to the storage account.");

    private static TokenCredential Credential(IConfigurationSection section) =>
        section["clientId"] is { Length: > 0 } client && section["credential"] == "managedidentity"
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client))
            : new DefaultAzureCredential();

    private static BlobClientOptions BlobOptions() => new() { Retry = { MaxRetries = 2 } };

    private static QueueClientOptions QueueOptions() => new() { MessageEncoding = QueueMessageEncoding.Base64, Retry = { MaxRetries = 2 } };
}
