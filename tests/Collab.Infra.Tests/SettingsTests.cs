using System.Text.Json;
using System.Text.RegularExpressions;
using Collab.Infra.Tests.Syntax;

namespace Collab.Infra.Tests;

/// <summary>The app's settings: what the template sets, what the code reads, what the documentation says.</summary>
public sealed partial class SettingsTests
{
    // What the code reads and Azure needs not: with the reason.
    private static readonly Dictionary<string, string> NotInAzure = new()
    {
        ["Collab:DataFolder"] = "the folder of the embedded store",
        ["Collab:UploadKey"] = "upload addresses are the storage account's, signed with a user delegation key",
    };

    // On Flex Consumption these are refused or without effect. Source: "Flex Consumption plan deprecated app settings", Azure documentation.
    private static readonly string[] Refused =
    [
        "FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_WORKER_RUNTIME_VERSION", "FUNCTIONS_EXTENSION_VERSION", "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING",
        "WEBSITE_CONTENTSHARE", "WEBSITE_RUN_FROM_PACKAGE", "WEBSITE_TIME_ZONE", "WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED", "SCM_DO_BUILD_DURING_DEPLOYMENT",
        "APPINSIGHTS_INSTRUMENTATIONKEY", "AzureWebJobsStorage",
    ];

    [NodeFact]
    public async Task Settings_OfTheTemplate_AreThoseThatTheCodeReads()
    {
        var set = (await NamesAsync()).Where(n => n.StartsWith("Collab__", StringComparison.Ordinal)).Select(n => n.Replace("__", ":", StringComparison.Ordinal)).Order().ToList();
        var read = ReadByTheCode();

        Assert.Empty(set.Except(read));
        Assert.Equal(NotInAzure.Keys.Order(), read.Except(set).Except(["Collab:Oidc:Roles"]));
        Assert.Contains("Collab__Oidc__Roles__${}", (await SettingsAsync()).Tree.All.Where(n => n.Type == "string").Select(n => n.Written));
    }

    [Fact]
    public void Settings_ThatTheCodeReads_AreDocumented()
    {
        var pages = File.ReadAllText(RepositoryRoot.Of("README.md")) + File.ReadAllText(RepositoryRoot.Of("docs", "webhooks.md"));

        Faults.None(ReadByTheCode().Where(name => !pages.Contains($"`{name}`", StringComparison.Ordinal) && !pages.Contains($"`{name}:", StringComparison.Ordinal)));
    }

    [NodeFact]
    public async Task Settings_OfTheHost_AreSetAndNoneThatFlexConsumptionRefuses()
    {
        var names = await NamesAsync();

        Assert.Empty(names.Intersect(Refused, StringComparer.OrdinalIgnoreCase));
        Assert.Superset(
            new HashSet<string>
            {
                "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__blobServiceUri", "AzureWebJobsStorage__queueServiceUri", "AzureWebJobsStorage__tableServiceUri",
                "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId", "AzureWebJobsDisableHomepage", "AzureFunctionsJobHost__telemetryMode",
                "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
            },
            names.ToHashSet());
    }

    /// <summary>The template reads the schedules out of host.json itself; each timer's expression is there and under the name that the timer uses.</summary>
    [NodeFact]
    public async Task Schedules_OfTheTemplate_AreThoseOfHostJsonAndOfTheTimers()
    {
        var settings = await SettingsAsync();
        var schedules = settings.ByName["schedules"].Value!;
        var file = schedules.All.Single(n => n.Type == "call_expression" && n.Of("function")!.Text == "loadJsonContent").Of("arguments")!.Parts.Single().Written;
        using var host = JsonDocument.Parse(await File.ReadAllTextAsync(Path.GetFullPath(file, RepositoryRoot.Of("infra", "modules"))));
        var timers = Schedule().Matches(await File.ReadAllTextAsync(RepositoryRoot.Of("functions", "Collab.Functions", "Timers", "Schedules.cs"))).Select(m => m.Groups[1].Value);

        Assert.Equal(timers.Order(), host.RootElement.GetProperty("schedules").EnumerateObject().Select(p => p.Name).Order());
        Assert.Contains("AzureFunctionsJobHost__schedules__${}", schedules.All.Where(n => n.Type == "string").Select(n => n.Written));
    }

    /// <summary>All that was put together is what is set.</summary>
    [NodeFact]
    public async Task Settings_EveryPartOfThem_GoesIntoTheApp()
    {
        var settings = await SettingsAsync();

        var parts = settings.ByName["settings"].Body!["properties"]!.Of("arguments")!.Parts.Select(p => p.Text);

        Assert.Equal(["host", "schedules", "secrets", "chosen", "roles"], parts);
        Assert.Contains("given", settings.ByName["chosen"].Value!.All.Select(n => n.Text));
    }

    /// <summary>Every option that can be given to the template has its setting.</summary>
    [NodeFact]
    public async Task Options_EachOfThem_GoesIntoASetting()
    {
        var settings = await SettingsAsync();
        var read = settings.Tree.All.Where(n => n.Type == "member_expression" && n.Of("object")!.Type == "identifier").Select(n => $"{n.Of("object")!.Text}.{n.Of("property")!.Written}").ToHashSet();

        var options = settings.Of("parameter").Where(p => p.DeclaredType.EndsWith("Options", StringComparison.Ordinal))
            .SelectMany(p => settings.ByName[p.DeclaredType].Value!.Properties.Select(option => $"{p.Name}.{option.Name}"));

        Assert.Empty(options.Except(read));
    }

    private static async Task<BicepFile> SettingsAsync() => (await Deployment.LoadAsync())["infra/modules/settings.bicep"];

    private static async Task<List<string>> NamesAsync()
    {
        var settings = await SettingsAsync();
        return [.. new[] { "host", "secrets", "given" }.SelectMany(variable => settings.ByName[variable].Value!.Properties.Select(p => p.Name))];
    }

    private static List<string> ReadByTheCode() =>
    [
        .. Directory.EnumerateFiles(RepositoryRoot.Of("functions"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Key().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value))
            .Distinct().Order(),
    ];

    // A whole string literal: sentences that name a setting have more in them.
    [GeneratedRegex("\"(Collab:[A-Za-z]+(?::[A-Za-z]+)*)\"")]
    private static partial Regex Key();

    [GeneratedRegex("Section \\+ \"([A-Za-z]+)%\"")]
    private static partial Regex Schedule();
}
