using System.Net;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Collab.Faults.Scenarios;

/// <summary>The leases under which one of several apps runs a timer or reads a blob.</summary>
internal static class HostLeases
{
    /// <summary>Lets those of a killed app run out, for which the next one would wait a minute.</summary>
    public static async Task BreakAsync(BlobServiceClient account)
    {
        var hosts = account.GetBlobContainerClient("azure-webjobs-hosts");
        if (!await hosts.ExistsAsync())
        {
            return;
        }

        await foreach (var blob in hosts.GetBlobsAsync())
        {
            if (blob.Properties.LeaseState == LeaseState.Leased)
            {
                await BreakAsync(hosts.GetBlobClient(blob.Name).GetBlobLeaseClient());
            }
        }
    }

    private static async Task BreakAsync(BlobLeaseClient lease)
    {
        try
        {
            await lease.BreakAsync(TimeSpan.Zero);
        }
        catch (RequestFailedException gone) when (gone.Status == (int)HttpStatusCode.Conflict)
        {
            // An app that lives has given it back meanwhile.
        }
    }
}
