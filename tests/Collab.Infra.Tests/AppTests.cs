using Collab.Infra.Tests.Syntax;

namespace Collab.Infra.Tests;

/// <summary>The function app, and what calls its blob trigger.</summary>
public sealed class AppTests
{
    [NodeFact]
    public async Task App_Plan_IsFlexConsumptionWithThisProjectsRuntime()
    {
        var file = (await Deployment.LoadAsync())["infra/modules/function-app.bicep"];
        var config = file.ByName["app"].Body!["properties"]!["functionAppConfig"]!;
        var props = await File.ReadAllTextAsync(RepositoryRoot.Of("Directory.Build.props"));

        Assert.Equal("FC1", file.ByName["plan"].Body!["sku"]!["name"]!.Written);
        Assert.Equal("dotnet-isolated", config["runtime"]!["name"]!.Written);
        Assert.Contains($"<TargetFramework>net{config["runtime"]!["version"]!.Written}</TargetFramework>", props, StringComparison.Ordinal);
        Assert.Equal("UserAssignedIdentity", config["deployment"]!["storage"]!["authentication"]!["type"]!.Written);
    }

    [NodeFact]
    public async Task App_Doors_AreHttpsAndWithoutPasswords()
    {
        var file = (await Deployment.LoadAsync())["infra/modules/function-app.bicep"];
        var site = file.ByName["app"].Body!["properties"]!;

        Assert.Equal("true", site["httpsOnly"]!.Written);
        Assert.Equal("Disabled", site["siteConfig"]!["ftpsState"]!.Written);
        Assert.Equal("1.2", site["siteConfig"]!["minTlsVersion"]!.Written);
        var policies = file.Of("resource").Where(r => r.Source == "basicPublishingCredentialsPolicies").ToList();
        Assert.Equal(["ftp", "scm"], policies.Select(p => p.Body!["name"]!.Written).Order());
        Assert.All(policies, p => Assert.Equal("false", p.Body!["properties"]!["allow"]!.Written));
    }

    /// <summary>Events of the container that the trigger watches go to the function that watches it, which takes events.</summary>
    [NodeFact]
    public async Task Events_OfNewFiles_ReachTheBlobTrigger()
    {
        var properties = (await Deployment.LoadAsync())["infra/upload-events.bicep"].ByName["uploads"].Body!["properties"]!;
        var trigger = await File.ReadAllTextAsync(RepositoryRoot.Of("functions", "Collab.Functions", "Blobs", "UploadFunction.cs"));
        var address = properties["destination"]!["properties"]!["endpointUrl"]!.Written;
        var prefix = properties["filter"]!["subjectBeginsWith"]!.Written;

        var function = address.Split("Host.Functions.")[1].Split('&')[0];
        var container = prefix.Split("/containers/")[1].TrimEnd('/');

        Assert.StartsWith("https://${}/runtime/webhooks/blobs?functionName=Host.Functions.", address, StringComparison.Ordinal);
        Assert.Contains($"[Function(\"{function}\")]", trigger, StringComparison.Ordinal);
        Assert.Contains($"[BlobTrigger(\"{container}/{{name}}\"", trigger, StringComparison.Ordinal);
        Assert.Contains("Source = BlobTriggerSource.EventGrid", trigger.Split("#if FLEX_CONSUMPTION")[1].Split("#else")[0], StringComparison.Ordinal);
        Assert.Equal(["Microsoft.Storage.BlobCreated"], properties["filter"]!["includedEventTypes"]!.Parts.Select(p => p.Written));
    }

    /// <summary>Names as the Cloud Adoption Framework abbreviates them.</summary>
    [NodeFact]
    public async Task Names_OfResources_BeginWithTheirAbbreviation()
    {
        var main = (await Deployment.LoadAsync()).Main;
        var names = main.Of("module").SelectMany(m => m.Body!["params"]!.Properties).Where(p => p.Name.EndsWith("ame", StringComparison.Ordinal) && p.Value.Type == "string")
            .Select(p => p.Value.Written.Split("collab")[0].TrimEnd('-')).Order();

        Assert.Equal(["appi", "asp", "budget", "egst", "func", "id", "kv", "log", "st", "vnet"], names);
        Assert.StartsWith("rg-", main.ByName["resourceGroupName"].Value!.Written, StringComparison.Ordinal);
    }

    [NodeFact]
    public async Task Tags_OfEveryResourceThatTakesThem_AreSet()
    {
        var deployment = await Deployment.LoadAsync();

        Faults.None(
            from file in deployment.Templates
            from resource in file.Of("resource")
            where !resource.IsExisting && resource.Body!["location"] is not null && resource.Body!["tags"] is null
            select $"{file}:{resource.Node.Line} {resource.Name} has no tags");
        Assert.Contains("azd-env-name", deployment.Main.ByName["allTags"].Value!.Of("arguments")!.Parts.Last().Properties.Select(p => p.Name));
    }

    /// <summary>What the hooks and the workflow read is what main.bicep gives.</summary>
    [NodeFact]
    public async Task Outputs_OfMain_AreWhatHooksAndWorkflowRead()
    {
        var deployment = await Deployment.LoadAsync();
        var readers = Directory.GetFiles(RepositoryRoot.Of("infra", "hooks")).Append(RepositoryRoot.Of(".github", "workflows", "environment.yml")).Select(File.ReadAllText).ToList();
        var given = deployment.Main.Of("output").Select(o => o.Name).ToHashSet();

        var read = readers.SelectMany(text => System.Text.RegularExpressions.Regex.Matches(text, @"\$\{?((?:AZURE_[A-Z_]+_NAME|AZURE_RESOURCE_GROUP|COLLAB_URL))\b").Select(m => m.Groups[1].Value)).Distinct();

        Assert.Empty(read.Except(given).Except(["AZURE_ENV_NAME"]));
    }
}
