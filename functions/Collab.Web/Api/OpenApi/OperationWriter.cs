using System.Text.Json.Nodes;
using Collab.Web.Api.SignIn;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Collab.Web.Api.OpenApi;

/// <summary>Writes an endpoint's <see cref="OperationDescription"/> into the document that ASP.NET Core makes.</summary>
internal sealed class OperationWriter : IOpenApiOperationTransformer
{
    /// <summary>The security scheme of every operation that isn't open to all.</summary>
    public const string Scheme = "bearer";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var book = new SchemaBook(context.Document!);
        Write(operation, metadata.OfType<Described>().Last().Read(), metadata.OfType<OpenToAll>().Any(), book);
        return Task.CompletedTask;
    }

    private static void Write(OpenApiOperation operation, OperationDescription described, bool open, SchemaBook book)
    {
        operation.OperationId = described.Id;
        operation.Summary = described.Summary;
        operation.Description = described.Text;
        operation.Tags = described.Tag is { } tag ? new HashSet<OpenApiTagReference> { new(tag, book.Document) } : null;
        operation.Security = open ? [] : [new() { [new OpenApiSecuritySchemeReference(Scheme, book.Document)] = [] }];
        operation.Parameters = [.. described.Parameters.All.Select(p => Parameter(p, book))];
        operation.RequestBody = described.Body is { } body ? Body(body, book) : null;
        operation.Responses = ResponseWriter.Write(described, open, book);
    }

    private static OpenApiParameter Parameter(ParameterDescription parameter, SchemaBook book)
    {
        var one = parameter.Schema(book);
        return new()
        {
            In = parameter.In,
            Name = parameter.Name,
            Description = parameter.Repeated ? parameter.Text + " May be repeated: any of the values." : parameter.Text,
            Required = parameter.Required,
            Schema = parameter.Repeated ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = one } : one,
            Style = parameter.Repeated ? ParameterStyle.Form : null,
            Explode = parameter.Repeated,
            Example = parameter.Repeated ? new JsonArray(Sample(parameter.Sample, one)) : Sample(parameter.Sample, one),
        };
    }

    private static JsonNode? Sample(string sample, IOpenApiSchema schema) =>
        schema.Type is JsonSchemaType.Integer or JsonSchemaType.Boolean ? JsonNode.Parse(sample) : JsonValue.Create(sample);

    private static OpenApiRequestBody Body(BodyDescription body, SchemaBook book) => new()
    {
        Required = true,
        Description = body.Text,
        Content = new Dictionary<string, OpenApiMediaType> { [body.MediaType] = ResponseWriter.Content(body.Schema, body.Examples, book) },
    };
}
