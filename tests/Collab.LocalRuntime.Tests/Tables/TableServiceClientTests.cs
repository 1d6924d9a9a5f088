using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Collab.Testing;
using Collab.Testing.Azurite;

namespace Collab.LocalRuntime.Tests.Tables;

public sealed class TableServiceClientTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [AzuriteFact]
    public async Task CreateQueryDeleteTable_OneTable_IsListedAndGone()
    {
        var service = new TableServiceClient(azurite.ConnectionString, new TableClientOptions());
        var name = UniqueName.Table();

        var created = await service.CreateTableIfNotExistsAsync(name);
        var again = await service.CreateTableIfNotExistsAsync(name);
        var listed = await service.QueryAsync($"TableName eq '{name}'").ToListAsync();
        var deleted = await service.DeleteTableAsync(name);
        var missing = await service.DeleteTableAsync(name);

        Assert.Equal((name, name, name), (created.Value.Name, again.Value.Name, Assert.Single(listed).Name));
        Assert.Equal((204, 404), (deleted.Status, missing.Status));
        Assert.Empty(await service.QueryAsync($"TableName eq '{name}'").ToListAsync());
    }

    [AzuriteFact]
    public async Task Query_MaxPerPage_FollowsTheContinuation()
    {
        var service = new TableServiceClient(azurite.ConnectionString);
        var names = Enumerable.Range(0, 3).Select(_ => UniqueName.Table()).ToHashSet();
        foreach (var name in names)
        {
            await service.CreateTableIfNotExistsAsync(name);
        }

        var pages = await service.QueryAsync(maxPerPage: 2).AsPages().ToListAsync();

        Assert.All(pages, p => Assert.InRange(p.Values.Count, 0, 2));
        Assert.Superset(names, pages.SelectMany(p => p.Values).Select(t => t.Name).ToHashSet());
    }

    [AzuriteFact]
    public async Task SharedKeyCredential_Right_Works()
    {
        var service = new TableServiceClient(azurite.Server.TableEndpoint, new TableSharedKeyCredential(AzuriteServer.AccountName, AzuriteServer.AccountKey));
        var name = UniqueName.Table();

        await service.CreateTableIfNotExistsAsync(name);

        Assert.Single(await service.QueryAsync($"TableName eq '{name}'").ToListAsync());
    }

    [AzuriteFact]
    public async Task SharedKeyCredential_Wrong_Is403()
    {
        var service = new TableServiceClient(azurite.Server.TableEndpoint, new TableSharedKeyCredential(AzuriteServer.AccountName, "d3Jvbmc="));

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => service.CreateTableIfNotExistsAsync(UniqueName.Table()));

        Assert.Equal(403, refusal.Status);
    }

    [AzuriteFact]
    public async Task SasCredential_ReadOnly_ReadsAndDoesNotWrite()
    {
        var table = await TestTable.CreateAsync(azurite);
        await table.AddEntityAsync(new TableEntity("p", "r'1") { ["N"] = 1 });
        var service = new TableServiceClient(azurite.Server.TableEndpoint, new AzureSasCredential(AccountSas("rl")));
        var readOnly = service.GetTableClient(table.Name);

        Assert.Equal(1, (await readOnly.GetEntityAsync<TableEntity>("p", "r'1", ["N"])).Value.GetInt32("N"));
        Assert.Single(await readOnly.QueryAsync<TableEntity>("PartitionKey eq 'p'").ToListAsync());
        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => readOnly.AddEntityAsync(new TableEntity("p", "2")));
        Assert.Equal(403, refusal.Status);
    }

    [AzuriteFact]
    public async Task SasConnectionString_Writing_Works()
    {
        var table = await TestTable.CreateAsync(azurite);
        var service = new TableServiceClient($"TableEndpoint={azurite.Server.TableEndpoint};SharedAccessSignature={AccountSas("raudl")}");

        await service.GetTableClient(table.Name).SubmitTransactionAsync([new(TableTransactionActionType.UpsertReplace, new TableEntity("p", "r"))]);

        Assert.True((await table.GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue);
    }

    [Fact]
    public void SasCredential_OverPlainHttp_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new TableServiceClient(new Uri("http://acc.table.core.windows.net"), new AzureSasCredential("sv=1")));
    }

    [Fact]
    public async Task AnyCall_NobodyListening_ThrowsWithStatus0AfterRetries()
    {
        var options = new TableClientOptions { Retry = { MaxRetries = 1, Delay = TimeSpan.FromMilliseconds(1) } };
        var service = new TableServiceClient($"TableEndpoint=http://127.0.0.1:1/acc;AccountName=acc;AccountKey={AzuriteServer.AccountKey}", options);

        // With retries Azure.Core wraps the tries' exceptions in one AggregateException.
        var failure = await Assert.ThrowsAsync<AggregateException>(() => service.CreateTableIfNotExistsAsync("t"));

        Assert.Equal(2, failure.InnerExceptions.Count);
        Assert.All(failure.InnerExceptions, e => Assert.Equal(0, Assert.IsType<RequestFailedException>(e).Status));
    }

    // "Create an account SAS", Azure documentation.
    private static string AccountSas(string permissions)
    {
        const string Expiry = "2099-01-01T00:00:00Z";
        var text = $"{AzuriteServer.AccountName}\n{permissions}\nt\nsco\n\n{Expiry}\n\n\n2019-02-02\n";
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(AzuriteServer.AccountKey), Encoding.UTF8.GetBytes(text)));
        return $"sv=2019-02-02&ss=t&srt=sco&sp={permissions}&se={Uri.EscapeDataString(Expiry)}&sig={Uri.EscapeDataString(signature)}";
    }
}
