using System.Text.RegularExpressions;
using Collab.Infra.Tests.Syntax;

namespace Collab.Infra.Tests;

/// <summary>No secret is in a file, a parameter without <c>@secure</c>, an output, or an app setting.</summary>
public sealed partial class SecretTests
{
    // Words that a name has when what it stands for is to be kept secret, and names that only sound like it.
    private static readonly string[] NotSecret = ["infra/modules/settings.bicep secret", "infra/modules/settings.bicep secrets", "infra/modules/roles.bicep secretsUser"];

    [NodeFact]
    public async Task Parameters_NamedLikeASecret_AreSecureAndHaveNoDefault()
    {
        var deployment = await Deployment.LoadAsync();

        Faults.None(
            from file in deployment.Templates
            from parameter in file.Of("parameter").Concat(file.Of("variable"))
            where SecretName().IsMatch(parameter.Name) && !NotSecret.Contains($"{file} {parameter.Name}")
            where parameter.Kind != "parameter_declaration" || !parameter.Decorators.Contains("secure") || parameter.Value is not null
            select $"{file}:{parameter.Node.Line} {parameter.Name}");
        Assert.Matches(SecretName(), "adminToken");
        Assert.Matches(SecretName(), "smtpPassword");
    }

    [NodeFact]
    public async Task Outputs_NoneOfThem_GivesAwayASecret()
    {
        var deployment = await Deployment.LoadAsync();
        var faults =
            from file in deployment.Templates
            from output in file.Of("output")
            let uses = output.Value!.All.Where(n => n.Type == "identifier").Select(n => n.Text)
            where uses.Any(name => name.StartsWith("list", StringComparison.Ordinal) || (file.ByName.TryGetValue(name, out var declared) && declared.Decorators.Contains("secure")))
                || output.Value!.Written.Contains("onnectionString", StringComparison.Ordinal)
            select $"{file}:{output.Node.Line} {output.Name}";

        Faults.None(faults);
    }

    /// <summary>The one key that a template fetches goes into the address of the blob trigger, and nowhere else.</summary>
    [NodeFact]
    public async Task Keys_ThatAreFetched_AreTheBlobTriggersAlone()
    {
        var deployment = await Deployment.LoadAsync();

        var fetched = deployment.Files.SelectMany(file => References.Calls(file).Where(c => c.Text.StartsWith("list", StringComparison.Ordinal)).Select(_ => file.Path));

        Assert.Equal(["infra/upload-events.bicep"], fetched);
    }

    [Fact]
    public void Files_NoneOfThem_HoldsWhatLooksLikeAKey()
    {
        var files = Directory.EnumerateFiles(RepositoryRoot.Of("infra"), "*", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(RepositoryRoot.Of(".github"), "*", SearchOption.AllDirectories))
            .Append(RepositoryRoot.Of("azure.yaml"));

        Faults.None(
            from file in files
            from Match found in LooksLikeAKey().Matches(File.ReadAllText(file))
            select $"{file}: {found.Value[..8]}…");
        Assert.Matches(LooksLikeAKey(), "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50u==");
        Assert.Matches(LooksLikeAKey(), "'clb_4f1c2d3e4f5a6b7c8d9e'");
    }

    [NodeFact]
    public async Task Settings_ThatAreSecret_AreReferencesToTheVault()
    {
        var settings = (await Deployment.LoadAsync())["infra/modules/settings.bicep"];
        var values = settings.Tree.All.Where(n => n.Type == "object").SelectMany(o => o.Properties).Where(p => SecretName().IsMatch(p.Name)).ToList();

        Assert.Equal(["Collab__AdminToken", "Collab__PersonKey", "Collab__Smtp__Password", "Collab__WebhookKey"], values.Select(p => p.Name).Order());
        Assert.All(values, p => Assert.Contains(p.Value.All, n => n is { Field: "function", Text: "format" }));
        Assert.Equal("@Microsoft.KeyVault(VaultName=${};SecretName={0})", settings.ByName["secret"].Value!.Written);
    }

    /// <summary>Each secret that a setting refers to is one that the hook makes, or takes from whoever runs it.</summary>
    [NodeFact]
    public async Task Secrets_ThatSettingsReferTo_AreMadeByTheHook()
    {
        var settings = (await Deployment.LoadAsync())["infra/modules/settings.bicep"];
        var hook = await File.ReadAllTextAsync(RepositoryRoot.Of("infra", "hooks", "postprovision.sh"));
        var names = settings.Tree.All
            .Where(n => n.Type == "call_expression" && n.Of("function")!.Text == "format")
            .Select(n => n.Of("arguments")!.Parts.Last().Written);

        Assert.Equal(names.Order(), HookSecret().Matches(hook).Select(m => m.Groups[1].Value).Order());
    }

    [GeneratedRegex("(?i)(key|token|password|secret|sas)s?$")]
    private static partial Regex SecretName();

    // Forty or more characters of base64 or hexadecimal that are no commit of an action, or a key of Collab.
    [GeneratedRegex(@"clb_[0-9A-Za-z]{16,}|(?<![@0-9A-Za-z+/])(?=[0-9A-Za-z+/]*[0-9])(?=[0-9A-Za-z+/]*[A-Z])[0-9A-Za-z+]{36,}={0,2}|(?<![@0-9a-f])[0-9a-f]{32,}(?![0-9a-f])")]
    private static partial Regex LooksLikeAKey();

    [GeneratedRegex("(?m)(?:^|; then |; )(?:make|put) ([a-z]+-[a-z]+) ")]
    private static partial Regex HookSecret();
}
