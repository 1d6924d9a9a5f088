using System.Globalization;
using System.Text.RegularExpressions;
using Collab.Core.Store;
using Collab.Infra.Tests.Syntax;

namespace Collab.Infra.Tests;

/// <summary>The storage account has what the code keeps things in, is closed to keys and strangers, and loses nothing by itself.</summary>
public sealed class StorageTests
{
    [NodeFact]
    public async Task Tables_OfTheTemplate_AreThoseOfTheCode() =>
        Assert.Equal(TableNames.All.Order(), (await TextsAsync("tables")).Order());

    [NodeFact]
    public async Task Containers_OfTheTemplate_HoldThoseOfTheCode()
    {
        var containers = await TextsAsync("containers");

        Assert.Empty(ContainerNames.All.Except(containers));
        Assert.Equal(["backups"], containers.Except([ContainerNames.Uploads, ContainerNames.Feedback, ContainerNames.Reports]));
    }

    [NodeFact]
    public async Task Account_Keys_AreOffAndNothingIsPublic()
    {
        var account = (await StorageAsync()).ByName["account"].Body!["properties"]!;

        Assert.Equal("false", account["allowSharedKeyAccess"]!.Written);
        Assert.Equal("false", account["allowBlobPublicAccess"]!.Written);
        Assert.Equal("true", account["supportsHttpsTrafficOnly"]!.Written);
        Assert.Equal("TLS1_2", account["minimumTlsVersion"]!.Written);
    }

    /// <summary>A lifecycle rule that deleted a current file could delete what the register refers to.</summary>
    [NodeFact]
    public async Task Rules_OfTheLifecycle_DeleteNoCurrentFile()
    {
        var rules = (await StorageAsync()).ByName["rules"].Body!["properties"]!["policy"]!["rules"]!.Parts.Where(p => p.Type == "object").ToList();

        Assert.Equal(4, rules.Count);
        Assert.All(rules, rule =>
        {
            var actions = rule["definition"]!["actions"]!;
            Assert.DoesNotContain(actions["baseBlob"]?.Properties.Select(p => p.Name) ?? [], name => name is "delete" or "tierToArchive");
        });
    }

    /// <summary>Where files can be brought back from versions, so can those of rosters; not for ever.</summary>
    [NodeFact]
    public async Task Rules_Versions_AreDeletedInEveryContainer()
    {
        var storage = await StorageAsync();
        var rules = storage.ByName["rules"].Body!["properties"]!["policy"]!["rules"]!.Parts.Where(p => p.Type == "object");

        var prefixes = rules.Where(r => r["definition"]!["actions"]!["version"]?["delete"] is not null)
            .SelectMany(r => r["definition"]!["filters"]!["prefixMatch"]!.Parts.Select(p => p.Written)).ToHashSet();

        Assert.Superset((await TextsAsync("containers")).Select(name => name + "/").ToHashSet(), prefixes);
        Assert.Contains("azure-webjobs-hosts/", prefixes);
    }

    /// <summary>What docs/operations.md promises for a roster: gone from every version after so many days.</summary>
    [NodeFact]
    public async Task Documentation_DaysOfVersionsAndDeletedFiles_AreThoseOfTheTemplate()
    {
        var storage = await StorageAsync();
        var days = storage.ByName["softDeleteDays"].Value!;
        var rule = storage.ByName["rules"].Body!["properties"]!["policy"]!["rules"]!.Parts.Single(p => p.Type == "object" && p["name"]!.Written == "old-versions");
        var page = await File.ReadAllTextAsync(RepositoryRoot.Of("docs", "operations.md"));

        var kept = int.Parse(rule["definition"]!["actions"]!["version"]!["delete"]!["daysAfterCreationGreaterThan"]!.Written, CultureInfo.InvariantCulture);
        var (prod, dev) = (days.Of("consequence")!.Written, days.Of("alternative")!.Written);

        Assert.Matches(new Regex($@"deleted file\s+comes back for {prod} days in prod and {dev} in dev", RegexOptions.CultureInvariant), page);
        Assert.Matches(new Regex($@"versions\s+older than {kept} days", RegexOptions.CultureInvariant), page);
    }

    private static async Task<BicepFile> StorageAsync() => (await Deployment.LoadAsync())["infra/modules/storage.bicep"];

    private static async Task<List<string>> TextsAsync(string variable) => [.. (await StorageAsync()).ByName[variable].Value!.Parts.Select(p => p.Written)];
}
