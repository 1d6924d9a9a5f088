using Collab.Core.Moving;
using Collab.Web.Api.Endpoints;
using Collab.Web.Api.Problems;
using Collab.Web.Api.SignIn;
using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api;

/// <summary>While an import is unfinished, answers with that: half a register must not be taken for a whole one.</summary>
internal sealed class ImportHold(RequestDelegate next, ImportState imports)
{
    public Task InvokeAsync(HttpContext http) =>
        imports.IsUnfinished && http.GetEndpoint()?.Metadata is { } endpoint
        && endpoint.GetMetadata<OpenToAll>() is null && endpoint.GetMetadata<OpenDuringImport>() is null
            ? ProblemWriter.WriteAsync(http, Problem.ImportUnfinished)
            : next(http);
}
