using System.Globalization;
using System.Text.Json;

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

    [Fact]
    public void StorageCalls_OfSubmissions_AreThoseThatAreAsserted()
    {
        Assert.Equal(10_000, CallsOf("10,000 submissions, 32 at a time"));
        var asserted = File.ReadAllText(RepositoryRoot.Of("tests", "Collab.Core.Tests", "Writing", "OperationCallsTests.cs"));
        Assert.Contains("[InlineData(\"submit an outcome\", 0, 0, 1)]", asserted, StringComparison.Ordinal);
    }

    /// <summary>As in the last full run, whose calls the bench itself bounds; a report's record and its period's row are two more.</summary>
    [Theory]
    [InlineData("1 GB of tables uploaded (7,000,000 rows)", "ingest-csv, 1,000,000 rows", 7_000_000, 0)]
    [InlineData("a report (100,000 activities, five files)", "report, 100,000 activities", 1, 2)]
    public void StorageCalls_OfARow_AreThoseThatWereMeasured(string what, string measurement, int operations, int more)
    {
        using var results = JsonDocument.Parse(File.ReadAllBytes(RepositoryRoot.Of("tests", "Collab.Bench", "results", "full.json")));
        var figure = results.RootElement.GetProperty("figures").EnumerateArray().First(f => f.GetProperty("name").GetString()!.StartsWith(measurement, StringComparison.Ordinal));
        var calls = Math.Round(figure.GetProperty("calls").GetDecimal(), 3) * operations;
        Assert.Equal(calls + more, CallsOf(what));
    }

    private static decimal CallsOf(string what) => Number(Rows("| what |").Single(row => row[0] == what)[1]);

    private static IEnumerable<string[]> Rows(string header) =>
        Page.SkipWhile(line => !line.StartsWith(header, StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|')).Select(Cells);

    private static string[] Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>To as many digits as the table shows.</summary>
    private static string Rounded(decimal cost, string shown) =>
        decimal.Round(cost, shown.Length - shown.IndexOf('.', StringComparison.Ordinal) - 1, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture);
}
