using Collab.Infra.Tests.Syntax;

namespace Collab.Infra.Tests;

/// <summary>What the app's identity may do.</summary>
public sealed class RoleTests
{
    // Source: "Azure built-in roles", Azure documentation.
    private static readonly Dictionary<string, string> BuiltIn = new()
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = "Key Vault Secrets Officer",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
    };

    [NodeFact]
    public async Task Roles_IdsAndTheirNames_AreThoseOfAzure()
    {
        var roles = await RolesAsync();
        var lines = await File.ReadAllLinesAsync(RepositoryRoot.Of(roles.Path.Split('/')));

        var ids = roles.Of("variable").Where(v => v.Value!.IsText(out _)).ToList();

        Assert.Equal(5, ids.Count);
        Assert.All(ids, id => Assert.EndsWith($"// {BuiltIn[id.Value!.Written]}", lines[id.Node.Line - 1], StringComparison.Ordinal));
    }

    [NodeFact]
    public async Task Roles_EachOfThem_IsGivenOnOneResourceAndNoWider()
    {
        var roles = await RolesAsync();

        var given = roles.Of("resource").Where(r => r.Source!.StartsWith("Microsoft.Authorization/", StringComparison.Ordinal))
            .Select(r => (Scope: r.Body!["scope"]!.Text, Role: r.Body!["properties"]!["roleDefinitionId"]!.Of("arguments")!.Parts.Last().Text)).Order().ToList();

        Assert.Equal([("insights", "metricsPublisher"), ("storage", "role"), ("vault", "secretsUser")], given);
        Assert.Equal(["blobOwner", "queueContributor", "tableContributor"], roles.ByName["storageRoles"].Value!.Parts.Select(p => p.Text));
    }

    [NodeFact]
    public async Task Roles_OfAnybodyElse_AreNotGivenAnywhere()
    {
        var deployment = await Deployment.LoadAsync();

        var files = deployment.Templates.Where(f => f.Of("resource").Any(r => r.Source!.Contains("roleAssignments", StringComparison.Ordinal)));

        Assert.Equal(["infra/modules/roles.bicep"], files.Select(f => f.Path));
    }

    private static async Task<BicepFile> RolesAsync() => (await Deployment.LoadAsync())["infra/modules/roles.bicep"];
}
