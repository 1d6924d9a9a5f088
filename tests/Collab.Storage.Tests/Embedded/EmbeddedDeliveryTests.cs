using Collab.Core.Store;
using Collab.Storage.Tests.Contract;

namespace Collab.Storage.Tests.Embedded;

public sealed class EmbeddedDeliveryTests(EmbeddedFixture fixture) : DeliveryContract, IClassFixture<EmbeddedFixture>
{
    protected override IRowStore Store => fixture.Rows;
}
