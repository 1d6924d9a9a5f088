using Collab.Core.Store;
using Collab.Storage.Tests.Contract;

namespace Collab.Storage.Tests.Embedded;

public sealed class EmbeddedRowValueTests(EmbeddedFixture fixture) : RowValueContract, IClassFixture<EmbeddedFixture>
{
    protected override IRowStore Store => fixture.Rows;
}
