using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Collab.Core.Store;

namespace Collab.Storage.Azure;

/// <summary>Blobs in Azure Blob Storage.</summary>
public sealed class AzureBlobStore : IBlobStore
{
    private const string Role = "Storage Blob Data Contributor";

    private static readonly IReadOnlyDictionary<string, string> NoMetadata = new Dictionary<string, string>();

    private readonly BlobServiceClient client;
    private readonly UploadAddress addresses;
    private readonly string service;

    private AzureBlobStore(BlobServiceClient client, TimeProvider time)
    {
        this.client = client;
        addresses = new UploadAddress(client, time);
        service = string.Create(CultureInfo.InvariantCulture, $"{client.Uri.Host}:{client.Uri.Port}");
    }

    /// <inheritdoc/>
    /// <exception cref="StoreSetupException">The service refuses the key or identity.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(ContainerNames.All.Select(
                name => client.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)));
        }
        catch (Exception exception) when (ServiceFault.IsServiceFault(exception, cancellationToken))
        {
            throw ServiceFault.TranslateOpening(exception, service, Role);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> WriteAsync(
        string container,
        string name,
        string contentType,
        IReadOnlyDictionary<string, string>? metadata,
        bool replace,
        Func<Stream, CancellationToken, Task> write,
        CancellationToken cancellationToken)
    {
        BlobNames.Check(container, name);
        BlobNames.CheckMetadata(metadata);
        if (!replace && await FindAsync(container, name, cancellationToken) is not null)
        {
            return false;
        }

        var blob = client.GetBlobContainerClient(container).GetBlockBlobClient(name);
        await using var stream = new BlockUploadStream(blob, cancellationToken);
        try
        {
            await write(stream, cancellationToken);
            var headers = new BlobHttpHeaders { ContentType = contentType };
            await stream.PublishAsync(headers, metadata?.ToDictionary(StringComparer.Ordinal), replace);
            return true;
        }
        catch (RequestFailedException refused) when (!replace && refused.Status is 409 or 412)
        {
            return false;
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            throw ServiceFault.Translate(exception, service, writing: true);
        }
    }

    /// <inheritdoc/>
    public Task<BlobContent?> OpenReadAsync(string container, string name, CancellationToken cancellationToken) =>
        AskAsync(container, name, async blob =>
        {
            BlobDownloadStreamingResult found = await blob.DownloadStreamingAsync(new BlobDownloadOptions(), cancellationToken);
            var details = found.Details;
            var entry = new BlobEntry(name, details.ContentLength, Tag(details.ETag), details.LastModified, Kept(details.Metadata));
            return new BlobContent(entry, found.Content);
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<BlobEntry?> FindAsync(string container, string name, CancellationToken cancellationToken) =>
        AskAsync(container, name, async blob =>
        {
            BlobProperties found = await blob.GetPropertiesAsync(conditions: null, cancellationToken);
            return new BlobEntry(name, found.ContentLength, Tag(found.ETag), found.LastModified, Kept(found.Metadata));
        }, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<BlobEntry> ListAsync(
        string container, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        BlobNames.CheckContainer(container);
        var blobs = client.GetBlobContainerClient(container).GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, prefix, cancellationToken);
        await using var pages = blobs.GetAsyncEnumerator(cancellationToken);
        while (await NextAsync())
        {
            var item = pages.Current;
            yield return new(
                item.Name,
                item.Properties.ContentLength ?? 0,
                item.Properties.ETag is { } tag ? Tag(tag) : "",
                item.Properties.LastModified ?? default,
                Kept(item.Metadata));
        }

        async Task<bool> NextAsync()
        {
            try
            {
                return await pages.MoveNextAsync();
            }
            catch (Exception exception) when (ServiceFault.IsServiceFault(exception, cancellationToken))
            {
                throw ServiceFault.Translate(exception, service, writing: false);
            }
        }
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string container, string name, CancellationToken cancellationToken) =>
        AskAsync(container, name, async blob =>
        {
            await blob.DeleteAsync(DeleteSnapshotsOption.IncludeSnapshots, conditions: null, cancellationToken);
            return true;
        }, cancellationToken);

    /// <inheritdoc/>
    public async Task<Uri?> MakeUploadAddressAsync(
        string container, string name, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        BlobNames.Check(container, name);
        try
        {
            return await addresses.MakeAsync(container, name, expiresAt, cancellationToken);
        }
        catch (Exception exception) when (ServiceFault.IsServiceFault(exception, cancellationToken))
        {
            throw ServiceFault.Translate(exception, service, writing: false);
        }
    }

    /// <summary>Makes the client; nothing is sent before <see cref="OpenAsync"/>.</summary>
    internal static AzureBlobStore Create(StorageAccount account, TimeProvider time)
    {
        var options = new BlobClientOptions();
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = 2;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(1);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(20);
        return new(account.Blobs(options), time);
    }

    /// <summary>A listing gives tags without the quotes that headers have.</summary>
    private static string Tag(ETag tag) => tag.ToString("H");

    private static IReadOnlyDictionary<string, string> Kept(IDictionary<string, string>? metadata) =>
        metadata is { Count: > 0 } ? new Dictionary<string, string>(metadata) : NoMetadata;

    /// <summary>Asks for one blob; no such blob is the answer's default.</summary>
    private async Task<T?> AskAsync<T>(string container, string name, Func<BlockBlobClient, Task<T>> ask, CancellationToken cancellationToken)
    {
        BlobNames.Check(container, name);
        try
        {
            return await ask(client.GetBlobContainerClient(container).GetBlockBlobClient(name));
        }
        catch (RequestFailedException missing) when (missing.Status == 404 && missing.ErrorCode != BlobErrorCode.ContainerNotFound)
        {
            return default;
        }
        catch (Exception exception) when (ServiceFault.IsServiceFault(exception, cancellationToken))
        {
            throw ServiceFault.Translate(exception, service, writing: false);
        }
    }
}
