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

/// <summary><c>/api/docs</c>: the API as a page that a person reads and tries.</summary>
internal sealed class DocsEndpoints : IEndpoints
{
    private const string Path = "/api/docs";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(Path, http => AnswerAsync(http, ViewerFile.Index)).Describe(ServiceDescriptions.Docs).WithMetadata(OpenToAll.Mark);
        routes.Get(Path + "/{file}", http => AnswerAsync(http, PathIds.Text(http, "file"))).Describe(ServiceDescriptions.DocsFile).WithMetadata(OpenToAll.Mark);
    }

    private static Task AnswerAsync(HttpContext http, string name)
    {
        if (Query.RefuseAny(http.Request) is { } problem)
        {
            return ProblemWriter.WriteAsync(http, problem);
        }

        return ViewerFile.Find(name) is { } file
            ? ViewerAnswer.WriteAsync(http, file)
            : ProblemWriter.WriteAsync(http, Problem.OfStatus(StatusCodes.Status404NotFound));
    }
}
