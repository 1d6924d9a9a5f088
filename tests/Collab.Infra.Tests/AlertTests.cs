using System.Text.RegularExpressions;
using Collab.Infra.Tests.Syntax;

namespace Collab.Infra.Tests;

/// <summary>Somebody is told, and told what to do.</summary>
public sealed partial class AlertTests
{
    [NodeFact]
    public async Task Alerts_WhatTheyWatch_IsAllOfThese() =>
        Assert.Equal(
            ["exceptions", "failed-requests", "nightly-check", "poison-queue", "slow-requests"],
            (await AlertsAsync()).Select(a => a["name"]!.Written).Order());

    /// <summary>The event ids in a query are those that the app logs for it.</summary>
    [NodeFact]
    public async Task Alerts_EventIds_AreThoseOfTheNightlyCheck()
    {
        var query = (await AlertsAsync()).Single(a => a["name"]!.Written == "nightly-check")["query"]!.Written;
        var log = await File.ReadAllTextAsync(RepositoryRoot.Of("functions", "Collab.Functions", "Log.cs"));

        var ids = EventId().Matches(query).Select(m => m.Value).ToList();

        Assert.Equal(2, ids.Count);
        Assert.All(ids, id => Assert.Matches($@"LoggerMessage\({id}, LogLevel\.Error, ""The (month cell|nightly check could not)", log));
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
}
