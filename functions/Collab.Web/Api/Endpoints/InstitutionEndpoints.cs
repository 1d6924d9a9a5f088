using Collab.Core.Institutions;
using Collab.Web.Api.Answers;
using Collab.Web.Api.OpenApi;
using Collab.Web.Api.OpenApi.Descriptions;
using Collab.Web.Api.Problems;
using Collab.Web.Api.Requests;
using Collab.Web.Api.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Collab.Web.Api.Endpoints;

/// <summary><c>/institutions</c>: partners and home institutions.</summary>
internal sealed class InstitutionEndpoints(SaveInstitution save, ReadInstitutions read, ApiOptions options) : IEndpoints
{
    private const string Path = Routes.Base + "/institutions";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(Path, ListAsync).Describe(InstitutionDescriptions.List);
        routes.Get(Path + "/{id}", GetAsync).Describe(InstitutionDescriptions.Get);
        routes.Put(Path + "/{id}", PutAsync).Describe(InstitutionDescriptions.Put);
    }

    private async Task PutAsync(HttpContext http)
    {
        using var input = new JsonInput();
        if ((Preconditions.ReadPut(http.Request, out var expectation)
            ?? Query.RefuseAny(http.Request)
            ?? await input.ReadAsync(http.Request, options.RecordBytes, http.RequestAborted)) is { } problem)
        {
            await ProblemWriter.WriteAsync(http, problem);
            return;
        }

        var id = PathIds.Text(http, "id");
        var outcome = await save.RunAsync(SignedIn.CallerOf(http), id, input.Root, expectation, http.RequestAborted);
        await (outcome.TryGet(out var saved, out var refusal)
            ? RecordAnswer.WriteAsync(http, saved, saved.Created ? $"{Path}/{id}" : null)
            : ProblemWriter.WriteAsync(http, refusal));
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
