using System.Globalization;

namespace Collab.Infra.Tests;

/// <summary>The table of docs/costs.md is worked out from its prices, and its storage calls are those that tests assert.</summary>
public sealed class CostTests
{
    private static string[] Page => File.ReadAllLines(RepositoryRoot.Of("docs", "costs.md"));

    [Fact]
    public void Costs_OfEachRow_FollowFromThePrices()
    {
        var prices = Rows("| meter |").ToDictionary(row => row[0], row => Number(row[1]) / Number(row[2]));
        var header = Cells(Page.Single(line => line.StartsWith("| what |", StringComparison.Ordinal)));
        var rows = Rows("| what |").ToList();

        Assert.Equal(prices.Keys.Order(), header[1..^1].Order());
        Assert.Equal(6, rows.Count);
        Faults.None(
            from row in rows
            let cost = header.Zip(row).Skip(1).SkipLast(1).Sum(cell => Number(cell.Second) * prices[cell.First])
            where Rounded(cost, row[^1]) != row[^1]
            select $"{row[0]}: {cost.ToString(CultureInfo.InvariantCulture)} and not {row[^1]}");
    }

    /// <summary>A submission's transaction, a row's share and a report's calls, where they are asserted or measured.</summary>
    [Theory]
    [InlineData("10,000 submissions, 32 at a time", 10000, "tests/Collab.Core.Tests/Writing/OperationCallsTests.cs", "[InlineData(\"submit an outcome\", 0, 0, 1)]")]
    [InlineData("1 GB of tables uploaded (7,000,000 rows)", 77000, "tests/Collab.Bench/README.md", "| ≥ 0.80, < 250 MB | 0.011 |")]
    [InlineData("a report (100,000 activities, five files)", 83, "tests/Collab.Bench/README.md", "| 81 |")]
    public void StorageCalls_OfARow_AreThoseThatAreAsserted(string what, int calls, string file, string where)
    {
        Assert.Equal(calls, Number(Rows("| what |").Single(row => row[0] == what)[1]));
        Assert.Contains(where, File.ReadAllText(RepositoryRoot.Of(file.Split('/'))), StringComparison.Ordinal);
    }

    private static IEnumerable<string[]> Rows(string header) =>
        Page.SkipWhile(line => !line.StartsWith(header, StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|')).Select(Cells);

    private static string[] Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>To as many digits as the table shows.</summary>
    private static string Rounded(decimal cost, string shown) =>
        decimal.Round(cost, shown.Length - shown.IndexOf('.', StringComparison.Ordinal) - 1, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture);
}
