using Collab.Core.CodeLists;
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

/// <summary><c>/code-lists</c>: the codes that fields take, with labels. Open to all: they say nothing about the register.</summary>
internal sealed class CodeListEndpoints(ReadCodeLists read) : IEndpoints
{
    private const string Path = Routes.Base + "/code-lists";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(Path, ListAsync).Describe(CodeListDescriptions.List).WithMetadata(OpenToAll.Mark);
        routes.Get(Path + "/{name}", GetAsync).Describe(CodeListDescriptions.Get).WithMetadata(OpenToAll.Mark);
    }

    private Task ListAsync(HttpContext http) => Query.RefuseAny(http.Request) is { } problem
        ? ProblemWriter.WriteAsync(http, problem)
        : RecordAnswer.WriteAsync(http, read.All());

    private Task GetAsync(HttpContext http) => Query.RefuseAny(http.Request) is { } problem
        ? ProblemWriter.WriteAsync(http, problem)
        : RecordAnswer.WriteAsync(http, read.One(PathIds.Text(http, "name")));
}
