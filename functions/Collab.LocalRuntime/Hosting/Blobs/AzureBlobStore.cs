using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Collab.LocalRuntime.Hosting.Storage;

namespace Collab.LocalRuntime.Hosting.Blobs;

/// <summary>A container of a storage account, polled. Receipts are empty blobs named and marked as the genuine host's.</summary>
internal sealed class AzureBlobStore(AzureAccount blobs, AzureAccount host, string container, string function, string hostId) : IBlobTriggerStore
{
    public const string PoisonQueue = "webjobs-blobtrigger-poison";
    private const string Incomplete = "Incomplete";
    private const int LongestName = 1024;
    private readonly BlobContainerClient _container = blobs.Blobs.GetBlobContainerClient(container);
    private readonly BlobContainerClient _hosts = host.HostContainer;
    private readonly string _prefix = $"blobreceipts/{hostId}/Host.Functions.{function}/";

    // A blob appears whole, or not at all.
    public BlobSettling Settling => BlobSettling.None;

    public async Task<IReadOnlySet<(string Name, string Version)>> OpenAsync(CancellationToken cancellationToken)
    {
        await _hosts.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        var receipts = new HashSet<(string, string)>();
        await foreach (var receipt in _hosts.GetBlobsAsync(BlobTraits.Metadata, prefix: _prefix, cancellationToken: cancellationToken))
        {
            // …/<etag>/<container>/<blob>
            if (IsCompleted(receipt.Metadata) && receipt.Name[_prefix.Length..].Split('/', 3) is [var etag, var of, var name] && of == container)
            {
                receipts.Add((name, etag));
            }
        }

        return receipts;
    }

    public async Task<bool> ScanAsync(BlobLedger ledger, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var blob in _container.GetBlobsAsync(cancellationToken: cancellationToken))
            {
                ledger.Observe(blob.Name, new BlobVersion(blob.Properties.ETag?.ToString().Trim('"'), 0, 0));
            }

            return true;
        }
        catch (RequestFailedException fault) when (fault.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return false; // Nobody has made the container yet.
        }
    }

    public async Task<BlobClaim> ClaimAsync(BlobWork work, CancellationToken cancellationToken)
    {
        var receipt = ReceiptOf(work);
        try
        {
            await receipt.UploadAsync(
                BinaryData.Empty,
                new BlobUploadOptions
                {
                    Metadata = new Dictionary<string, string> { [Incomplete] = Incomplete },
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                },
                cancellationToken);
        }
        catch (RequestFailedException fault) when (fault.Status is 409 or 412)
        {
            // Another process, or an earlier try, has begun; the lease and the mark say how far it came.
        }

        if (await HeldLease.TryAcquireAsync(receipt, cancellationToken) is not { } lease)
        {
            return new BlobClaim(BlobClaimState.Busy);
        }

        // Read under the lease: another process may have finished between the scan and now.
        var properties = await receipt.GetPropertiesAsync(cancellationToken: cancellationToken);
        if (!IsCompleted(properties.Value.Metadata))
        {
            return new BlobClaim(BlobClaimState.Mine, lease);
        }

        await lease.DisposeAsync();
        return new BlobClaim(BlobClaimState.Done);
    }

    public async Task WriteReceiptAsync(BlobWork work, BlobClaim claim) =>
        await ReceiptOf(work).SetMetadataAsync(
            new Dictionary<string, string>(),
            new BlobRequestConditions { LeaseId = claim.LeaseId },
            CancellationToken.None);

    // An ETag never comes again: receipts of blobs that are gone do no harm.
    public Task ForgetAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task WritePoisonAsync(PoisonMessage message)
    {
        var queue = host.Queues.GetQueueClient(PoisonQueue);
        await queue.CreateIfNotExistsAsync();

        // Never expires, as the genuine host's.
        await queue.SendMessageAsync(BinaryData.FromBytes(message.ToJson()), timeToLive: TimeSpan.FromSeconds(-1));
    }

    public async Task<object?> ReadAsync(BlobWork work, Type parameterType, CancellationToken cancellationToken)
    {
        var blob = _container.GetBlobClient(work.Name);
        if (parameterType == typeof(BlobClient))
        {
            return blob;
        }

        try
        {
            if (parameterType == typeof(Stream))
            {
                return await blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), cancellationToken);
            }

            var content = (await blob.DownloadContentAsync(cancellationToken)).Value.Content;
            return parameterType == typeof(string) ? content.ToString() : content;
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            return null;
        }
    }

    public void Dispose()
    {
        // Clients hold nothing open.
    }

    // The mark counts, not its value; a service may change the case of its name.
    private static bool IsCompleted(IDictionary<string, string>? metadata) =>
        metadata?.Keys.Contains(Incomplete, StringComparer.OrdinalIgnoreCase) != true;

    private BlobClient ReceiptOf(BlobWork work)
    {
        var name = $"{_prefix}{work.Version}/{container}/{work.Name}";
        return _hosts.GetBlobClient(name.Length <= LongestName
            ? name
            : $"{_prefix}{work.Version}/{container}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(work.Name)))}");
    }
}
