using Collab.Core.Store;
using Collab.Storage.Tests.Contract;

namespace Collab.Storage.Tests.Azure;

[OnAzurite]
public sealed class AzureBlobStoreTests(AzureFixture fixture) : BlobStoreContract, IClassFixture<AzureFixture>
{
    protected override IBlobStore Store => fixture.Blobs;
}
