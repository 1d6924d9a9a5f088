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

/// <summary><c>/documents</c>: uploaded files and what became of them.</summary>
internal sealed class DocumentEndpoints(ReadDocuments read, ReceiveContent receive, ApiOptions options) : IEndpoints
{
    private const string Path = Routes.Base + "/documents";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(Path, ListAsync).Describe(DocumentDescriptions.List);
        routes.Get(Path + "/{id}", GetAsync).Describe(DocumentDescriptions.Get);
        routes.Get(Path + "/{id}/content", ContentAsync).Describe(DocumentDescriptions.Content);
        routes.Put(Path + "/{id}/content", PutContentAsync).Describe(DocumentDescriptions.Send);
        routes.Get(Path + "/{id}/feedback", FeedbackAsync).Describe(DocumentDescriptions.Feedback);
    }

    private Task ListAsync(HttpContext http) => PageHandling.RunAsync(
        http, "documents", FilterOf, async (asked, token) => await read.ListAsync(asked.Caller, asked.Filter, asked.Limit, asked.AfterId, token));

    private async Task GetAsync(HttpContext http) =>
        await ((PathIds.Read(http, "id", out var id) ?? Query.RefuseAny(http.Request)) is { } problem
            ? ProblemWriter.WriteAsync(http, problem)
            : RecordAnswer.WriteAsync(http, await read.OneAsync(SignedIn.CallerOf(http), id, http.RequestAborted)));

    private async Task ContentAsync(HttpContext http) =>
        await ((PathIds.Read(http, "id", out var id) ?? Query.RefuseAny(http.Request)) is { } problem
            ? ProblemWriter.WriteAsync(http, problem)
            : FileAnswer.WriteAsync(http, await read.ContentAsync(SignedIn.CallerOf(http), id, http.RequestAborted), FileAnswer.Kept));

    private async Task PutContentAsync(HttpContext http) =>
        await ((PathIds.Read(http, "id", out var id) ?? Query.RefuseAny(http.Request) ?? ContentInput.Refuse(http.Request)) is { } problem
            ? ProblemWriter.WriteAsync(http, problem)
            : RecordAnswer.AcceptedAsync(
                http, await receive.RunAsync(SignedIn.CallerOf(http), id, ContentInput.Of(http.Request, options), http.RequestAborted)));

    private async Task FeedbackAsync(HttpContext http) =>
        await ((PathIds.Read(http, "id", out var id) ?? Query.RefuseAny(http.Request)) is { } problem
            ? ProblemWriter.WriteAsync(http, problem)
            : FileAnswer.WriteAsync(http, await read.FeedbackAsync(SignedIn.CallerOf(http), id, http.RequestAborted), FileAnswer.Kept));

    private static DocumentFilter FilterOf(Query query) => new(
        query.Slugs("institution"), query.Ids("collaboration"), query.Codes<DocumentKind>("kind"), query.Codes<DocumentStatus>("status"), query.Searches("q"), query.Flag("awaiting"));
}
