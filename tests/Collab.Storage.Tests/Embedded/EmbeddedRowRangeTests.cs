using Collab.Core.Store;
using Collab.Storage.Tests.Contract;

namespace Collab.Storage.Tests.Embedded;

public sealed class EmbeddedRowRangeTests(EmbeddedFixture fixture) : RowRangeContract, IClassFixture<EmbeddedFixture>
{
    protected override IRowStore Store => fixture.Rows;
}
