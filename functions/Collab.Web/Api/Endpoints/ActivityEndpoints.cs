using Collab.Core.Activities;
using Collab.Web.Api.Answers;
using Collab.Web.Api.Problems;
using Collab.Web.Api.Requests;
using Collab.Web.Api.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Collab.Web.Api.Endpoints;

/// <summary><c>/collaborations/{id}/activities</c>: what was done under a collaboration.</summary>
internal sealed class ActivityEndpoints(SubmitActivity submit, ReadActivities read, PostHandling post) : IEndpoints
{
    private const string Path = Routes.Base + "/collaborations/{id}/activities";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(Path, ListAsync);
        routes.Post(Path, PostAsync);
        routes.Get(Path + "/{itemId}", GetAsync);
    }

    private Task PostAsync(HttpContext http) => PathIds.Read(http, "id", out var id) is { } problem
        ? ProblemWriter.WriteAsync(http, problem)
        : post.RunAsync(
            http,
            (posted, token) => submit.RunAsync(posted.Caller, id, posted.Json, posted.Mark, posted.Origin, token),
            answer => $"{Routes.Base}/collaborations/{id}/activities/{answer.Id}");

    private async Task GetAsync(HttpContext http)
    {
        Guid item = default;
        if ((PathIds.Read(http, "id", out var id) ?? PathIds.Read(http, "itemId", out item) ?? Query.RefuseAny(http.Request)) is { } problem)
        {
            await ProblemWriter.WriteAsync(http, problem);
            return;
        }

        await RecordAnswer.WriteAsync(http, await read.OneAsync(SignedIn.CallerOf(http), id, item, http.RequestAborted));
    }

    private async Task ListAsync(HttpContext http)
    {
        var query = new Query(http.Request);
        var page = query.Page("activities");
        if ((PathIds.Read(http, "id", out var id) ?? query.Close()) is { } problem)
        {
            await ProblemWriter.WriteAsync(http, problem);
            return;
        }

        await PageAnswer.WriteAsync(http, page, await read.ListAsync(SignedIn.CallerOf(http), id, page.Limit, page.AfterId, http.RequestAborted));
    }
}
