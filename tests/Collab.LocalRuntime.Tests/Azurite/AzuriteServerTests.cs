using Azure.Data.Tables;
using Collab.Testing.Azurite;

namespace Collab.LocalRuntime.Tests.Azurite;

public sealed class AzuriteServerTests
{
    [AzuriteFact]
    public async Task StopStart_Outage_KeepsPortsAndData()
    {
        await using var server = await AzuriteServer.StartNewAsync(CancellationToken.None);
        var connectionString = server.ConnectionString;
        var options = new TableClientOptions { Retry = { MaxRetries = 0 } };
        var table = new TableServiceClient(connectionString, options).GetTableClient("Kept");
        await table.CreateIfNotExistsAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"));

        await server.StopAsync();
        var failure = await Assert.ThrowsAsync<global::Azure.RequestFailedException>(() => table.GetEntityAsync<TableEntity>("p", "r"));
        await server.StartAsync(CancellationToken.None);

        Assert.Equal(0, failure.Status);
        Assert.Equal(connectionString, server.ConnectionString);
        Assert.True((await table.GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue);
    }

    [AzuriteFact]
    public async Task Shared_AskedTwice_IsOneServer()
    {
        Assert.Same(await AzuriteServer.SharedAsync(), await AzuriteServer.SharedAsync());
    }
}
