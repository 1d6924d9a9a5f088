namespace Collab.Infra.Tests.Syntax;

/// <summary>A parameter, variable, resource, module, output or type.</summary>
/// <param name="Node">The whole declaration.</param>
/// <param name="Decorators">Names of what is written before it: <c>secure</c>, <c>allowed</c>, …</param>
public sealed record Declaration(SyntaxNode Node, IReadOnlyList<string> Decorators)
{
    public string Kind => Node.Type;

    public string Name => Node.First("identifier")!.Text;

    /// <summary>The value behind the equals sign, or null.</summary>
    public SyntaxNode? Value => Node.Children.SkipWhile(c => c.Type != "=").Skip(1).FirstOrDefault(c => c.Type != "comment");

    /// <summary>The object of a resource or module, behind its condition or loop.</summary>
    public SyntaxNode? Body => Value?.Body;

    /// <summary>A resource's type and version, a module's file.</summary>
    public string? Source => Node.First("string")?.Written;

    public bool IsExisting => Node.First("existing") is not null;

    /// <summary>The declared type of a parameter or output as written: <c>string</c>, <c>string[]</c>, <c>RegisterOptions</c>.</summary>
    public string DeclaredType => Node.Children.FirstOrDefault(c => c.Type is "type" or "array_type" or "nullable_type" && c.Children.Count > 0)?.Written ?? "";

    /// <summary>A module's parameter that must be given.</summary>
    public bool IsRequired => Value is null && !DeclaredType.EndsWith('?');
}
