using Azure.Data.Tables;
using Collab.Testing.Azurite;

namespace Collab.LocalRuntime.Tests.Tables;

public sealed class EdmTypeTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly DateTimeOffset Instant = new DateTimeOffset(2026, 11, 22, 13, 45, 1, TimeSpan.FromHours(5.75)).AddTicks(1234567);

    private static readonly (string Name, object Value)[] Values =
    [
        ("Text", "a \"quoted\" <b>text</b> \\ with 'all' of &it"),
        ("Empty", ""),
        ("Letters", "Өвөрхангай, काठमाडौँ, 東京, 👩‍⚕️"),
        ("Lines", "one\r\ntwo\u2028three\u2029four\tfive\u0000six\u001f{seven}"),
        ("Large", new string('x', 32_000)),
        ("IntMax", int.MaxValue), ("IntMin", int.MinValue), ("Zero", 0),
        ("LongMax", long.MaxValue), ("LongMin", long.MinValue), ("LongSmall", 7L),
        ("Whole", 5d), ("Pi", Math.PI), ("Tiny", 5e-324), ("Huge", double.MaxValue), ("Negative", -2.5e-7),
        ("Nan", double.NaN), ("Plus", double.PositiveInfinity), ("Minus", double.NegativeInfinity),
        ("Yes", true), ("No", false),
        ("Guid", new Guid("7c9e6679-7425-40de-944b-e07fc1f90ae7")),
        ("Bytes", new byte[] { 0, 1, 2, 253, 254, 255 }), ("NoBytes", Array.Empty<byte>()),
        ("Instant", Instant), ("Early", new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero)),
        ("Late", DateTimeOffset.MaxValue),
    ];

    [AzuriteFact]
    public async Task Insert_EveryType_ComesBackTheSame()
    {
        var table = await TestTable.CreateAsync(azurite);

        await table.AddEntityAsync(Filled("r"));

        AssertSame((await table.GetEntityAsync<TableEntity>("p", "r")).Value);
    }

    [AzuriteTheory]
    [InlineData(TableTransactionActionType.Add)]
    [InlineData(TableTransactionActionType.UpsertMerge)]
    [InlineData(TableTransactionActionType.UpsertReplace)]
    public async Task Transaction_EveryType_ComesBackTheSame(TableTransactionActionType action)
    {
        var table = await TestTable.CreateAsync(azurite);

        await table.SubmitTransactionAsync([new(action, Filled("r1")), new(action, Filled("r2"))]);

        var read = await table.QueryAsync<TableEntity>().ToListAsync();
        Assert.Equal(2, read.Count);
        Assert.All(read, AssertSame);
    }

    [AzuriteFact]
    public async Task Insert_UtcDateTime_ComesBackAsDateTimeOffset()
    {
        var table = await TestTable.CreateAsync(azurite);
        var instant = new DateTime(2026, 2, 28, 23, 59, 59, DateTimeKind.Utc).AddTicks(9999999);

        await table.AddEntityAsync(new TableEntity("p", "r") { ["At"] = instant });

        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.IsType<DateTimeOffset>(read["At"]);
        Assert.Equal(instant, read.GetDateTime("At"));
        Assert.Equal(DateTimeKind.Utc, read.GetDateTime("At")!.Value.Kind);
    }

    [AzuriteFact]
    public async Task Insert_NullAndBinaryData_NullIsNotStored()
    {
        var table = await TestTable.CreateAsync(azurite);

        await table.AddEntityAsync(new TableEntity("p", "r") { ["Null"] = null, ["Data"] = BinaryData.FromBytes(new byte[] { 1, 2 }) });

        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.False(read.ContainsKey("Null"));
        Assert.Equal([1, 2], read.GetBinary("Data"));
        Assert.Equal([1, 2], read.GetBinaryData("Data").ToArray());
    }

    [AzuriteFact]
    public async Task Update_WithWhatWasRead_StoresItAgain()
    {
        var table = await TestTable.CreateAsync(azurite);
        await table.AddEntityAsync(Filled("r"));
        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        await table.UpdateEntityAsync(read, read.ETag, TableUpdateMode.Replace);

        AssertSame((await table.GetEntityAsync<TableEntity>("p", "r")).Value);
    }

    [Fact]
    public async Task Insert_DateTimeThatIsNotUtc_IsRefusedBeforeSending()
    {
        var table = new TableServiceClient("UseDevelopmentStorage=true").GetTableClient("t");
        var entity = new TableEntity("p", "r") { ["At"] = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified) };

        var error = await Assert.ThrowsAsync<NotSupportedException>(() => table.AddEntityAsync(entity));

        Assert.Contains("'At'", error.Message, StringComparison.Ordinal);
    }

    private static TableEntity Filled(string rowKey)
    {
        var entity = new TableEntity("p", rowKey);
        foreach (var (name, value) in Values)
        {
            entity[name] = value;
        }

        return entity;
    }

    private static void AssertSame(TableEntity read)
    {
        foreach (var (name, value) in Values)
        {
            Assert.True(read.TryGetValue(name, out var found), name);
            Assert.Equal(value.GetType(), found!.GetType());
            Assert.Equal(value, found);
        }

        Assert.Equal(Values.Length, read.Keys.Count(k => !k.StartsWith("odata.", StringComparison.Ordinal)) - 3);
    }
}
