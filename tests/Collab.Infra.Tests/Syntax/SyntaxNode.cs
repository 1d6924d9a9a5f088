using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Collab.Infra.Tests.Syntax;

/// <summary>A piece of a Bicep file as tests/infra/read.mjs prints it.</summary>
/// <param name="Type">What it is, in the grammar's words; a keyword or a sign is its own type.</param>
/// <param name="Field">What it is to its parent, where the grammar says so.</param>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Text">What stands there; empty where there are children.</param>
/// <param name="Children">All of its parts, keywords and signs too.</param>
public sealed record SyntaxNode(string Type, string Field, int Line, string Text, IReadOnlyList<SyntaxNode> Children)
{
    /// <summary>Without comments, brackets and the like.</summary>
    public IEnumerable<SyntaxNode> Parts =>
        Children.Where(c => c.Type is not ("comment" or "decorators" or "{" or "}" or "[" or "]" or "(" or ")" or "," or ":"));

    /// <summary>This one and all below, from the top.</summary>
    public IEnumerable<SyntaxNode> All => Children.SelectMany(c => c.All).Prepend(this);

    /// <summary>The first part of a type, or null.</summary>
    public SyntaxNode? First(string type) => Children.FirstOrDefault(c => c.Type == type);

    /// <summary>The part that is so much to this one, or null.</summary>
    public SyntaxNode? Of(string field) => Children.FirstOrDefault(c => c.Field == field);

    /// <summary>The value of a string that has no interpolation.</summary>
    public bool IsText([NotNullWhen(true)] out string? text)
    {
        text = Type == "string" && Children.Count > 0 && First("interpolation") is null ? Written : null;
        return text is not null;
    }

    /// <summary>A string's characters, with <c>${}</c> for each interpolation; of anything else what stands there.</summary>
    public string Written
    {
        get
        {
            // The name of the type is a "string", too, and has no quotes.
            if (Type != "string" || Children.Count == 0)
            {
                return Text.Length > 0 ? Text : string.Concat(Children.Select(c => c.Written));
            }

            var text = new StringBuilder();
            foreach (var part in Children.Where(c => c.Type != "'"))
            {
                text.Append(part.Type switch
                {
                    "interpolation" => "${}",
                    "escape_sequence" => part.Text[1..],
                    _ => part.Text,
                });
            }

            return text.ToString();
        }
    }

    /// <summary>
    /// The properties of an object: name and value, in order. A name that is put together has <c>${}</c> in it. To the grammar a resource
    /// inside of another is a property, too.
    /// </summary>
    public IEnumerable<(string Name, SyntaxNode Value)> Properties =>
        from property in Children
        where property.Type == "object_property" && property.First("resource_declaration") is null
        let parts = property.Parts.ToList()
        select (parts[0].Written, parts[^1]);

    /// <summary>The value of an object's property, or null.</summary>
    public SyntaxNode? this[string name] => Properties.FirstOrDefault(p => p.Name == name).Value;

    /// <summary>The object behind a condition (<c>if</c>) or a loop (<c>for</c>), or this one.</summary>
    public SyntaxNode Body => Type switch
    {
        "for_statement" => Of("body")!.Body,
        "if_statement" or "parenthesized_expression" => Parts.Last().Body,
        _ => this,
    };
}
