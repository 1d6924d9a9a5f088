using Collab.Core.Reports;
using Collab.Core.Standards;
using Collab.Web.Api.Answers;
using Collab.Web.Api.OpenApi;
using Collab.Web.Api.OpenApi.Descriptions;
using Collab.Web.Api.Problems;
using Collab.Web.Api.Requests;
using Collab.Web.Api.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Collab.Web.Api.Endpoints;

/// <summary><c>/reports</c>: kept reports, their making and their files.</summary>
internal sealed class ReportEndpoints(KeepReport keep, ReadReports read, PostHandling post) : IEndpoints
{
    private const string Path = Routes.Base + "/reports";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(Path, ListAsync).Describe(ReportDescriptions.List);
        routes.Post(Path, PostAsync).Describe(ReportDescriptions.Keep);
        routes.Get(Path + "/{id}", GetAsync).Describe(ReportDescriptions.Get);
        routes.Get(Path + "/{id}/{format}", FileAsync).Describe(ReportDescriptions.File);
    }

    private Task PostAsync(HttpContext http) => post.RunAsync(http, (posted, token) => keep.RunAsync(posted.Caller, posted.Json, posted.Mark, token), answer => $"{Path}/{answer.Id}");

    private async Task ListAsync(HttpContext http)
    {
        var query = new Query(http.Request);
        var scope = query.One("scope", Slug.IsValid, "the id of a home institution, or national");
        var kind = query.One("kind", v => Codes<ReportKind>.TryParse(v, out _), $"one of {string.Join(", ", Codes<ReportKind>.All)}");
        var page = query.Page("reports");
        await (query.Close() is { } problem
            ? ProblemWriter.WriteAsync(http, problem)
            : PageAnswer.WriteAsync(http, page, await read.ListAsync(SignedIn.CallerOf(http), scope, kind, page.Limit, page.AfterId, http.RequestAborted)));
    }

    private async Task GetAsync(HttpContext http) =>
        await ((PathIds.Read(http, "id", out var id) ?? Query.RefuseAny(http.Request)) is { } problem
            ? ProblemWriter.WriteAsync(http, problem)
            : RecordAnswer.WriteAsync(http, await read.OneAsync(SignedIn.CallerOf(http), id, http.RequestAborted)));

    private async Task FileAsync(HttpContext http) =>
        await ((PathIds.Read(http, "id", out var id) ?? Query.RefuseAny(http.Request)) is { } problem
            ? ProblemWriter.WriteAsync(http, problem)
            : FileAnswer.WriteAsync(
                http, await read.FileAsync(SignedIn.CallerOf(http), id, PathIds.Text(http, "format"), http.RequestAborted), "inline"));
}
