using System.Globalization;
using System.Text.RegularExpressions;
using Azure.Bicep.Types.Concrete;
using Collab.Infra.Tests.Syntax;

namespace Collab.Infra.Tests.Schema;

/// <summary>
/// Holds what a template says of a resource against the type's schema: names of properties, those that must be there, literal values and
/// the kinds of parameters. What only a deployment can know (a property of another resource, a function's value) is taken as right.
/// </summary>
public sealed class BodyCheck(BicepFile file)
{
    // Bicep's own, on every resource.
    private static readonly string[] OfBicep = ["parent", "scope", "dependsOn"];

    private readonly List<string> faults = [];

    public IReadOnlyList<string> Run(Declaration resource, string source)
    {
        if (AzureTypes.Body(source) is not { } type)
        {
            return [$"{file}:{resource.Node.Line} there is no {source}"];
        }

        if (!resource.IsExisting)
        {
            Check(type, resource.Body!, resource.Name);
        }

        return faults;
    }

    private void Check(TypeBase type, SyntaxNode value, string path)
    {
        switch (value.Type)
        {
            case "parenthesized_expression":
                Check(type, value.Parts.First(), path);
                return;
            case "ternary_expression":
                Check(type, value.Of("consequence")!, path);
                Check(type, value.Of("alternative")!, path);
                return;
            case "identifier" when file.ByName.TryGetValue(value.Text, out var declared):
                CheckDeclared(type, declared, value, path);
                return;
            case "object" or "array" or "for_statement" or "string" or "number" or "boolean":
                CheckLiteral(type, value, path);
                return;
        }
    }

    private void CheckDeclared(TypeBase type, Declaration declared, SyntaxNode value, string path)
    {
        if (declared.Kind == "variable_declaration")
        {
            Check(type, declared.Value!, path);
        }
        else if (declared.Kind == "parameter_declaration" && !Kinds(type).Contains(KindOf(declared.DeclaredType)))
        {
            Fault(value, path, $"takes {string.Join(" or ", Kinds(type))}, and the parameter {declared.Name} is {declared.DeclaredType}");
        }
    }

    private void CheckLiteral(TypeBase type, SyntaxNode value, string path)
    {
        switch (type)
        {
            case UnionType union when value.Type == "string":
                CheckChoice(union, value, path);
                break;
            case UnionType union when union.Elements.FirstOrDefault(e => Kinds(e.Type).Contains(KindOfLiteral(value))) is { } element:
                CheckLiteral(element.Type, value, path);
                break;
            case DiscriminatedObjectType choice when value.Type == "object":
                CheckChosen(choice, value, path);
                break;
            case ObjectType known when value.Type == "object":
                CheckObject(known.Name, known.Properties, known.AdditionalProperties?.Type, value, path);
                break;
            case ArrayType list when value.Type == "array":
                foreach (var (item, i) in value.Parts.Select((item, i) => (item, i)))
                {
                    Check(list.ItemType.Type, item, $"{path}[{i}]");
                }

                break;
            case ArrayType list when value.Type == "for_statement":
                Check(list.ItemType.Type, value.Body, path + "[]");
                break;
            // The body of a resource of which there are several.
            case ObjectType or DiscriminatedObjectType when value.Type == "for_statement" && !path.Contains('.', StringComparison.Ordinal):
                CheckLiteral(type, value.Body, path);
                break;
            case StringLiteralType wanted when value.IsText(out var text):
                Unless(text == wanted.Value, value, path, $"is '{wanted.Value}', not '{text}'");
                break;
            case StringType wanted when value.IsText(out var text):
                Unless(wanted.MaxLength is not { } most || text.Length <= most, value, path, $"has at most {wanted.MaxLength} characters");
                Unless(wanted.MinLength is not { } least || text.Length >= least, value, path, $"has at least {wanted.MinLength} characters");
                Unless(wanted.Pattern is not { } pattern || Regex.IsMatch(text, pattern, RegexOptions.ECMAScript, TimeSpan.FromSeconds(1)), value, path, $"'{text}' isn't like {wanted.Pattern}");
                break;
            case IntegerType wanted when value.Type == "number":
                var number = long.Parse(value.Written, CultureInfo.InvariantCulture);
                Unless(!(number < wanted.MinValue) && !(number > wanted.MaxValue), value, path, $"is between {wanted.MinValue} and {wanted.MaxValue}");
                break;
            default:
                Unless(Kinds(type).Contains(KindOfLiteral(value)), value, path, $"takes {string.Join(" or ", Kinds(type))}, not {KindOfLiteral(value)}");
                break;
        }
    }

