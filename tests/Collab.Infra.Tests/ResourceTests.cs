using Azure.Bicep.Types.Concrete;
using Collab.Infra.Tests.Schema;
using Collab.Infra.Tests.Syntax;

namespace Collab.Infra.Tests;

/// <summary>Every resource of the templates against the schema of its type.</summary>
public sealed class ResourceTests
{
    [NodeFact]
    public async Task Resources_EachOfThem_FitTheSchemaOfTheirType()
    {
        var deployment = await Deployment.LoadAsync();
        var resources = deployment.Templates.SelectMany(file => file.Of("resource").Select(resource => (file, resource))).ToList();

        Faults.None(resources.SelectMany(r => new BodyCheck(r.file).Run(r.resource, SourceOf(r.file, r.resource))));
        Assert.True(resources.Count > 40, $"{resources.Count} resources");
    }

    /// <summary>What is read of a resource, such as <c>storage.properties.primaryEndpoints.blob</c>, is there to be read.</summary>
    [NodeFact]
    public async Task Resources_PropertiesThatAreRead_Exist()
    {
        var deployment = await Deployment.LoadAsync();
        var faults = new List<string>();
        var read = 0;
        foreach (var file in deployment.Templates)
        {
            foreach (var (resource, path, line) in Reads(file))
            {
                read++;
                var missing = Missing(AzureTypes.Body(SourceOf(file, resource))!, path);
                faults.AddRange(missing is null ? [] : [$"{file}:{line} {resource.Name} has no '{missing}' in {string.Join('.', path)}"]);
            }
        }

        Faults.None(faults);
        Assert.True(read > 30, $"{read} reads");
    }

    /// <summary>A resource inside of another names only its own part of the type.</summary>
    private static string SourceOf(BicepFile file, Declaration resource)
    {
        var outer = file.Of("resource").FirstOrDefault(o => o != resource && o.Node.All.Contains(resource.Node, ReferenceEqualityComparer.Instance));
        return outer is null || resource.Source!.Contains('@', StringComparison.Ordinal)
            ? resource.Source!
            : outer.Source!.Replace("@", $"/{resource.Source}@", StringComparison.Ordinal);
    }

    private static IEnumerable<(Declaration Resource, string[] Path, int Line)> Reads(BicepFile file)
    {
        var inner = file.Tree.All.Where(n => n.Type == "member_expression").Select(n => n.Of("object")!).ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var whole in file.Tree.All.Where(n => n.Type == "member_expression" && !inner.Contains(n)))
        {
            var path = new List<string>();
            var node = whole;
            for (; node?.Type is "member_expression"; node = node.Of("object"))
            {
                path.Insert(0, node.Of("property")!.Written);
            }

            if (node is { Type: "identifier" } && file.ByName.TryGetValue(node.Text, out var declared) && declared.Kind == "resource_declaration")
            {
                yield return (declared, [.. path], whole.Line);
            }
        }
    }

    private static string? Missing(TypeBase type, IEnumerable<string> path)
    {
        foreach (var part in path)
        {
            if (type is not ObjectType known)
            {
                return type is AnyType ? null : part;
            }

            if (!known.Properties.TryGetValue(part, out var property))
            {
                return part;
            }

            type = property.Type.Type;
        }

        return null;
    }
}
