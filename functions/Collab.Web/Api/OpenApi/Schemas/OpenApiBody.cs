using System.Text.Json.Nodes;

namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>The outermost fields of an OpenAPI document.</summary>
internal sealed record OpenApiBody(string Openapi, IReadOnlyDictionary<string, JsonNode?> Info, IReadOnlyDictionary<string, JsonNode?> Paths);
