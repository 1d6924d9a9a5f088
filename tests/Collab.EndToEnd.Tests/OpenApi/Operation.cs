using System.Globalization;
using System.Text.Json.Nodes;

namespace Collab.EndToEnd.Tests.OpenApi;

/// <summary>An operation of an OpenAPI document.</summary>
public sealed record Operation(string Method, string Path, JsonNode Json, JsonNode Document)
{
    private static readonly string[] Methods = ["get", "put", "post", "patch", "delete", "head", "options", "trace"];

    public string Id => Json["operationId"]?.GetValue<string>() ?? string.Empty;

    public IEnumerable<string> Tags => Json["tags"]?.AsArray().Select(t => t!.GetValue<string>()) ?? [];

    public bool IsOpen => Json["security"] is not JsonArray { Count: > 0 };

    public IEnumerable<JsonNode> Parameters => Json["parameters"]?.AsArray().Select(p => p!) ?? [];

    /// <summary>The responses by status, references followed.</summary>
    public IEnumerable<(int Status, JsonNode Response)> Responses =>
        Json["responses"]!.AsObject().Select(r => (int.Parse(r.Key, CultureInfo.InvariantCulture), Followed(r.Value!)));

    public static IEnumerable<Operation> AllOf(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        where Methods.Contains(operation.Key)
        select new Operation(operation.Key.ToUpperInvariant(), path.Key, operation.Value!, document);

    /// <summary>The names of the parameters in <paramref name="place"/> (path, query, header).</summary>
    public IEnumerable<string> NamesIn(string place) =>
        Parameters.Where(p => p["in"]!.GetValue<string>() == place).Select(p => p["name"]!.GetValue<string>());

    /// <summary>The request's content by media type; empty without a body.</summary>
    public IEnumerable<KeyValuePair<string, JsonNode?>> Body => Json["requestBody"]?["content"]?.AsObject() ?? [];

    public override string ToString() => $"{Method} {Path}";

    private JsonNode Followed(JsonNode node) =>
        node["$ref"]?.GetValue<string>() is { } reference
            ? reference.Split('/').Skip(1).Aggregate(Document, (at, part) => at[part]!)
            : node;
}
