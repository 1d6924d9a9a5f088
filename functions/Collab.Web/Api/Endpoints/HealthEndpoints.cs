using Collab.Core.Store;
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

/// <summary><c>/api/health</c>: live means the process answers, ready means the storage does too, rows and blobs.</summary>
internal sealed class HealthEndpoints(Readiness readiness) : IEndpoints
{
    private static readonly byte[] Live = "{\"status\":\"live\"}"u8.ToArray();
    private static readonly byte[] Ready = "{\"status\":\"ready\"}"u8.ToArray();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Get("/api/health/live", LiveAsync).Describe(ServiceDescriptions.Live).WithMetadata(OpenToAll.Mark);
        routes.Get("/api/health/ready", ReadyAsync).Describe(ServiceDescriptions.Ready).WithMetadata(OpenToAll.Mark);
    }

    private static Task LiveAsync(HttpContext http) =>
        Query.RefuseAny(http.Request) is { } problem ? ProblemWriter.WriteAsync(http, problem) : RecordAnswer.WriteAsync(http, Live);

    private async Task ReadyAsync(HttpContext http)
    {
        if (Query.RefuseAny(http.Request) is { } problem)
        {
            await ProblemWriter.WriteAsync(http, problem);
            return;
        }

        try
        {
            await readiness.CheckAsync(http.RequestAborted);
            await RecordAnswer.WriteAsync(http, Ready);
        }
        catch (Exception fault) when (fault is StoreUnavailableException or TimeoutException)
        {
            await ProblemWriter.WriteAsync(http, Problem.StoreUnavailable);
        }
    }
}
