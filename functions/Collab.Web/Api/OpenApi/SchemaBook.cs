using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Collab.Core.Json;
using Collab.Core.Standards;
using Collab.Web.Api.OpenApi.Schemas;
using Microsoft.OpenApi;

namespace Collab.Web.Api.OpenApi;

/// <summary>
/// Makes the schemas of one document from the types that are really written and read, as their JSON contract has them. Every record, every
/// list of codes and every page is a named component.
/// </summary>
internal sealed class SchemaBook(OpenApiDocument document)
{
    private static readonly JsonSerializerOptions Json = new(RegisterJson.Readable.Options)
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(RegisterJson.Readable, new DefaultJsonTypeInfoResolver()),
    };

    public OpenApiDocument Document => document;

    public IOpenApiSchema Of(SchemaOf schema) => schema.Form == SchemaForm.Page ? Page(schema.Type) : Of(schema.Type, schema.Form);

    public IOpenApiSchema Of(Type type, SchemaForm form = SchemaForm.Stored)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (Single(bare) is { } single)
        {
            return single;
        }

        if (bare.IsEnum)
        {
            return Component(bare.Name, () => Codes(bare));
        }

        if (bare == typeof(LocalText))
        {
            return Component(nameof(LocalText), Texts);
        }

        // A merge patch replaces a list as a whole, so its items are as they are sent.
        var info = Json.GetTypeInfo(bare);
        var itemForm = form == SchemaForm.Patch ? SchemaForm.Input : form;
        return info.Kind switch
        {
            JsonTypeInfoKind.Enumerable => new OpenApiSchema { Type = JsonSchemaType.Array, Items = Of(bare.GetGenericArguments()[^1], itemForm) },
            JsonTypeInfoKind.Dictionary => new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = Of(bare.GetGenericArguments()[^1], form) },
            JsonTypeInfoKind.Object => Component(NameOf(bare, form), () => Record(info, form)),
            _ => throw new InvalidOperationException($"The OpenAPI document doesn't know how to show {bare}."),
        };
    }

    private static string NameOf(Type type, SchemaForm form) => (AllNotes.Find(type)?.Name ?? type.Name) + form switch
    {
        SchemaForm.Input => "Input",
        SchemaForm.Patch => "Patch",
        SchemaForm.Page => "Page",
        _ => string.Empty,
    };

    private static OpenApiSchema? Single(Type type) => type switch
    {
        _ when type == typeof(string) => new() { Type = JsonSchemaType.String },
        _ when type == typeof(bool) => new() { Type = JsonSchemaType.Boolean },
        _ when type == typeof(int) => new() { Type = JsonSchemaType.Integer, Format = "int32" },
        _ when type == typeof(long) => new() { Type = JsonSchemaType.Integer, Format = "int64" },
        _ when type == typeof(decimal) => new() { Type = JsonSchemaType.Number },
        _ when type == typeof(Guid) => Shapes.Text(Shapes.Uuid),
        _ when type == typeof(DateOnly) => Shapes.Text(Shapes.Date),
        _ when type == typeof(DateTimeOffset) => Shapes.Text(Shapes.Instant),
        _ when type == typeof(double) => new() { Type = JsonSchemaType.Number, Format = "double" },
        _ when type == typeof(JsonNode) || type == typeof(JsonElement) => new(),
        _ => null,
    };

    private static OpenApiSchema Codes(Type type)
    {
        var codes = (IReadOnlyList<string>)typeof(Codes<>).MakeGenericType(type).GetProperty(nameof(Codes<>.All))!.GetValue(null)!;
        return new() { Type = JsonSchemaType.String, Enum = [.. codes.Select(code => JsonValue.Create(code))] };
    }

    private static OpenApiSchema Texts() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "A text that a person reads, in one language or more: BCP 47 tag to text.",
        MinProperties = 1,
        PropertyNames = Shapes.Text(Shapes.Pattern("^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$")),
        AdditionalProperties = Shapes.Text(s => s.MinLength = 1),
    };

    private static bool IsNullable(JsonPropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null
        || (!property.PropertyType.IsValueType && property.AttributeProvider is PropertyInfo info
            && new NullabilityInfoContext().Create(info).ReadState == NullabilityState.Nullable);

    /// <summary>The schema, or null beside it.</summary>
    private static OpenApiSchema OrNull(IOpenApiSchema schema)
    {
        if (schema is OpenApiSchema { Type: { } type, Enum: null } inline)
        {
            inline.Type = type | JsonSchemaType.Null;
            return inline;
        }

        return new OpenApiSchema { AnyOf = [schema, new OpenApiSchema { Type = JsonSchemaType.Null }] };
    }

    private OpenApiSchemaReference Page(Type item) => Component(NameOf(item, SchemaForm.Page), () =>
    {
        var page = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "A page of a list.",
            Required = new HashSet<string>(StringComparer.Ordinal) { "items", "next" },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["items"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Of(item) },
                ["next"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Description = "The cursor of the next page; null on the last." },
            },
        };
        foreach (var (name, type, text) in AllNotes.Find(item)?.PageMembers ?? [])
        {
            var member = Of(type);
            member.Description = text;
            page.Properties.Add(name, member);
        }

        return page;
    });

    private OpenApiSchema Record(JsonTypeInfo info, SchemaForm form)
    {
        var notes = AllNotes.Find(info.Type);
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = notes?.Text,
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal),
            Required = new HashSet<string>(StringComparer.Ordinal),
            AdditionalPropertiesAllowed = form == SchemaForm.Stored,
        };
        foreach (var property in info.Properties.Where(p => p.Get is not null))
        {
            var note = notes?.Find(property.Name);
            schema.Properties.Add(property.Name, Property(property, note, form));
            if (form == SchemaForm.Stored ? note?.Role == FieldRole.OrNull || !IsNullable(property) : form == SchemaForm.Input && note?.Role == FieldRole.Wanted)
            {
                schema.Required.Add(property.Name);
            }
        }

        return schema;
    }

    private IOpenApiSchema Property(JsonPropertyInfo property, FieldNote? note, SchemaForm form)
    {
        var derived = form != SchemaForm.Stored && note?.Role == FieldRole.Derived;
        var schema = Of(property.PropertyType, derived ? SchemaForm.Stored : form);
        switch (schema)
        {
            case OpenApiSchema inline:
                note?.Shape(inline);
                inline.Description = note?.Text;
                inline.ReadOnly = derived;
                break;
            case OpenApiSchemaReference reference:
                reference.Description = note?.Text;
                break;
        }

        return note?.Role == FieldRole.OrNull || (form == SchemaForm.Patch && note?.Role == FieldRole.Optional) ? OrNull(schema) : schema;
    }

    private OpenApiSchemaReference Component(string name, Func<OpenApiSchema> make)
    {
        if (document.Components?.Schemas?.ContainsKey(name) != true)
        {
            document.AddComponent<IOpenApiSchema>(name, make());
        }

        return new(name, document);
    }
}
