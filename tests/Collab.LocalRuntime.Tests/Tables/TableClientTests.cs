using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Collab.Testing;
using Collab.Testing.Azurite;

namespace Collab.LocalRuntime.Tests.Tables;

public sealed class TableClientTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [AzuriteFact]
    public async Task CreateIfNotExists_NewThenExisting_BothGiveTheTable()
    {
        var table = new TableServiceClient(azurite.ConnectionString).GetTableClient(UniqueName.Table());

        var created = await table.CreateIfNotExistsAsync();
        var again = await table.CreateIfNotExistsAsync();

        Assert.Equal(table.Name, created.Value.Name);
        Assert.Equal(204, created.GetRawResponse().Status);
        Assert.Equal(table.Name, again.Value.Name);
        Assert.Equal(409, again.GetRawResponse().Status);
    }

    [AzuriteFact]
    public async Task AddEntity_New_IsStoredWithKeysTimestampAndETag()
    {
        var table = await TestTable.CreateAsync(azurite);

        var added = await table.AddEntityAsync(new TableEntity("p", "r") { ["Title"] = "Хамтын ажиллагаа" });
        var read = await table.GetEntityAsync<TableEntity>("p", "r");

        Assert.Equal(204, added.Status);
        Assert.Equal("p", read.Value.PartitionKey);
        Assert.Equal("r", read.Value.RowKey);
        Assert.Equal("Хамтын ажиллагаа", read.Value.GetString("Title"));
        Assert.Equal(added.Headers.ETag, read.Value.ETag);
        Assert.NotNull(read.Value.Timestamp);
        Assert.Equal(TimeSpan.Zero, read.Value.Timestamp.Value.Offset);
        Assert.Equal(
            ["odata.metadata", "odata.etag", "PartitionKey", "RowKey", "Timestamp", "Title"],
            read.Value.Keys.Order(StringComparer.Ordinal).OrderByDescending(k => k == "odata.metadata").ThenByDescending(k => k == "odata.etag"));
    }

    [AzuriteFact]
    public async Task AddEntity_Existing_IsRefusedAndChangesNothing()
    {
        var table = await TestTable.CreateAsync(azurite);
        await table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = 1 });

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = 2 }));

        Assert.Equal(409, refusal.Status);
        Assert.True(refusal.ErrorCode == TableErrorCode.EntityAlreadyExists);
        Assert.Equal(1, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("N"));
    }

    [AzuriteFact]
    public async Task AddEntity_MissingTable_Is404TableNotFound()
    {
        var table = new TableServiceClient(azurite.ConnectionString).GetTableClient(UniqueName.Table());

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal(404, refusal.Status);
        Assert.True(refusal.ErrorCode == TableErrorCode.TableNotFound);
    }

    [AzuriteFact]
    public async Task UpdateEntity_Merge_KeepsOtherProperties()
    {
        var table = await TestTable.CreateAsync(azurite);
        var added = await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 });

        var updated = await table.UpdateEntityAsync(new TableEntity("p", "r") { ["B"] = 3 }, added.Headers.ETag!.Value);

        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal((1, 3), (read.GetInt32("A"), read.GetInt32("B")));
        Assert.Equal(updated.Headers.ETag, read.ETag);
    }

    [AzuriteFact]
    public async Task UpdateEntity_Replace_RemovesOtherProperties()
    {
        var table = await TestTable.CreateAsync(azurite);
        await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 });

        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["B"] = 3 }, ETag.All, TableUpdateMode.Replace);

        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.False(read.ContainsKey("A"));
        Assert.Equal(3, read.GetInt32("B"));
    }

    [AzuriteTheory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task UpdateEntity_LostETag_Is412AndChangesNothing(TableUpdateMode mode)
    {
        var table = await TestTable.CreateAsync(azurite);
        var added = await table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = 1 });
        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["N"] = 2 }, ETag.All);

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.UpdateEntityAsync(new TableEntity("p", "r") { ["N"] = 3 }, added.Headers.ETag!.Value, mode));

        Assert.Equal(412, refusal.Status);
        Assert.True(refusal.ErrorCode == TableErrorCode.UpdateConditionNotSatisfied);
        Assert.Equal(2, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("N"));
    }

    [AzuriteFact]
    public async Task UpdateEntity_Missing_Is404()
    {
        var table = await TestTable.CreateAsync(azurite);

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(new TableEntity("p", "r"), ETag.All));

        Assert.Equal(404, refusal.Status);
    }

    [AzuriteTheory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task UpsertEntity_MissingThenExisting_IsStored(TableUpdateMode mode)
    {
        var table = await TestTable.CreateAsync(azurite);

        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 1 }, mode);
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["B"] = 2 }, mode);

        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal(mode == TableUpdateMode.Merge ? 1 : null, read.GetInt32("A"));
        Assert.Equal(2, read.GetInt32("B"));
    }

    [AzuriteFact]
    public async Task DeleteEntity_ExistingThenMissing_IsGoneThen404()
    {
        var table = await TestTable.CreateAsync(azurite);
        await table.AddEntityAsync(new TableEntity("p", "r"));

        var deleted = await table.DeleteEntityAsync("p", "r");
        var again = await table.DeleteEntityAsync("p", "r");

        Assert.Equal(204, deleted.Status);
        Assert.Equal(404, again.Status);
        Assert.False((await table.GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue);
    }

    [AzuriteFact]
    public async Task DeleteEntity_LostETag_Is412AndKeepsIt()
    {
        var table = await TestTable.CreateAsync(azurite);
        var added = await table.AddEntityAsync(new TableEntity("p", "r"));
        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["N"] = 2 }, ETag.All);

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.DeleteEntityAsync("p", "r", added.Headers.ETag!.Value));

        Assert.Equal(412, refusal.Status);
        Assert.True((await table.GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue);
    }

    [AzuriteFact]
    public async Task GetEntity_Missing_Is404()
    {
        var table = await TestTable.CreateAsync(azurite);

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityAsync<TableEntity>("p", "r"));

        Assert.Equal(404, refusal.Status);
        Assert.True(refusal.ErrorCode == TableErrorCode.ResourceNotFound);
    }

    [AzuriteFact]
    public async Task GetEntityIfExists_Missing_HasNoValue()
    {
        var table = await TestTable.CreateAsync(azurite);

        var found = await table.GetEntityIfExistsAsync<TableEntity>("p", "r");

        Assert.False(found.HasValue);
        Assert.Equal(404, found.GetRawResponse().Status);
        Assert.Throws<InvalidOperationException>(() => found.Value);
    }

    [AzuriteFact]
    public async Task GetEntity_Select_BringsThoseOnly()
    {
        var table = await TestTable.CreateAsync(azurite);
        await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2L, ["C"] = "c" });

        var read = (await table.GetEntityIfExistsAsync<TableEntity>("p", "r", ["B", "C"])).Value!;

        Assert.Equal((2L, "c"), (read.GetInt64("B"), read.GetString("C")));
        Assert.False(read.ContainsKey("A"));
    }

    [AzuriteTheory]
    [InlineData("o'brien", "it''s")]
    [InlineData("a b+c%20&d=e;f,g", "100%!*()[]{}<>|~`^@$:\"")]
    [InlineData("Монгол улс", "नेपाल 🏥")]
    [InlineData("", "")]
    [InlineData("c|0197|a|x", "m|2026-11|é")]
    public async Task Keys_OfAnyAllowedCharacter_AreFoundAgain(string partitionKey, string rowKey)
    {
        var table = await TestTable.CreateAsync(azurite);
        await table.AddEntityAsync(new TableEntity(partitionKey, rowKey) { ["N"] = 1 });

        var read = (await table.GetEntityAsync<TableEntity>(partitionKey, rowKey)).Value;
        await table.UpdateEntityAsync(new TableEntity(partitionKey, rowKey) { ["N"] = 2 }, read.ETag);
        await table.SubmitTransactionAsync(
            [new(TableTransactionActionType.UpdateMerge, new TableEntity(partitionKey, rowKey) { ["M"] = 3 })]);
        var queried = await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partitionKey} and RowKey eq {rowKey}")).ToListAsync();
        var deleted = await table.DeleteEntityAsync(partitionKey, rowKey);

        Assert.Equal((partitionKey, rowKey), (read.PartitionKey, read.RowKey));
        Assert.Equal((2, 3), (Assert.Single(queried).GetInt32("N"), queried[0].GetInt32("M")));
        Assert.Equal(204, deleted.Status);
    }

    [AzuriteFact]
    public async Task Uri_OfATable_IsBelowTheAccount()
    {
        var service = new TableServiceClient(azurite.ConnectionString);
        var table = service.GetTableClient("Register");

        Assert.Equal(azurite.Server.TableEndpoint, service.Uri);
        Assert.Equal(azurite.Server.TableEndpoint + "/Register", table.Uri.AbsoluteUri);
        Assert.Equal(("devstoreaccount1", "devstoreaccount1", "Register"), (service.AccountName, table.AccountName, table.Name));
        Assert.Empty(await service.QueryAsync("TableName eq 'none'").ToListAsync());
    }
}
