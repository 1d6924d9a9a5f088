using System.Net;
using System.Net.Sockets;
using Collab.Core.Store;
using Collab.Testing;
using Collab.Testing.Azurite;
using Collab.Testing.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Storage.Tests.Azure;

/// <summary>What the Azure stores make of a service that isn't there, or doesn't answer.</summary>
public sealed class OutageTests
{
    private static readonly RowChange[] TwoChanges =
        [new RowChange.Put("a", new Dictionary<string, object>()), new RowChange.Put("b", new Dictionary<string, object>())];

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task Everything_NothingListens_IsUnavailableAndNotCommitted()
    {
        using var port = new HeldPort();
        await using var services = AzureFixture.Services(ConnectionTo(port.Number));
        var rows = services.GetRequiredService<IRowStore>();
        var blobs = services.GetRequiredService<IBlobStore>();

        Assert.Contains("can't be reached", (await Assert.ThrowsAsync<StoreUnavailableException>(() => rows.OpenAsync(None))).Message, StringComparison.Ordinal);
        Assert.False((await Assert.ThrowsAsync<StoreUnavailableException>(() => rows.CommitAsync(TableNames.Register, "p", TwoChanges, None))).MayHaveCommitted);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => rows.ReadAsync(TableNames.Register, "p", "a", null, None));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => blobs.FindAsync(ContainerNames.Uploads, "a", None));
    }

    [Fact]
    public async Task Commit_AnswerLost_MayHaveCommitted()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var hangUp = HangUpAfterRequestAsync(listener);
        await using var services = AzureFixture.Services(ConnectionTo(((IPEndPoint)listener.LocalEndpoint).Port));

        var lost = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => services.GetRequiredService<IRowStore>().CommitAsync(TableNames.Register, "p", TwoChanges, None));

        Assert.True(lost.MayHaveCommitted);
        await hangUp;
    }

    [AzuriteFact]
    public async Task Write_RefusedInWordsThatTheClientCannotRead_IsUnavailable()
    {
        await using var server = await AzuriteServer.StartNewAsync(None);
        await using var proxy = await FaultProxy.StartAsync(server);
        await using var services = AzureFixture.Services(proxy.ConnectionString);
        var blobs = services.GetRequiredService<IBlobStore>();
        await blobs.OpenAsync(None);
        proxy.Make(Fault.Busy, oneIn: 1);

        // In one request, and in blocks of 4 MB.
        foreach (var size in (int[])[10, 5_000_000])
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => blobs.WriteAsync(
                ContainerNames.Uploads, "a", "text/plain", null, replace: true, (output, token) => output.WriteAsync(new byte[size], token).AsTask(), None));
        }

        proxy.Heal();
        Assert.Null(await blobs.FindAsync(ContainerNames.Uploads, "a", None));
    }

    [AzuriteFact]
    public async Task Stores_ServiceComesBack_WorkAgain()
    {
        await using var server = await AzuriteServer.StartNewAsync(None);
        await using var services = AzureFixture.Services(server.ConnectionString);
        var rows = services.GetRequiredService<IRowStore>();
        await rows.OpenAsync(None);
        await rows.CommitAsync(TableNames.Register, "p", TwoChanges, None);

        await server.StopAsync();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => rows.ReadAsync(TableNames.Register, "p", "a", null, None));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => rows.CommitAsync(TableNames.Register, "p", TwoChanges, None));
        await server.StartAsync(None);

        Assert.NotNull(await rows.ReadAsync(TableNames.Register, "p", "a", null, None));
        Assert.IsType<CommitResult.Committed>(await rows.CommitAsync(TableNames.Register, "p", TwoChanges, None));
    }

    [AzuriteFact]
    public async Task Open_WrongKey_IsASetupFault()
    {
        var server = await AzuriteServer.SharedAsync();
        var wrong = server.ConnectionString.Replace(AzuriteServer.AccountKey, Convert.ToBase64String(new byte[64]), StringComparison.Ordinal);
        await using var services = AzureFixture.Services(wrong);

        await Assert.ThrowsAsync<StoreSetupException>(() => services.GetRequiredService<IRowStore>().OpenAsync(None));
        await Assert.ThrowsAsync<StoreSetupException>(() => services.GetRequiredService<IBlobStore>().OpenAsync(None));
    }

    private static async Task HangUpAfterRequestAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync(None);
        var request = new byte[64 * 1024];
        _ = await client.GetStream().ReadAsync(request, None);
        client.LingerState = new LingerOption(true, 0);
    }

    private static string ConnectionTo(int port) =>
        $"DefaultEndpointsProtocol=http;AccountName=acct;AccountKey={Convert.ToBase64String(new byte[64])};" +
        $"BlobEndpoint=http://127.0.0.1:{port}/acct;TableEndpoint=http://127.0.0.1:{port}/acct;";
}
