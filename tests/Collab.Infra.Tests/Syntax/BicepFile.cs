using System.Collections.Frozen;

namespace Collab.Infra.Tests.Syntax;

/// <summary>One .bicep or .bicepparam file and what it declares.</summary>
public sealed class BicepFile
{
    public BicepFile(string path, SyntaxNode tree)
    {
        (Path, Tree) = (path, tree);
        var decorators = new List<string>();
        var declarations = new List<Declaration>();
        Collect(tree, decorators, declarations);
        Declarations = declarations;
        ByName = declarations.Where(d => d.Kind is not ("output_declaration" or "metadata_declaration")).ToFrozenDictionary(d => d.Name, StringComparer.Ordinal);
    }

    /// <summary>Below the repository, with slashes.</summary>
    public string Path { get; }

    public SyntaxNode Tree { get; }

    /// <summary>Everything that has a name, resources inside of resources too.</summary>
    public IReadOnlyList<Declaration> Declarations { get; }

    /// <summary>What an expression can refer to.</summary>
    public IReadOnlyDictionary<string, Declaration> ByName { get; }

    public IEnumerable<Declaration> Of(string kind) => Declarations.Where(d => d.Kind == kind + "_declaration");

    public Declaration? Output(string name) => Of("output").FirstOrDefault(o => o.Name == name);

    public override string ToString() => Path;

    private static void Collect(SyntaxNode parent, List<string> decorators, List<Declaration> found)
    {
        foreach (var node in parent.Children)
        {
            if (node.Type == "decorators")
            {
                decorators.AddRange(node.All.Where(n => n.Field == "function").Select(n => n.Written));
                continue;
            }

            if (node.Type.EndsWith("_declaration", StringComparison.Ordinal))
            {
                found.Add(new(node, [.. decorators]));
            }

            decorators.Clear();

            // Resources stand inside of resources, and only there.
            if (node.Type is "resource_declaration" or "object" or "object_property" or "for_statement" or "if_statement")
            {
                Collect(node, [], found);
            }
        }
    }
}
