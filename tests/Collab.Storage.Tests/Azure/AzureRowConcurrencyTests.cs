using Collab.Core.Store;
using Collab.Storage.Tests.Contract;

namespace Collab.Storage.Tests.Azure;

[OnAzurite]
public sealed class AzureRowConcurrencyTests(AzureFixture fixture) : RowConcurrencyContract, IClassFixture<AzureFixture>
{
    protected override IRowStore Store => fixture.Rows;
}
