using Collab.Core.Documents;
using Collab.Web.Api.Answers;
using Collab.Web.Api.OpenApi;
using Collab.Web.Api.OpenApi.Descriptions;
using Collab.Web.Api.Problems;
using Collab.Web.Api.Requests;
using Collab.Web.Api.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Collab.Web.Api.Endpoints;

/// <summary><c>/documents</c>: what became of uploaded files.</summary>
internal sealed class DocumentEndpoints(ReadDocuments read) : IEndpoints
{
    private const string Path = Routes.Base + "/documents";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(Path, ListAsync).Describe(DocumentDescriptions.List);
        routes.Get(Path + "/{id}", GetAsync).Describe(DocumentDescriptions.Get);
        routes.Get(Path + "/{id}/feedback", FeedbackAsync).Describe(DocumentDescriptions.Feedback);
    }

    private async Task ListAsync(HttpContext http)
    {
        var query = new Query(http.Request);
        var filter = new DocumentFilter(
            query.Slugs("institution"), query.Ids("collaboration"), query.Codes<DocumentKind>("kind"), query.Codes<DocumentStatus>("status"));
        var page = query.Page("documents");
        await (query.Close() is { } problem
            ? ProblemWriter.WriteAsync(http, problem)
            : PageAnswer.WriteAsync(http, page, await read.ListAsync(SignedIn.CallerOf(http), filter, page.Limit, page.AfterId, http.RequestAborted)));
    }

    private async Task GetAsync(HttpContext http) =>
        await ((PathIds.Read(http, "id", out var id) ?? Query.RefuseAny(http.Request)) is { } problem
            ? ProblemWriter.WriteAsync(http, problem)
            : RecordAnswer.WriteAsync(http, await read.OneAsync(SignedIn.CallerOf(http), id, http.RequestAborted)));

    private async Task FeedbackAsync(HttpContext http) =>
        await ((PathIds.Read(http, "id", out var id) ?? Query.RefuseAny(http.Request)) is { } problem
            ? ProblemWriter.WriteAsync(http, problem)
            : FileAnswer.WriteAsync(http, await read.FeedbackAsync(SignedIn.CallerOf(http), id, http.RequestAborted), "attachment"));
}
