using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Collab.Web.Api.OpenApi;

/// <summary>Writes what stands around the operations: what the API is, how to sign in, its subjects.</summary>
internal sealed class DocumentFrame : IOpenApiDocumentTransformer
{
    private const string About = """
        The register of international collaborations of a medical university or a national medical-education commission.

        - **Sign-in**: `Authorization: Bearer <token>` everywhere but where it says otherwise.
        - **Errors** are `application/problem+json` (RFC 9457) with a stable `type`. Invalid input names every fault in `errors`.
        - **Versions**: every record has a strong `ETag`; `If-None-Match` on a GET gives 304.
        - **Idempotency**: a POST with `Idempotency-Key` can be sent again for 24 hours and makes one record.
        - **Lists** answer `{"items": […], "next": "<cursor>" | null}`. Different filters all have to hold; of a repeated one, any value.
        - Unknown fields and unknown query parameters are refused. HEAD is answered wherever GET is.
        """;

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "Collab",
            Version = "1.0",
            Description = About,
        };
        document.Servers = [new() { Url = "/", Description = "This server" }];
        document.Tags = new HashSet<OpenApiTag>(Tags.All.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Text }));
        document.AddComponent<IOpenApiSecurityScheme>(OperationWriter.Scheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A key that Collab issued, or the admin token.",
        });
        return Task.CompletedTask;
    }
}
