using Collab.Core.Store;
using Collab.Storage.Tests.Contract;

namespace Collab.Storage.Tests.Azure;

[OnAzurite]
public sealed class AzureRowRangeTests(AzureFixture fixture) : RowRangeContract, IClassFixture<AzureFixture>
{
    protected override IRowStore Store => fixture.Rows;
}
