using Azure;
using Azure.Core;
using Azure.Data.Tables;

namespace Collab.LocalRuntime.Tests.Tables;

/// <summary>What goes over the wire, to the byte.</summary>
public sealed class RequestTests
{
    private const string Signature = "sv=2020-12-06&ss=t&sig=abc%2F%3D";
    private const string MultiStatus =
        "--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_1\r\n\r\n--changesetresponse_1\r\n"
        + "Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nHTTP/1.1 204 No Content\r\nETag: W/\"1\"\r\n\r\n\r\n"
        + "--changesetresponse_1--\r\n--batchresponse_1--\r\n";

    [Fact]
    public async Task AddEntity_Sas_SendsTheSignatureOnceATry()
    {
        var transport = new CapturingTransport((500, ""), (204, ""));
        var table = Client(transport).GetTableClient("Register");

        await table.AddEntityAsync(new TableEntity("p", "r") { ["Text"] = "Ө", ["Long"] = 5L, ["odata.etag"] = "x" });

        Assert.Equal(2, transport.Requests.Count);
        Assert.All(transport.Requests, request => Assert.Equal(
            """
            POST https://acc.table.core.windows.net/Register?sv=2020-12-06&ss=t&sig=abc%2F%3D
            Accept: application/json;odata=minimalmetadata
            Content-Type: application/json
            DataServiceVersion: 3.0
            Prefer: return-no-content
            x-ms-version: 2020-12-06

            {"PartitionKey":"p","RowKey":"r","Text":"Ө","Long@odata.type":"Edm.Int64","Long":"5"}
            """,
            request));
    }

    [Fact]
    public async Task Query_EveryOption_IsInTheAddress()
    {
        var transport = new CapturingTransport((200, """{"value":[]}"""));
        var table = Client(transport).GetTableClient("Register");

        await table.QueryAsync<TableEntity>("PartitionKey eq 'a&b'", 5, ["A", "B"]).AsPages("1!4!cA-- 1!8!cg--").ToListAsync();

        Assert.StartsWith(
            "GET https://acc.table.core.windows.net/Register()?$filter=PartitionKey%20eq%20%27a%26b%27&$select=A%2CB&$top=5"
            + "&NextPartitionKey=1%214%21cA--&NextRowKey=1%218%21cg--&" + Signature + "\n",
            transport.Requests[0],
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge, "PATCH")]
    [InlineData(TableUpdateMode.Replace, "PUT")]
    public async Task Update_AndUpsert_DifferByIfMatch(TableUpdateMode mode, string method)
    {
        var transport = new CapturingTransport((204, ""));
        var table = Client(transport).GetTableClient("t");

        await table.UpdateEntityAsync(new TableEntity("p", "r"), new ETag("W/\"1\""), mode);
        await table.UpsertEntityAsync(new TableEntity("p", "r"), mode);

        Assert.All(transport.Requests, r => Assert.StartsWith(method + " https://acc.table.core.windows.net/t(PartitionKey='p',RowKey='r')?", r, StringComparison.Ordinal));
        Assert.Contains("If-Match: W/\"1\"\n", transport.Requests[0], StringComparison.Ordinal);
        Assert.DoesNotContain("If-Match", transport.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task UpdateEntity_WithoutETag_IsRefusedBeforeSending()
    {
        var transport = new CapturingTransport((204, ""));

        await Assert.ThrowsAsync<ArgumentException>(() => Client(transport).GetTableClient("t").UpdateEntityAsync(new TableEntity("p", "r"), default));

        Assert.Empty(transport.Requests);
    }

    [Fact]
    public async Task SubmitTransaction_Request_GoesToBatch()
    {
        var transport = new CapturingTransport((202, MultiStatus));
        var table = Client(transport).GetTableClient("Register");

        var submitted = await table.SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("p", "r"))]);

        Assert.Equal(new ETag("W/\"1\""), Assert.Single(submitted.Value).Headers.ETag);
        var request = transport.Requests[0];
        Assert.StartsWith("POST https://acc.table.core.windows.net/$batch?" + Signature + "\nAccept: application/json;odata=minimalmetadata\n", request, StringComparison.Ordinal);
        var boundary = request.Split("multipart/mixed; boundary=")[1].Split('\n')[0];
        Assert.StartsWith("batch_", boundary, StringComparison.Ordinal);
        Assert.Contains($"\n\n--{boundary}\r\n", request, StringComparison.Ordinal);
        Assert.EndsWith($"\r\n--{boundary}--\r\n", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SubmitTransaction_FewerAnswersThanActions_Fails()
    {
        var table = Client(new CapturingTransport((202, MultiStatus))).GetTableClient("t");

        await Assert.ThrowsAsync<RequestFailedException>(() => table.SubmitTransactionAsync(
            [new(TableTransactionActionType.Add, new TableEntity("p", "1")), new(TableTransactionActionType.Add, new TableEntity("p", "2"))]));
    }

    [Fact]
    public async Task TokenCredential_Request_HasItsToken()
    {
        var transport = new CapturingTransport((204, ""));
        var credential = new FixedCredential();
        var service = new TableServiceClient(new Uri("https://acc.table.core.windows.net"), credential, new TableClientOptions { Transport = transport });

        await service.CreateTableIfNotExistsAsync("Register");

        Assert.Equal(["https://storage.azure.com/.default"], credential.Scopes);
        Assert.Equal(
            """
            POST https://acc.table.core.windows.net/Tables
            Accept: application/json;odata=minimalmetadata
            Authorization: Bearer token
            Content-Type: application/json
            DataServiceVersion: 3.0
            Prefer: return-no-content
            x-ms-version: 2020-12-06

            {"TableName":"Register"}
            """,
            transport.Requests[0]);
    }

    [Fact]
    public async Task CreateTable_BeingDeleted_Is409()
    {
        var transport = new CapturingTransport((409, """{"odata.error":{"code":"TableBeingDeleted","message":{"lang":"en-US","value":"The specified table is being deleted."}}}"""));

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => Client(transport).CreateTableIfNotExistsAsync("t"));

        Assert.Equal((409, "TableBeingDeleted"), (refusal.Status, refusal.ErrorCode));
    }

    [Fact]
    public async Task Get_ErrorThatIsNotJson_HasTheStatus()
    {
        var refusal = await Assert.ThrowsAsync<RequestFailedException>(
            () => Client(new CapturingTransport((403, "<html>no</html>"))).GetTableClient("t").GetEntityAsync<TableEntity>("p", "r"));

        Assert.Equal((403, null), (refusal.Status, refusal.ErrorCode));
    }

    private static TableServiceClient Client(CapturingTransport transport)
    {
        var options = new TableClientOptions { Transport = transport, Retry = { Mode = RetryMode.Fixed, Delay = TimeSpan.FromMilliseconds(1) } };
        return new TableServiceClient($"TableEndpoint=https://acc.table.core.windows.net/;SharedAccessSignature=?{Signature}", options);
    }

    private sealed class FixedCredential : TokenCredential
    {
        public string[] Scopes { get; private set; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes = requestContext.Scopes;
            return new("token", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
