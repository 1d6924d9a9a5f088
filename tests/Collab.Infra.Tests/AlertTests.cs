using System.Text.RegularExpressions;
using Collab.Infra.Tests.Syntax;

namespace Collab.Infra.Tests;

/// <summary>Somebody is told, and told what to do.</summary>
public sealed partial class AlertTests
{
    [NodeFact]
    public async Task Alerts_WhatTheyWatch_IsAllOfThese() =>
        Assert.Equal(
            ["backup", "check-not-run", "exceptions", "failed-requests", "nightly-check", "poison-queue", "slow-requests"],
            (await AlertsAsync()).Select(a => a["name"]!.Written).Order());

    /// <summary>The event ids in a query are those that the app logs for it, and so are the words by which it looks besides.</summary>
    [NodeFact]
    public async Task Alerts_EventIds_AreThoseOfTheLog()
    {
        var alerts = await AlertsAsync();
        var log = await File.ReadAllTextAsync(RepositoryRoot.Of("functions", "Collab.Functions", "Log.cs"));
        var asked = alerts.SelectMany(a => EventId().Matches(a["query"]!.Written), (alert, id) => (Alert: alert["name"]!.Written, Id: id.Value)).ToList();

        Assert.Equal(
            [("backup", "2051"), ("backup", "2052"), ("check-not-run", "2030"), ("nightly-check", "2031"), ("nightly-check", "2032")],
            asked.Order());
        Assert.All(asked, a => Assert.Contains(a.Id, alerts.Single(alert => alert["name"]!.Written == a.Alert)["description"]!.Written, StringComparison.Ordinal));
        Assert.Matches(@"LoggerMessage\(2030, LogLevel\.Information, ""The nightly check looked at", log);
        Assert.Matches(@"LoggerMessage\(2031, LogLevel\.Error, ""The month cell", log);
        Assert.Matches(@"LoggerMessage\(2032, LogLevel\.Error, ""The nightly check could not", log);
        Assert.Matches(@"LoggerMessage\(2051, LogLevel\.Error, ""The daily export of the register failed", log);
        Assert.Matches(@"LoggerMessage\(2052, LogLevel\.Error, ""The export {Name} holds a fault", log);
    }

    /// <summary>What the app logs with an exception is told by the attribute that is left of it.</summary>
    [NodeFact]
    public async Task Alerts_OfExceptions_LookForTheAttributeThatTheAppSends()
    {
        var query = (await AlertsAsync()).Single(a => a["name"]!.Written == "exceptions")["query"]!.Written;
        var sent = await File.ReadAllTextAsync(RepositoryRoot.Of("functions", "Collab.Functions", "Telemetry", "UntoldFaults.cs"));

        var attribute = Attribute().Match(query).Groups[1].Value;

        Assert.NotEmpty(attribute);
        Assert.Contains($"new(\"{attribute}\",", sent, StringComparison.Ordinal);
        Assert.Contains("AppExceptions", query, StringComparison.Ordinal);
    }

    /// <summary>Each says what is too many or what is too few. A check that has not run is no row at all.</summary>
    [NodeFact]
    public async Task Alerts_Bounds_AreOneForEach()
    {
        var alerts = await AlertsAsync();

        Assert.All(alerts, alert => Assert.True(alert["over"] is null != alert["under"] is null, alert["name"]!.Written));
        Assert.Equal(["check-not-run"], alerts.Where(a => a["under"] is not null).Select(a => a["name"]!.Written));
        var criterion = (await Deployment.LoadAsync())["infra/modules/alerts.bicep"].ByName["rules"].Body!["properties"]!["criteria"]!["allOf"]!.Parts.Single();
        Assert.Contains("LessThan", criterion["operator"]!.All.Select(n => n.Written));
        Assert.Contains("under", criterion["threshold"]!.All.Select(n => n.Written));
    }

    /// <summary>Azure takes these and no others, and looks back at most two days.</summary>
    [NodeFact]
    public async Task Alerts_Times_AreThoseThatAzureTakes()
    {
        string[] pauses = ["PT1M", "PT5M", "PT10M", "PT15M", "PT30M", "PT45M", "PT1H", "PT2H", "PT3H", "PT4H", "PT5H", "PT6H", "P1D"];
        Assert.All(await AlertsAsync(), alert =>
        {
            Assert.Contains(alert["every"]!.Written, pauses);
            Assert.Contains(alert["window"]!.Written, pauses.Append("P2D"));
        });
    }

    [NodeFact]
    public async Task Alerts_EachOfThem_IsExplainedInTheDocumentation()
    {
        var page = await File.ReadAllTextAsync(RepositoryRoot.Of("docs", "operations.md"));

        Assert.All(await AlertsAsync(), alert =>
        {
            Assert.Contains("See docs/operations.md, \"When an alert comes\".", alert["description"]!.Written, StringComparison.Ordinal);
            Assert.Contains($"**{alert["title"]!.Written}**", page, StringComparison.Ordinal);
        });
        Assert.Contains("## When an alert comes", page, StringComparison.Ordinal);
    }

    /// <summary>One that is looked at every five minutes costs three times one that is looked at seldomer.</summary>
    [NodeFact]
    public async Task Alerts_TheirNumber_IsThatOfTheDocumentation()
    {
        var alerts = await AlertsAsync();

        Assert.Equal((7, 2), (alerts.Count, alerts.Count(a => a["every"]!.Written == "PT5M")));
        Assert.Contains("seven alerts", await File.ReadAllTextAsync(RepositoryRoot.Of("infra", "README.md")), StringComparison.Ordinal);
        Assert.Contains("seven log queries, two of them every five minutes", await File.ReadAllTextAsync(RepositoryRoot.Of("docs", "costs.md")), StringComparison.Ordinal);
        Assert.Contains("In Azure seven of these", await File.ReadAllTextAsync(RepositoryRoot.Of("docs", "watching.md")), StringComparison.Ordinal);
    }

    /// <summary>A window is at least as long as the pause between two looks: nothing happens unseen.</summary>
    [NodeFact]
    public async Task Alerts_Windows_LeaveNoGap() =>
        Assert.All(await AlertsAsync(), alert => Assert.True(
            System.Xml.XmlConvert.ToTimeSpan(alert["window"]!.Written) >= System.Xml.XmlConvert.ToTimeSpan(alert["every"]!.Written), alert["name"]!.Written));

    /// <summary>Writes to queues are logged, or the poison queue's alert would never see one.</summary>
    [NodeFact]
    public async Task Alerts_PoisonQueue_HasTheLogThatItLooksInto()
    {
        var log = (await Deployment.LoadAsync())["infra/modules/storage.bicep"].ByName["queueLog"].Body!;

        Assert.Equal("queueService", log["scope"]!.Text);
        Assert.Equal("StorageWrite", log["properties"]!["logs"]!.Parts.Single()["category"]!.Written);
    }

    private static async Task<List<SyntaxNode>> AlertsAsync() =>
        [.. (await Deployment.LoadAsync())["infra/modules/alerts.bicep"].ByName["alerts"].Value!.Parts.Where(p => p.Type == "object")];

    [GeneratedRegex(@"(?<="")[0-9]{4}(?="")")]
    private static partial Regex EventId();

    [GeneratedRegex(@"Properties\[""([^""]+)""\]")]
    private static partial Regex Attribute();
}
