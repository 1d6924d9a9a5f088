using System.Text;
using System.Text.Json;
using Collab.Functions.Demo;

namespace Collab.EndToEnd.Tests.Demo;

/// <summary>What the demo sends: the same bytes for the same day, and fields of the contract only.</summary>
public sealed class DemoBytesTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly string[] CollaborationFields =
    [
        "code", "institution", "partners", "title", "summary", "instrument", "kinds", "themes", "fields", "status", "signedOn", "startsOn",
        "endsOn", "noticePeriodDays", "autoRenewMonths", "conditions",
    ];

    [Fact]
    public void Make_SameDayTwice_SameBytes()
    {
        var first = DemoData.Make(Today);
        var second = DemoData.Make(Today);

        Assert.Equal(first.Files.Concat(first.Others).Select(f => f.BlobName), second.Files.Concat(second.Others).Select(f => f.BlobName));
        Assert.All(first.Files.Concat(first.Others).Zip(second.Files.Concat(second.Others)), pair => Assert.Equal(pair.First.Content.ToArray(), pair.Second.Content.ToArray()));
        Assert.All(
            first.Collaborations.Zip(second.Collaborations),
            pair => Assert.Equal(DemoJson.Collaboration(pair.First).ToArray(), DemoJson.Collaboration(pair.Second).ToArray()));
    }

    [Fact]
    public void Files_Made_OnePerHomeAndYearWithEveryActivityOnce()
    {
        var data = DemoData.Make(Today);

        Assert.Equal(8, data.Files.Count);
        Assert.Equal(data.Activities.Count, data.Files.Sum(f => f.Rows));
        Assert.All(data.Files, f =>
        {
            var lines = Encoding.UTF8.GetString(f.Content.Span).Split("\r\n");
            Assert.StartsWith("collaboration,reference,kind,direction,status,title,title.", lines[0], StringComparison.Ordinal);
            Assert.Equal(f.Rows + 2, lines.Length);
            Assert.All(lines[1..^1], line => Assert.StartsWith("DEMO-", line, StringComparison.Ordinal));
            Assert.Equal("", lines[^1]);
        });
    }

    [Fact]
    public void Others_Made_TablesARosterAWorkbookAndAnAgreementUnderNamesOfTheirOwn()
    {
        var data = DemoData.Make(Today);

        Assert.Equal(data.Files.Count + data.Others.Count, data.Files.Concat(data.Others).Select(f => f.BlobName).Distinct().Count());
        var csv = data.Others.Where(f => f.ContentType == "text/csv").ToList();
        Assert.Equal(5, csv.Count);
        Assert.All(csv, f =>
        {
            var lines = Encoding.UTF8.GetString(f.Content.Span).Split("\r\n");
            Assert.StartsWith("collaboration,", lines[0], StringComparison.Ordinal);
            Assert.InRange(f.Rows, 5, 200);
            Assert.Equal(f.Rows + 2, lines.Length);
        });
        var roster = Assert.Single(csv, f => f.Name.EndsWith("-roster.csv", StringComparison.Ordinal));
        Assert.Equal(DemoRoster.People, Encoding.UTF8.GetString(roster.Content.Span).Split("DEMO-PERSON-").Distinct().Count() - 1);
        Assert.Equal(1, Assert.Single(data.Others, f => f.Name.EndsWith(".xlsx", StringComparison.Ordinal)).Wrong);
        Assert.Equal(0, Assert.Single(data.Others, f => f.Name.EndsWith(".docx", StringComparison.Ordinal)).Rows);
    }

    [Fact]
    public void CollaborationJson_EveryOne_HasOnlyFieldsOfTheContractAndNeverStartsTerminated()
    {
        Assert.All(DemoData.Make(Today).Collaborations, c =>
        {
            using var json = JsonDocument.Parse(DemoJson.Collaboration(c));
            var root = json.RootElement;
            Assert.All(root.EnumerateObject(), p => Assert.Contains(p.Name, CollaborationFields));
            Assert.Equal(c.Status == "terminated" ? "active" : c.Status, root.GetProperty("status").GetString());
            Assert.Equal(c.TitleEnglish, root.GetProperty("title").GetProperty("en").GetString());
            Assert.Equal(c.TitleLocal, root.GetProperty("title").GetProperty(c.Language).GetString());
            Assert.Contains("Illustrative", root.GetProperty("summary").GetProperty("en").GetString(), StringComparison.Ordinal);
            Assert.Equal(c.Conditions.Count > 0, root.TryGetProperty("conditions", out _));
        });
    }

    [Fact]
    public void InstitutionJson_EveryOne_HasOnlyFieldsOfTheContract()
    {
        var data = DemoData.Make(Today);

        Assert.All(data.Homes.Concat(data.Partners), i =>
        {
            using var json = JsonDocument.Parse(DemoJson.Institution(i));
            Assert.All(
                json.RootElement.EnumerateObject(),
                p => Assert.Contains(p.Name, new[] { "names", "kind", "country", "home", "website", "contacts" }));
            Assert.Equal(i.Home, json.RootElement.GetProperty("home").GetBoolean());
        });
    }
}