    private void CheckChoice(UnionType union, SyntaxNode value, string path)
    {
        // Stricter than Bicep, which lets values pass that a later version of the service may know.
        var choices = union.Elements.Select(e => e.Type).OfType<StringLiteralType>().Select(l => l.Value).ToList();
        if (value.IsText(out var text) && choices.Count > 0)
        {
            Unless(choices.Contains(text, StringComparer.OrdinalIgnoreCase), value, path, $"is one of {string.Join(", ", choices)}; not '{text}'");
        }
    }

    private void CheckChosen(DiscriminatedObjectType choice, SyntaxNode value, string path)
    {
        if (value[choice.Discriminator] is not { } chosen)
        {
            Fault(value, path, $"needs '{choice.Discriminator}'");
        }
        else if (chosen.IsText(out var text))
        {
            if (choice.Elements.FirstOrDefault(e => e.Key == text).Value?.Type is ObjectType element)
            {
                var properties = choice.BaseProperties.Concat(element.Properties).GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Last().Value);
                CheckObject(element.Name, properties, element.AdditionalProperties?.Type, value, path);
            }
            else
            {
                Fault(value, path, $"'{choice.Discriminator}' is one of {string.Join(", ", choice.Elements.Keys)}; not '{text}'");
            }
        }
    }

    private void CheckObject(string name, IReadOnlyDictionary<string, ObjectTypeProperty> known, TypeBase? others, SyntaxNode value, string path)
    {
        var isResource = !path.Contains('.', StringComparison.Ordinal);
        foreach (var (property, given) in value.Properties)
        {
            if (isResource && OfBicep.Contains(property))
            {
                continue;
            }

            if (known.TryGetValue(property, out var schema))
            {
                Unless(!schema.Flags.HasFlag(ObjectTypePropertyFlags.ReadOnly), given, path, $"'{property}' can't be set");
                Check(schema.Type.Type, given, $"{path}.{property}");
            }
            else if (others is not null)
            {
                Check(others, given, $"{path}.{property}");
            }
            else
            {
                Fault(given, path, $"{name} has no '{property}'; it has {string.Join(", ", known.Keys)}");
            }
        }

        foreach (var (property, schema) in known)
        {
            var isNeeded = schema.Flags.HasFlag(ObjectTypePropertyFlags.Required) && !schema.Flags.HasFlag(ObjectTypePropertyFlags.ReadOnly);
            Unless(!isNeeded || value[property] is not null, value, path, $"needs '{property}'");
        }
    }

    private static string KindOf(string declared) => declared.TrimEnd('?') switch
    {
        var list when list.EndsWith("[]", StringComparison.Ordinal) || list == "array" => "array",
        "string" or "int" or "bool" => declared.TrimEnd('?'),
        _ => "object",
    };

    private static string KindOfLiteral(SyntaxNode value) => value.Type switch
    {
        "number" => "int",
        "boolean" => "bool",
        "for_statement" => "array",
        var type => type,
    };

    private static IEnumerable<string> Kinds(TypeBase type) => type switch
    {
        StringType or StringLiteralType => ["string"],
        IntegerType => ["int"],
        BooleanType => ["bool"],
        ArrayType => ["array"],
        ObjectType or DiscriminatedObjectType => ["object"],
        UnionType union => union.Elements.SelectMany(e => Kinds(e.Type)).Distinct(),
        NullType => [],
        _ => ["string", "int", "bool", "array", "object"],
    };

    private void Unless(bool isRight, SyntaxNode at, string path, string fault)
    {
        if (!isRight)
        {
            Fault(at, path, fault);
        }
    }

    private void Fault(SyntaxNode at, string path, string fault) => faults.Add($"{file}:{at.Line} {path} {fault}");
}
