using System.Text.Json;
using System.Text.RegularExpressions;
using Collab.Infra.Tests.Syntax;

namespace Collab.Infra.Tests;

/// <summary>azure.yaml and the workflows: what they name is there, what they use is pinned, and they may no more than they need.</summary>
public sealed partial class WorkflowTests
{
    [NodeFact]
    public async Task AzureYaml_Paths_Exist()
    {
        var yaml = (await Deployment.LoadAsync()).Yaml("azure.yaml");
        var api = yaml.GetProperty("services").GetProperty("api");

        Assert.Equal(("dotnet", "function"), (api.GetProperty("language").GetString(), api.GetProperty("host").GetString()));
        Assert.True(File.Exists(RepositoryRoot.Of(api.GetProperty("project").GetString()!, "Collab.Functions.csproj")));
        Assert.True(File.Exists(RepositoryRoot.Of(yaml.GetProperty("infra").GetProperty("path").GetString()!, yaml.GetProperty("infra").GetProperty("module").GetString() + ".bicep")));
        Assert.All(yaml.GetProperty("hooks").EnumerateObject(), hook => Assert.True(File.Exists(RepositoryRoot.Of(hook.Value.GetProperty("run").GetString()!)), hook.Name));
    }

    /// <summary>The tag by which azd finds where the service goes.</summary>
    [NodeFact]
    public async Task AzureYaml_Service_HasAResourceWithItsTag()
    {
        var deployment = await Deployment.LoadAsync();
        var service = deployment.Yaml("azure.yaml").GetProperty("services").EnumerateObject().Single().Name;

        var tags = deployment["infra/modules/function-app.bicep"].ByName["app"].Body!["tags"]!.Of("arguments")!.Parts.Last();

        Assert.Equal(service, tags["azd-service-name"]!.Written);
    }

