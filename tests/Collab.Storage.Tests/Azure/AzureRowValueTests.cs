using Collab.Core.Store;
using Collab.Storage.Tests.Contract;

namespace Collab.Storage.Tests.Azure;

[OnAzurite]
public sealed class AzureRowValueTests(AzureFixture fixture) : RowValueContract, IClassFixture<AzureFixture>
{
    protected override IRowStore Store => fixture.Rows;

    /// <summary>Azurite counts the characters of the base64 text, two bytes each; the service itself takes 64 KiB.</summary>
    protected override int LongestBytes => 24 * 1024;
}
