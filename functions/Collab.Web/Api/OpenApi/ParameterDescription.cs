using Microsoft.OpenApi;

namespace Collab.Web.Api.OpenApi;

/// <summary>A parameter in path, query or header. <paramref name="Schema"/> makes the schema of one value.</summary>
internal sealed record ParameterDescription(ParameterLocation In, string Name, string Text, Func<SchemaBook, IOpenApiSchema> Schema, string Sample)
{
    public bool Required { get; init; }

    /// <summary>True when it may be given several times; any of the values will do.</summary>
    public bool Repeated { get; init; }
}
