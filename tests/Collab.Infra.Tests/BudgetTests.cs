using Collab.Infra.Tests.Syntax;

namespace Collab.Infra.Tests;

/// <summary>Azure refuses a budget whose start has changed; so it, and all else, is the same whenever it is deployed.</summary>
public sealed class BudgetTests
{
    [NodeFact]
    public async Task Templates_DayOfTheDeployment_IsNeverAskedFor()
    {
        var calls = (await Deployment.LoadAsync()).Files
            .SelectMany(file => file.Tree.All, (file, node) => (file, node))
            .Where(c => c.node.Type == "call_expression")
            .Select(c => (c.file, c.node.Line, Name: c.node.Of("function")!.Text))
            .ToList();

        Assert.Contains(calls, c => c.Name == "readEnvironmentVariable");
        Faults.None(calls.Where(c => c.Name is "utcNow" or "newGuid").Select(c => $"{c.file}:{c.Line} calls {c.Name}"));
    }

    [NodeFact]
    public async Task Budget_Start_IsGivenByWhoeverDeploys()
    {
        var deployment = await Deployment.LoadAsync();

        Assert.Equal("start", deployment["infra/modules/budget.bicep"].ByName["budget"].Body!["properties"]!["timePeriod"]!["startDate"]!.Text);
        Assert.Equal("budgetStart", deployment.Main.ByName["budget"].Body!["params"]!["start"]!.Text);
        Assert.All(deployment.ParameterFiles, file =>
            Assert.Equal(["COLLAB_BUDGET_START", ""], file.ByName["budgetStart"].Value!.Of("arguments")!.Parts.Select(p => p.Written)));
    }

    /// <summary>By GitHub as by hand.</summary>
    [NodeFact]
    public async Task Budget_Amount_IsTheStagesUnlessSet()
    {
        var deployment = await Deployment.LoadAsync();
        var amounts = deployment.ParameterFiles.ToDictionary(
            file => file.Path.Split('.')[1],
            file => file.ByName["monthlyBudget"].Value!.All.Single(n => n.Type == "call_expression" && n.Of("function")!.Text == "readEnvironmentVariable").Of("arguments")!.Parts.Last().Written);

        var passed = deployment.Yaml(".github/workflows/environment.yml").GetProperty("jobs").GetProperty("deploy").GetProperty("env").GetProperty("COLLAB_MONTHLY_BUDGET").GetString();

        Assert.Equal($"${{{{ vars.COLLAB_MONTHLY_BUDGET || (inputs.stage == 'prod' && '{amounts["prod"]}' || '{amounts["dev"]}') }}}}", passed);
    }
}
