using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Collab.Testing;
using Collab.Testing.Azurite;

namespace Collab.LocalRuntime.Tests.Tables;

public sealed class TransactionTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [AzuriteFact]
    public async Task SubmitTransaction_EveryAction_IsStored()
    {
        var table = await TestTable.CreateAsync(azurite);
        foreach (var key in (string[])["merge", "replace", "delete", "upmerge", "upreplace"])
        {
            await table.AddEntityAsync(new TableEntity("p", key) { ["A"] = 1 });
        }

        var submitted = await table.SubmitTransactionAsync(
        [
            Action(TableTransactionActionType.Add, "add"),
            Action(TableTransactionActionType.UpdateMerge, "merge"),
            Action(TableTransactionActionType.UpdateReplace, "replace"),
            Action(TableTransactionActionType.Delete, "delete"),
            Action(TableTransactionActionType.UpsertMerge, "upmerge"),
            Action(TableTransactionActionType.UpsertReplace, "upreplace"),
            Action(TableTransactionActionType.UpsertMerge, "new"),
        ]);

        var rows = await table.QueryAsync<TableEntity>().ToListAsync();
        Assert.Equal(
            ["add:/2", "merge:1/2", "new:/2", "replace:/2", "upmerge:1/2", "upreplace:/2"],
            rows.Select(r => $"{r.RowKey}:{r.GetInt32("A")}/{r.GetInt32("B")}"));
        Assert.All(submitted.Value, r => Assert.Equal(204, r.Status));
        Assert.Equal(rows.First(r => r.RowKey == "add").ETag, submitted.Value[0].Headers.ETag);
        Assert.Equal(rows.First(r => r.RowKey == "merge").ETag, submitted.Value[1].Headers.ETag);
        Assert.Null(submitted.Value[3].Headers.ETag);
        Assert.Equal(rows.First(r => r.RowKey == "upreplace").ETag, submitted.Value[5].Headers.ETag);
    }

    [AzuriteTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(12)]
    public async Task SubmitTransaction_OneExists_NamesItAndChangesNothing(int failing)
    {
        var table = await TestTable.CreateAsync(azurite);
        await table.AddEntityAsync(new TableEntity("p", $"{failing}") { ["B"] = 1 });
        var actions = Enumerable.Range(0, 13).Select(i => Action(TableTransactionActionType.Add, $"{i}"));

        var refusal = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(actions));

        Assert.Equal(409, refusal.Status);
        Assert.True(TableErrorCode.EntityAlreadyExists == refusal.ErrorCode);
        Assert.Equal(failing, refusal.FailedTransactionActionIndex);
        Assert.Equal(1, Assert.Single(await table.QueryAsync<TableEntity>().ToListAsync()).GetInt32("B"));
    }

    [AzuriteTheory]
    [InlineData(TableTransactionActionType.UpdateMerge)]
    [InlineData(TableTransactionActionType.UpdateReplace)]
    [InlineData(TableTransactionActionType.Delete)]
    public async Task SubmitTransaction_LostETag_Is412AndChangesNothing(TableTransactionActionType type)
    {
        var table = await TestTable.CreateAsync(azurite);
        var added = await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1 });
        var kept = await table.UpdateEntityAsync(new TableEntity("p", "r") { ["A"] = 2 }, ETag.All);

        var refusal = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
        [
            Action(TableTransactionActionType.Add, "first"),
            new(type, new TableEntity("p", "r") { ["A"] = 3 }, added.Headers.ETag!.Value),
        ]));

        Assert.Equal(412, refusal.Status);
        Assert.True(refusal.ErrorCode == TableErrorCode.UpdateConditionNotSatisfied);
        Assert.Equal(1, refusal.FailedTransactionActionIndex);
        var left = Assert.Single(await table.QueryAsync<TableEntity>().ToListAsync());
        Assert.Equal(2, left.GetInt32("A"));
        Assert.Equal(kept.Headers.ETag, left.ETag);
    }

    [AzuriteFact]
    public async Task SubmitTransaction_UpdateOfMissing_Is404()
    {
        var table = await TestTable.CreateAsync(azurite);

        var refusal = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => table.SubmitTransactionAsync([Action(TableTransactionActionType.Add, "a"), Action(TableTransactionActionType.UpdateMerge, "b")]));

        Assert.Equal((404, 1), (refusal.Status, refusal.FailedTransactionActionIndex));
        Assert.Empty(await table.QueryAsync<TableEntity>().ToListAsync());
    }

    [AzuriteFact]
    public async Task SubmitTransaction_SameKeyTwice_IsInvalidDuplicateRow()
    {
        var table = await TestTable.CreateAsync(azurite);

        var refusal = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => table.SubmitTransactionAsync([Action(TableTransactionActionType.UpsertMerge, "a"), Action(TableTransactionActionType.UpsertMerge, "a")]));

        Assert.Equal(400, refusal.Status);
        Assert.True(refusal.ErrorCode == TableErrorCode.InvalidDuplicateRow);
    }

    [AzuriteFact]
    public async Task SubmitTransaction_MissingTable_IsTableNotFound()
    {
        var table = new TableServiceClient(azurite.ConnectionString).GetTableClient(UniqueName.Table());

        var refusal = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => table.SubmitTransactionAsync([Action(TableTransactionActionType.Add, "a")]));

        Assert.Equal(404, refusal.Status);
        Assert.True(refusal.ErrorCode == TableErrorCode.TableNotFound);
    }

    [AzuriteFact]
    public async Task SubmitTransaction_HundredLargeEntities_AreStored()
    {
        var table = await TestTable.CreateAsync(azurite);
        var text = string.Concat(Enumerable.Repeat("Улаанбаатар ", 1_000));

        var submitted = await table.SubmitTransactionAsync(
            Enumerable.Range(0, 100).Select(i => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", $"{i:D3}") { ["Text"] = text })));

        Assert.Equal(100, submitted.Value.Count);
        Assert.Equal(submitted.Value.Select(r => r.Headers.ETag), (await table.QueryAsync<TableEntity>().ToListAsync()).Select(e => (ETag?)e.ETag));
        Assert.Equal(text, (await table.GetEntityAsync<TableEntity>("p", "099")).Value.GetString("Text"));
    }

    [AzuriteFact]
    public async Task SubmitTransaction_Nothing_IsRefusedBeforeSending()
    {
        var table = await TestTable.CreateAsync(azurite);

        await Assert.ThrowsAsync<ArgumentException>(() => table.SubmitTransactionAsync([]));
    }

    private static TableTransactionAction Action(TableTransactionActionType type, string rowKey) => new(type, new TableEntity("p", rowKey) { ["B"] = 2 });
}
