using Collab.Core.Collaborations;
using Collab.Core.History;
using Collab.Web.Api.Answers;
using Collab.Web.Api.OpenApi;
using Collab.Web.Api.OpenApi.Descriptions;
using Collab.Web.Api.Problems;
using Collab.Web.Api.Requests;
using Collab.Web.Api.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Collab.Web.Api.Endpoints;

/// <summary><c>/collaborations</c>: the records, their moves and their history.</summary>
internal sealed class CollaborationEndpoints(
    RegisterCollaboration register,
    ChangeCollaboration change,
    MoveCollaboration move,
    RenewCollaboration renew,
    DeleteCollaboration delete,
    ReadCollaborations read,
    ReadHistory history,
    VerifyHistory verify,
    PostHandling post,
    ChangeHandling changes) : IEndpoints
{
    private const string Path = Routes.Base + "/collaborations";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(Path, ListAsync).Describe(CollaborationDescriptions.List);
        routes.Post(Path, PostAsync).Describe(CollaborationDescriptions.Register);
        routes.Get(Path + "/{id}", GetAsync).Describe(CollaborationDescriptions.Get);
        routes.Put(Path + "/{id}", PutAsync).Describe(CollaborationDescriptions.Replace);
        routes.Patch(Path + "/{id}", PatchAsync).Describe(CollaborationDescriptions.Patch);
        routes.Delete(Path + "/{id}", DeleteAsync).Describe(CollaborationDescriptions.Delete);
        routes.Post(Path + "/{id}/transitions", MoveAsync).Describe(CollaborationDescriptions.Move);
        routes.Post(Path + "/{id}/renewals", RenewAsync).Describe(CollaborationDescriptions.Renew);
        routes.Get(Path + "/{id}/history", HistoryAsync).Describe(CollaborationDescriptions.History);
    }

    private Task PostAsync(HttpContext http) => post.RunAsync(
        http,
        (posted, token) => register.RunAsync(posted.Caller, posted.Json, posted.Mark, posted.Origin, token),
        answer => $"{Path}/{answer.Id}");

    private Task MoveAsync(HttpContext http) => PathIds.Read(http, "id", out var id) is { } problem
        ? ProblemWriter.WriteAsync(http, problem)
        : post.RunAsync(http, (posted, token) => move.RunAsync(posted.Caller, id, posted.Json, posted.Mark, posted.Origin, token), location: null);

    private Task RenewAsync(HttpContext http) => PathIds.Read(http, "id", out var id) is { } problem
        ? ProblemWriter.WriteAsync(http, problem)
        : post.RunAsync(
            http,
            (posted, token) => renew.RunAsync(posted.Caller, id, posted.Json, posted.Mark, posted.Origin, token),
            answer => $"{Path}/{answer.Id}");

    private Task PutAsync(HttpContext http) => PathIds.Read(http, "id", out var id) is { } problem
        ? ProblemWriter.WriteAsync(http, problem)
        : changes.ReplaceAsync(http, (sent, token) => change.ReplaceAsync(sent.Caller, id, sent.Json, sent.Expectation, sent.Origin, token));

    private Task PatchAsync(HttpContext http) => PathIds.Read(http, "id", out var id) is { } problem
        ? ProblemWriter.WriteAsync(http, problem)
        : changes.PatchAsync(http, (sent, token) => change.PatchAsync(sent.Caller, id, sent.Json, sent.Expectation, sent.Origin, token));

    private Task DeleteAsync(HttpContext http) => PathIds.Read(http, "id", out var id) is { } problem
        ? ProblemWriter.WriteAsync(http, problem)
        : ChangeHandling.DeleteAsync(http, (sent, token) => delete.RunAsync(sent.Caller, id, sent.Expectation, sent.Origin, token));

    private async Task GetAsync(HttpContext http) =>
        await ((PathIds.Read(http, "id", out var id) ?? Query.RefuseAny(http.Request)) is { } problem
            ? ProblemWriter.WriteAsync(http, problem)
            : RecordAnswer.WriteAsync(http, await read.OneAsync(SignedIn.CallerOf(http), id, http.RequestAborted)));

    private Task ListAsync(HttpContext http) => PageHandling.RunAsync(
        http, "collaborations", FilterOf, async (asked, token) => await read.ListAsync(asked.Caller, asked.Filter, asked.Limit, asked.AfterId, token));

    private Task HistoryAsync(HttpContext http) => PathIds.Read(http, "id", out var id) is { } problem
        ? ProblemWriter.WriteAsync(http, problem)
        : PageHandling.AnswerAsync(
            http,
            "history",
            query => query.Flag("verify") == true,
            async asked => await (asked.Filter
                ? HistoryAnswer.WriteAsync(http, asked.Page, await verify.RunAsync(asked.Caller, id, asked.Limit, asked.After, http.RequestAborted))
                : PageAnswer.WriteAsync(http, asked.Page, await history.RunAsync(asked.Caller, id, asked.Limit, asked.After, http.RequestAborted))));

    private static CollaborationFilter FilterOf(Query query)
    {
        var expiring = query.Numbers("expiringWithin", CollaborationFilter.MostDays);
        var updated = query.Instants("updatedSince");
        return new()
        {
            Institutions = query.Slugs("institution"),
            Partners = query.Slugs("partner"),
            Countries = query.Countries("country"),
            Regions = query.Regions("region"),
            Kinds = query.Codes<CollaborationKind>("kind"),
            Themes = query.Codes<Theme>("theme"),
            Instruments = query.Codes<Instrument>("instrument"),
            Statuses = query.Codes<CollaborationStatus>("status"),
            Dormancies = DormanciesOf(query),
            Searches = query.Searches("q"),

            // Any of the values has to hold: the longest time, and the earliest instant, let in what the others do.
            ExpiringWithin = expiring.Count == 0 ? null : expiring.Max(),
            UpdatedSince = updated.Count == 0 ? null : updated.Min(),
        };
    }

    private static DormancyLevel[] DormanciesOf(Query query) =>
        [.. query.All("dormant", v => v is "true" or "false" or "amber" or "red", "true, false, amber or red").SelectMany(v => v switch
        {
            "false" => new[] { DormancyLevel.None },
            "amber" => [DormancyLevel.Amber],
            "red" => [DormancyLevel.Red],
            _ => [DormancyLevel.Amber, DormancyLevel.Red],
        })];
}
