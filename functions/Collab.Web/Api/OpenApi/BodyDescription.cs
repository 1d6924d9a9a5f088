namespace Collab.Web.Api.OpenApi;

/// <summary>A request's body. Without a schema it is text or bytes.</summary>
internal sealed record BodyDescription(string MediaType, string Text, SchemaOf? Schema, IReadOnlyList<Example> Examples);
