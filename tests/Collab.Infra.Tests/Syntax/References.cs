namespace Collab.Infra.Tests.Syntax;

/// <summary>The names in a file that stand for something declared elsewhere in it.</summary>
public static class References
{
    /// <summary>Each use of a name: not where it is declared, names a property, or is a loop's or a lambda's own.</summary>
    public static IEnumerable<SyntaxNode> In(BicepFile file) => file.Tree.Children.SelectMany(statement => In(statement, Own(statement)));

    /// <summary>Names of the functions that are called.</summary>
    public static IEnumerable<SyntaxNode> Calls(BicepFile file) => file.Tree.All.Where(n => n is { Type: "identifier", Field: "function" });

    private static IEnumerable<SyntaxNode> In(SyntaxNode node, HashSet<string> own)
    {
        var isDeclaration = node.Type.EndsWith("_declaration", StringComparison.Ordinal);
        for (var i = 0; i < node.Children.Count; i++)
        {
            var child = node.Children[i];
            var isName = child.Type == "identifier"
                && ((isDeclaration && ReferenceEquals(child, node.First("identifier")))
                    || (node.Type == "object_property" && i == 0)
                    || child.Field is "function" or "resource"
                    || own.Contains(child.Text));
            if (child.Type == "identifier" && !isName)
            {
                yield return child;
            }

            // A property's name may be put together from others; one that is plain was passed over above.
            foreach (var below in In(child, own))
            {
                yield return below;
            }
        }
    }

    /// <summary>What loops and lambdas of a statement call their items: before <c>in</c>, or <c>=></c>.</summary>
    private static HashSet<string> Own(SyntaxNode statement)
    {
        var own = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in statement.All)
        {
            var stop = node.Type switch { "for_statement" => "in", "lambda_expression" => "=>", _ => null };
            if (stop is not null)
            {
                own.UnionWith(node.Children.TakeWhile(c => c.Type != stop).SelectMany(c => c.All).Where(n => n.Type is "identifier" or "loop_variable" or "loop_enumerator").Select(n => n.Text));
            }
        }

        return own;
    }
}