    [NodeFact]
    public async Task Hooks_EachOfThem_CanBeRunAndNamesFilesThatExist()
    {
        _ = await Deployment.LoadAsync();
        foreach (var path in Directory.GetFiles(RepositoryRoot.Of("infra", "hooks")))
        {
            var text = await File.ReadAllTextAsync(path);
            Assert.StartsWith("#!/usr/bin/env sh\n", text, StringComparison.Ordinal);
            Assert.Contains("\nset -eu\n", text, StringComparison.Ordinal);
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute), path);
            Assert.All(TemplateFile().Matches(text).Select(m => m.Groups[1].Value), file => Assert.True(File.Exists(RepositoryRoot.Of("infra", file)), file));
        }
    }

    [NodeFact]
    public async Task Workflows_Actions_ArePinnedToACommit()
    {
        var deployment = await Deployment.LoadAsync();
        var used = Uses(deployment).ToList();

        Assert.All(used, use => Assert.True(Pinned().IsMatch(use) || File.Exists(RepositoryRoot.Of(use.Split('/'))), use));
        Assert.True(used.Count > 10, $"{used.Count} actions");

        // The same action at one version only, and with the version beside it for people.
        Assert.All(used.Where(u => u.Contains('@', StringComparison.Ordinal)).Distinct().GroupBy(u => u.Split('@')[0]), g => Assert.Single(g));
        Assert.All(
            deployment.Workflows.SelectMany(w => File.ReadLines(RepositoryRoot.Of(w.Split('/')))).Where(l => l.Contains("uses:", StringComparison.Ordinal) && l.Contains('@', StringComparison.Ordinal)),
            line => Assert.Matches(@"# v\d+\.\d+\.\d+$", line));
    }

    [NodeFact]
    public async Task Workflows_Permissions_AreReadUnlessAJobNeedsMore()
    {
        var deployment = await Deployment.LoadAsync();
        foreach (var workflow in deployment.Workflows)
        {
            var yaml = deployment.Yaml(workflow);
            Assert.Equal("""{"contents":"read"}""", JsonSerializer.Serialize(yaml.GetProperty("permissions")));
            foreach (var job in yaml.GetProperty("jobs").EnumerateObject().Where(j => j.Value.TryGetProperty("permissions", out _)))
            {
                var writes = job.Value.GetProperty("permissions").EnumerateObject().Where(p => p.Value.GetString() == "write").Select(p => p.Name);
                Assert.Empty(writes.Except(job.Name == "package" ? ["id-token", "attestations"] : ["id-token"]));
            }
        }
    }

    [Fact]
    public void Workflows_Secrets_AreNone() =>
        Assert.All(
            Directory.GetFiles(RepositoryRoot.Of(".github", "workflows")),
            file => Assert.DoesNotContain("secrets.", File.ReadAllText(file), StringComparison.OrdinalIgnoreCase));

    /// <summary>What is deployed is built with the genuine packages, listed, attested, and first goes to dev.</summary>
    [NodeFact]
    public async Task Deployment_Package_IsBuiltOnceForAzureAndGoesToDevFirst()
    {
        var jobs = (await Deployment.LoadAsync()).Yaml(".github/workflows/deploy.yml").GetProperty("jobs");
        var package = jobs.GetProperty("package");
        var steps = package.GetProperty("steps").EnumerateArray().Select(s => s.GetRawText()).ToList();

        Assert.Equal("true", package.GetProperty("env").GetProperty("FlexConsumption").GetString());
        Assert.Contains(steps, s => s.Contains("cyclonedx-json", StringComparison.Ordinal));
        Assert.Contains(steps, s => s.Contains("attest-build-provenance", StringComparison.Ordinal));
        Assert.Equal("check", package.GetProperty("needs").GetString());
        Assert.Equal("package", jobs.GetProperty("dev").GetProperty("needs").GetString());
        Assert.Equal("dev", jobs.GetProperty("prod").GetProperty("needs").GetString());
        Assert.Equal(["dev", "prod"], new[] { "dev", "prod" }.Select(job => jobs.GetProperty(job).GetProperty("with").GetProperty("stage").GetString()));
    }

    /// <summary>Every variable that a parameter file or a hook asks for is passed by the workflow, and documented.</summary>
    [NodeFact]
    public async Task Variables_OfParameterFiles_ArePassedAndDocumented()
    {
        var deployment = await Deployment.LoadAsync();
        var passed = deployment.Yaml(".github/workflows/environment.yml").GetProperty("jobs").GetProperty("deploy").GetProperty("env").EnumerateObject().Select(p => p.Name).ToHashSet();
        var page = await File.ReadAllTextAsync(RepositoryRoot.Of("docs", "operations.md"));

        var asked = deployment.ParameterFiles.SelectMany(f => f.Tree.All)
            .Where(n => n.Type == "call_expression" && n.Of("function")!.Text == "readEnvironmentVariable")
            .Select(n => n.Of("arguments")!.Parts.First().Written).Distinct().ToList();

        Assert.Empty(asked.Except(passed));
        Assert.Empty(passed.Where(name => name.StartsWith("COLLAB_", StringComparison.Ordinal)).Except(asked).Except(["COLLAB_STAGE"]));
        Assert.All(passed, name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Uses(Deployment deployment) =>
        from workflow in deployment.Workflows
        from job in deployment.Yaml(workflow).GetProperty("jobs").EnumerateObject()
        from use in Uses(job.Value)
        select use.TrimStart('.', '/').Replace("github/", ".github/", StringComparison.Ordinal);

    private static IEnumerable<string> Uses(JsonElement job)
    {
        if (job.TryGetProperty("uses", out var workflow))
        {
            yield return workflow.GetString()!;
        }

        if (job.TryGetProperty("steps", out var steps))
        {
            foreach (var step in steps.EnumerateArray().Where(s => s.TryGetProperty("uses", out _)))
            {
                yield return step.GetProperty("uses").GetString()!;
            }
        }
    }

    [GeneratedRegex("^[a-z0-9-]+/[a-z0-9-]+@[0-9a-f]{40}$")]
    private static partial Regex Pinned();

    [GeneratedRegex(@"--template-file ([a-z-]+\.bicep)")]
    private static partial Regex TemplateFile();
}
