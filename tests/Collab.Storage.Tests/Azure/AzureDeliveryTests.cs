using Collab.Core.Store;
using Collab.Storage.Tests.Contract;

namespace Collab.Storage.Tests.Azure;

[OnAzurite]
public sealed class AzureDeliveryTests(AzureFixture fixture) : DeliveryContract, IClassFixture<AzureFixture>
{
    protected override IRowStore Store => fixture.Rows;
}
