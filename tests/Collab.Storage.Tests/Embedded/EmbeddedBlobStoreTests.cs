using Collab.Core.Store;
using Collab.Storage.Tests.Contract;

namespace Collab.Storage.Tests.Embedded;

public sealed class EmbeddedBlobStoreTests(EmbeddedFixture fixture) : BlobStoreContract, IClassFixture<EmbeddedFixture>
{
    protected override IBlobStore Store => fixture.Blobs;
}
