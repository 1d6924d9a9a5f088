using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Data.Tables;

namespace Collab.LocalRuntime.Tests.Tables;

/// <summary>"Authorize with Shared Key", Azure documentation: Shared Key Lite for the Table service.</summary>
public sealed class SharedKeyTests
{
    private const string Key = "a2V5IGZvciB0ZXN0cyBvbmx5LCAzMiBieXRlcyBsb25nIQ==";
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 6, 45, 30, TimeSpan.Zero);

    [Theory]
    [InlineData("https://acc.table.core.windows.net", "/acc/Register(PartitionKey='a%27%27b%20%2B',RowKey='%D0%B0')")]
    [InlineData("http://127.0.0.1:10002/acc/", "/acc/acc/Register(PartitionKey='a%27%27b%20%2B',RowKey='%D0%B0')")]
    public async Task Get_SharedKey_SignsDateAndResource(string endpoint, string resource)
    {
        var transport = new CapturingTransport((200, "{}"));
        var table = Client(endpoint, transport).GetTableClient("Register");

        await table.GetEntityAsync<TableEntity>("a'b +", "а", ["X"]);

        var signed = "Sun, 22 Nov 2026 06:45:30 GMT\n" + resource;
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Key), Encoding.UTF8.GetBytes(signed)));
        Assert.Equal(
            $"""
            GET {endpoint.TrimEnd('/')}/Register(PartitionKey='a%27%27b%20%2B',RowKey='%D0%B0')?$select=X
            Accept: application/json;odata=minimalmetadata
            Authorization: SharedKeyLite acc:{signature}
            DataServiceVersion: 3.0
            x-ms-date: Sun, 22 Nov 2026 06:45:30 GMT
            x-ms-version: 2020-12-06

            """,
            transport.Requests[0]);
    }

    [Fact]
    public void Authorization_KnownVector_IsTheSame()
    {
        var policy = new SharedKeyPolicy(new TableSharedKeyCredential("acc", Key), TimeProvider.System);

        // printf 'Sun, 22 Nov 2026 06:45:30 GMT\n/acc/Tables' | openssl dgst -sha256 -mac HMAC -macopt key:'key for tests only, 32 bytes long!' -binary | base64
        Assert.Equal("SharedKeyLite acc:KO3NnY7XhJOG74l2CkPv8dmqXBy9LAzeuVBhJTp2hvU=", policy.Authorization("Sun, 22 Nov 2026 06:45:30 GMT", "/Tables"));
    }

    [Fact]
    public async Task Get_RetriedAfter503_IsSignedAgain()
    {
        var transport = new CapturingTransport((503, ""), (200, "{}"));
        var clock = new SteppingClock(Now);
        var table = Client("https://acc.table.core.windows.net", transport, clock).GetTableClient("t");

        await table.GetEntityAsync<TableEntity>("p", "r");

        Assert.Equal(2, transport.Requests.Count);
        Assert.Contains("x-ms-date: Sun, 22 Nov 2026 06:45:30 GMT", transport.Requests[0], StringComparison.Ordinal);
        Assert.Contains("x-ms-date: Sun, 22 Nov 2026 06:45:31 GMT", transport.Requests[1], StringComparison.Ordinal);
    }

    private static TableServiceClient Client(string endpoint, CapturingTransport transport, TimeProvider? clock = null)
    {
        var options = new TableClientOptions { Transport = transport, Retry = { Mode = RetryMode.Fixed, Delay = TimeSpan.FromMilliseconds(1) } };
        var credential = new TableSharedKeyCredential("acc", Key);
        return new(TableTransport.Of(new Uri(endpoint), credential, options, clock ?? new SteppingClock(Now)));
    }

    /// <summary>A second later each time it is asked.</summary>
    private sealed class SteppingClock(DateTimeOffset start) : TimeProvider
    {
        private long _asked = -1;

        public override DateTimeOffset GetUtcNow() => start.AddSeconds(Interlocked.Increment(ref _asked));
    }
}
