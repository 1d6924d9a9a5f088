using Azure.Data.Tables;
using Collab.Testing;
using Collab.Testing.Azurite;

namespace Collab.LocalRuntime.Tests.Tables;

/// <summary>Tables of a test's own on the shared Azurite.</summary>
internal static class TestTable
{
    public static async Task<TableClient> CreateAsync(AzuriteFixture azurite)
    {
        var table = new TableServiceClient(azurite.ConnectionString).GetTableClient(UniqueName.Table());
        await table.CreateIfNotExistsAsync();
        return table;
    }
}
