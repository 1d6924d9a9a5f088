using Azure.Data.Tables;

namespace Collab.LocalRuntime.Tests.Tables;

public sealed class QueryFilterTests
{
    [Fact]
    public void CreateQueryFilter_EveryType_IsItsLiteral()
    {
        var at = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(8)).AddTicks(1);

        var filter = TableClient.CreateQueryFilter(
            $"A eq {"it's"} or B eq {1} or C eq {2L} or D eq {1d} or E eq {1e300} or F eq {true} or G eq {at} or H eq {Guid.Empty} or I eq {new byte[] { 1, 255 }}");

        Assert.Equal(
            "A eq 'it''s' or B eq 1 or C eq 2L or D eq 1.0 or E eq 1E+300 or F eq true or G eq datetime'2026-01-01T19:04:05.0000001Z' or "
            + "H eq guid'00000000-0000-0000-0000-000000000000' or I eq X'01FF'",
            filter);
    }

    [Fact]
    public void CreateQueryFilter_UnknownType_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {new object()}"));
    }
}
