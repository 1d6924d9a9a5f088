using Collab.Core.Institutions;
using Collab.Web.Api.Answers;
using Collab.Web.Api.OpenApi;
using Collab.Web.Api.OpenApi.Descriptions;
using Collab.Web.Api.Problems;
using Collab.Web.Api.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Collab.Web.Api.Endpoints;

/// <summary><c>/institutions</c>: partners and home institutions.</summary>
internal sealed class InstitutionEndpoints(SaveInstitution save, ReadInstitutions read, ChangeHandling changes) : IEndpoints
{
    private const string Path = Routes.Base + "/institutions";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(Path, ListAsync).Describe(InstitutionDescriptions.List);
        routes.Get(Path + "/{id}", GetAsync).Describe(InstitutionDescriptions.Get);
        routes.Put(Path + "/{id}", PutAsync).Describe(InstitutionDescriptions.Put);
    }

    private Task PutAsync(HttpContext http)
    {
        var id = PathIds.Text(http, "id");
        return changes.SaveAsync(http, $"{Path}/{id}", (sent, token) => save.RunAsync(sent.Caller, id, sent.Json, sent.Expectation, token));
    }

    private async Task GetAsync(HttpContext http) =>
        await (Query.RefuseAny(http.Request) is { } problem
            ? ProblemWriter.WriteAsync(http, problem)
            : RecordAnswer.WriteAsync(http, await read.OneAsync(PathIds.Text(http, "id"), http.RequestAborted)));

    private Task ListAsync(HttpContext http) => PageHandling.RunAsync(
        http, "institutions", FilterOf, async (asked, token) => await read.ListAsync(asked.Filter, asked.Limit, asked.After, token));

    private static InstitutionFilter FilterOf(Query query) => new(
        query.Countries("country"), query.Regions("region"), query.Codes<InstitutionKind>("kind"), query.Flag("home"), query.Searches("q"));
}
