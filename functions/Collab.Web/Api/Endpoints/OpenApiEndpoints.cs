using Collab.Web.Api.Answers;
using Collab.Web.Api.OpenApi;
using Collab.Web.Api.OpenApi.Descriptions;
using Collab.Web.Api.Problems;
using Collab.Web.Api.Requests;
using Collab.Web.Api.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Collab.Web.Api.Endpoints;

/// <summary><c>/api/openapi.json</c>: the API in OpenAPI 3.1.</summary>
internal sealed class OpenApiEndpoints(ApiDocument document) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) =>
        routes.Get("/api/openapi.json", GetAsync).Describe(ServiceDescriptions.OpenApi).WithMetadata(OpenToAll.Mark);

    private async Task GetAsync(HttpContext http)
    {
        if (Query.RefuseAny(http.Request) is { } problem)
        {
            await ProblemWriter.WriteAsync(http, problem);
            return;
        }

        var made = await document.ReadAsync(http.RequestAborted);
        await RecordAnswer.WriteAsync(http, new Collab.Core.Results.StoredRecord(made.Json, made.ETag));
    }
}
