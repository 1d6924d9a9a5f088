using Collab.Core.Agreements;
using Collab.Web.Api.OpenApi;
using Collab.Web.Api.OpenApi.Descriptions;
using Collab.Web.Api.Problems;
using Collab.Web.Api.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Collab.Web.Api.Endpoints;

/// <summary>
/// <c>/documents/{id}/decision</c>: an officer's yes or no to what was read. Sent again it decides nothing anew, so an idempotency key is taken
/// and not needed.
/// </summary>
internal sealed class DecisionEndpoints(DecideDocument decide, ChangeHandling changes) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.Post(Routes.Base + "/documents/{id}/decision", PostAsync).Describe(DecisionDescriptions.Decide);

    private Task PostAsync(HttpContext http) => PathIds.Read(http, "id", out var id) is { } problem
        ? ProblemWriter.WriteAsync(http, problem)
        : changes.DecideAsync(http, (sent, token) => decide.RunAsync(sent.Caller, id, sent.Json, sent.Expectation, token));
}
