using Azure;
using Azure.Data.Tables;
using Collab.Testing.Azurite;

namespace Collab.LocalRuntime.Tests.Tables;

public sealed class OwnEntityTypeTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [AzuriteFact]
    public async Task OwnEntityType_WrittenAndRead_KeepsItsProperties()
    {
        var table = await TestTable.CreateAsync(azurite);
        var visit = new Visit
        {
            PartitionKey = "p",
            RowKey = "r",
            Place = "Kathmandu",
            Days = 3,
            Visitors = 4_000_000_000,
            At = new DateTime(2026, 11, 22, 6, 0, 0, DateTimeKind.Utc),
            Rate = 2,
            Kind = DayOfWeek.Friday,
        };

        await table.AddEntityAsync(visit);
        var read = (await table.GetEntityAsync<Visit>("p", "r")).Value;
        var queried = await table.QueryAsync<Visit>().ToListAsync();

        Assert.Equivalent(visit with { ETag = read.ETag, Timestamp = read.Timestamp }, read);
        Assert.Equal(read, Assert.Single(queried));
        Assert.NotEqual(default, read.ETag);
    }

    private sealed record Visit : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public string? Place { get; set; }

        public int Days { get; set; }

        public long? Visitors { get; set; }

        public DateTime At { get; set; }

        public double Rate { get; set; }

        public double? Unset { get; set; }

        public DayOfWeek Kind { get; set; }
    }
}
