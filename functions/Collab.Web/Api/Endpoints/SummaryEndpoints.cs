using Collab.Core.Json;
using Collab.Core.Reports;
using Collab.Core.Settings;
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

/// <summary><c>/summary</c>: the figures of a report over what is in the register now, without keeping it.</summary>
internal sealed class SummaryEndpoints(Summarise summarise, RegisterSettings settings) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.Get(Routes.Base + "/summary", GetAsync).Describe(ReportDescriptions.Summary);

    private async Task GetAsync(HttpContext http)
    {
        var query = new Query(http.Request);
        var scope = query.One("scope", Slug.IsValid, "the id of a home institution, or national");
        var from = query.Date("from", required: true);
        var to = query.Date("to", required: true);
        if (query.Close() is { } problem)
        {
            await ProblemWriter.WriteAsync(http, problem);
            return;
        }

        var outcome = await summarise.RunAsync(SignedIn.CallerOf(http), scope, from!.Value, to!.Value, settings.DefaultLanguage, http.RequestAborted);
        await outcome.Match(
            report => RecordAnswer.WriteAsync(http, RegisterJson.Bytes(report)), refusal => ProblemWriter.WriteAsync(http, refusal));
    }
}
