using Collab.Infra.Tests.Syntax;

namespace Collab.Infra.Tests;

/// <summary>The files are Bicep.</summary>
public sealed class SyntaxTests
{
    [NodeFact]
    public async Task Files_EachOfThem_ParseWithoutAnError()
    {
        var deployment = await Deployment.LoadAsync();

        Faults.None(
            from file in deployment.Files
            from node in file.Tree.All
            where node.Type is "ERROR" or "MISSING"
            select $"{file}:{node.Line} isn't Bicep: {node.Written}");
        Assert.True(deployment.Templates.Count() >= 12);
        Assert.Equal(2, deployment.ParameterFiles.Count());
    }

    [NodeFact]
    public async Task Files_EachOfThem_BeginBySayingWhatTheyAreFor()
    {
        var deployment = await Deployment.LoadAsync();

        Assert.All(deployment.Files, file => Assert.Equal("comment", file.Tree.Children[0].Type));
    }
}
