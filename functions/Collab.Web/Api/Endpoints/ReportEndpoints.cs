using Collab.Core.Reports;
using Collab.Core.Standards;
using Collab.Core.Tracing;
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
internal sealed class ReportEndpoints(KeepReport keep, ReadReports read, TraceReport trace, PostHandling post) : IEndpoints
{
    private const string Path = Routes.Base + "/reports";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(Path, ListAsync).Describe(ReportDescriptions.List);
        routes.Post(Path, PostAsync).Describe(ReportDescriptions.Keep);
        routes.Get(Path + "/{id}", GetAsync).Describe(ReportDescriptions.Get);
        routes.Get(Path + "/{id}/trace", TraceAsync).Describe(ReportDescriptions.Trace);
        routes.Get(Path + "/{id}/{format}", FileAsync).Describe(ReportDescriptions.File);
    }

    private Task PostAsync(HttpContext http) => post.RunAsync(http, (posted, token) => keep.RunAsync(posted.Caller, posted.Json, posted.Mark, token), answer => $"{Path}/{answer.Id}");

    private Task ListAsync(HttpContext http) => PageHandling.RunAsync(
        http,
        "reports",
        FilterOf,
        (asked, token) => read.ListAsync(asked.Caller, asked.Filter.Scope, asked.Filter.Kind, asked.Limit, asked.AfterId, token));

    private async Task GetAsync(HttpContext http) =>
        await ((PathIds.Read(http, "id", out var id) ?? Query.RefuseAny(http.Request)) is { } problem
            ? ProblemWriter.WriteAsync(http, problem)
            : RecordAnswer.WriteAsync(http, await read.OneAsync(SignedIn.CallerOf(http), id, http.RequestAborted)));

    private async Task FileAsync(HttpContext http) =>
        await ((PathIds.Read(http, "id", out var id) ?? Query.RefuseAny(http.Request)) is { } problem
            ? ProblemWriter.WriteAsync(http, problem)
            : FileAnswer.WriteAsync(
                http, await read.FileAsync(SignedIn.CallerOf(http), id, PathIds.Text(http, "format"), http.RequestAborted), FileAnswer.Shown));

    private Task TraceAsync(HttpContext http) => PathIds.Read(http, "id", out var id) is { } problem
        ? ProblemWriter.WriteAsync(http, problem)
        : PageHandling.AnswerAsync(
            http,
            $"trace {id} {http.Request.Query["figure"]}",
            query => query.Required("figure", TraceReport.IsPointer, "a pointer such as /activities/byKind/student-exchange"),
            async asked => await TraceAnswer.WriteAsync(
                http, asked.Page, await trace.RunAsync(asked.Caller, id, asked.Filter!, asked.Limit, asked.After, http.RequestAborted)));

    private static (string? Scope, string? Kind) FilterOf(Query query) => (
        query.One("scope", Slug.IsValid, "the id of a home institution, or national"),
        query.One("kind", v => Codes<ReportKind>.TryParse(v, out _), $"one of {string.Join(", ", Codes<ReportKind>.All)}"));
}
