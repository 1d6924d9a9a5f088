using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Sas;

namespace Collab.Storage.Azure;

/// <summary>
/// Addresses with which a sender may create one blob and no more, signed with the account's key or, for an identity, with a user
/// delegation key. Source: "Create a service SAS" and "Create a user delegation SAS", Azure documentation.
/// </summary>
internal sealed class UploadAddress(BlobServiceClient client, TimeProvider time)
{
    /// <summary>Clocks differ: a key from a fast one must be good at once.</summary>
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Without a start an address is good at once, and the account's key makes the same one again for the same blob and end. Create alone:
    /// who has it may put the blob there, and neither read nor replace it.
    /// </summary>
    /// <returns>The address, or null when the account is reached with a SAS, which can't sign.</returns>
    public async Task<Uri?> MakeAsync(string container, string name, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        var blob = client.GetBlobContainerClient(container).GetBlobClient(name);
        var builder = new BlobSasBuilder(BlobSasPermissions.Create, expiresAt)
        {
            BlobContainerName = container,
            BlobName = name,
            Resource = "b",
            Protocol = client.Uri.Scheme == Uri.UriSchemeHttps ? SasProtocol.Https : SasProtocol.HttpsAndHttp,
        };
        if (blob.CanGenerateSasUri)
        {
            return blob.GenerateSasUri(builder);
        }

        if (!string.IsNullOrEmpty(client.Uri.Query))
        {
            return null;
        }

        UserDelegationKey key = await client.GetUserDelegationKeyAsync(time.GetUtcNow() - ClockDifference, expiresAt, cancellationToken);
        return new BlobUriBuilder(blob.Uri) { Sas = builder.ToSasQueryParameters(key, client.AccountName) }.ToUri();
    }
}
