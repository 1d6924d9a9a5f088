using Collab.Core.Moving;
using Collab.Core.Reports;
using Collab.Core.Standards;
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

/// <summary><c>/export</c> and <c>/import</c>: the whole register out of one storage and into another.</summary>
internal sealed class MovingEndpoints(ExportRegister export, ImportRegister import, ApiOptions options) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(Routes.Base + "/export", ExportAsync).Describe(MovingDescriptions.Export);
        routes.Post(Routes.Base + "/import", ImportAsync).Describe(MovingDescriptions.Import).WithMetadata(OpenDuringImport.Mark);
    }

    private async Task ExportAsync(HttpContext http)
    {
        var query = new Query(http.Request);
        var scope = query.One("scope", Slug.IsValid, "the id of a home institution, or national");
        var files = query.Flag("files");
        if (query.Close() is { } problem)
        {
            await ProblemWriter.WriteAsync(http, problem);
            return;
        }

        var outcome = await export.RunAsync(SignedIn.CallerOf(http), scope ?? ReportScope.National, files ?? false, http.RequestAborted);
        await outcome.Match(
            lines => ExportAnswer.WriteAsync(http, lines, scope ?? ReportScope.National), refusal => ProblemWriter.WriteAsync(http, refusal));
    }

    private async Task ImportAsync(HttpContext http)
    {
        var query = new Query(http.Request);
        var from = query.Text("from");
        var keepFaults = query.One("faults", v => v is "keep" or "refuse", "keep or refuse") == "keep";
        if ((query.Close() ?? ImportInput.Refuse(http.Request, options, from)) is { } problem)
        {
            await ProblemWriter.WriteAsync(http, problem);
            return;
        }

        var source = new ImportSource(from, new ImportInput(http.Request, options).CopyAsync);
        var outcome = await import.RunAsync(SignedIn.CallerOf(http), source, keepFaults, http.RequestAborted);
        await outcome.Match(json => RecordAnswer.WriteAsync(http, json), refusal => ProblemWriter.WriteAsync(http, refusal));
    }
}
