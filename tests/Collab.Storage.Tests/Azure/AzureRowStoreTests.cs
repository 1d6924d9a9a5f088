using Collab.Core.Store;
using Collab.Storage.Tests.Contract;

namespace Collab.Storage.Tests.Azure;

[OnAzurite]
public sealed class AzureRowStoreTests(AzureFixture fixture) : RowStoreContract, IClassFixture<AzureFixture>
{
    protected override IRowStore Store => fixture.Rows;
}
