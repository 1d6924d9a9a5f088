using Collab.Core.Items;
using Collab.Web.Api.Answers;
using Collab.Web.Api.OpenApi;
using Collab.Web.Api.OpenApi.Descriptions;
using Collab.Web.Api.Problems;
using Collab.Web.Api.Requests;
using Collab.Web.Api.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Collab.Web.Api.Endpoints;

/// <summary>
/// <c>/collaborations/{id}/activities</c>, <c>…/outcomes</c>, <c>…/funding</c> and <c>…/challenges</c>: what hangs on a collaboration. All four are
/// handled alike.
/// </summary>
internal sealed class ItemEndpoints(SubmitItem submit, ReadItems read, ChangeItem change, DeleteItem delete, PostHandling post, ChangeHandling changes)
    : IEndpoints
{
    private const string Collaborations = Routes.Base + "/collaborations";

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var type in ItemType.All)
        {
            var list = $"{Collaborations}/{{id}}/{type.Plural}";
            var one = list + "/{itemId}";
            routes.Get(list, http => ListAsync(http, type)).Describe(ItemDescriptions.List(type));
            routes.Post(list, http => PostAsync(http, type)).Describe(ItemDescriptions.Submit(type));
            routes.Get(one, http => GetAsync(http, type)).Describe(ItemDescriptions.Get(type));
            routes.Put(one, http => PutAsync(http, type)).Describe(ItemDescriptions.Replace(type));
            routes.Patch(one, http => PatchAsync(http, type)).Describe(ItemDescriptions.Patch(type));
            routes.Delete(one, http => DeleteAsync(http, type)).Describe(ItemDescriptions.Delete(type));
        }
    }

    private Task PostAsync(HttpContext http, ItemType type) => PathIds.Read(http, "id", out var id) is { } problem
        ? ProblemWriter.WriteAsync(http, problem)
        : post.RunAsync(
            http,
            (posted, token) => submit.RunAsync(posted.Caller, type, id, posted.Json, posted.Mark, posted.Origin, token),
            answer => $"{Collaborations}/{id}/{type.Plural}/{answer.Id}");

    private Task PutAsync(HttpContext http, ItemType type) => AddressOf(http, type, out var at) is { } problem
        ? ProblemWriter.WriteAsync(http, problem)
        : changes.ReplaceAsync(http, (sent, token) => change.ReplaceAsync(sent.Caller, at, sent.Json, sent.Expectation, sent.Origin, token));

    private Task PatchAsync(HttpContext http, ItemType type) => AddressOf(http, type, out var at) is { } problem
        ? ProblemWriter.WriteAsync(http, problem)
        : changes.PatchAsync(http, (sent, token) => change.PatchAsync(sent.Caller, at, sent.Json, sent.Expectation, sent.Origin, token));

    private Task DeleteAsync(HttpContext http, ItemType type) => AddressOf(http, type, out var at) is { } problem
        ? ProblemWriter.WriteAsync(http, problem)
        : ChangeHandling.DeleteAsync(http, (sent, token) => delete.RunAsync(sent.Caller, at, sent.Expectation, sent.Origin, token));

    private async Task GetAsync(HttpContext http, ItemType type) =>
        await ((AddressOf(http, type, out var at) ?? Query.RefuseAny(http.Request)) is { } problem
            ? ProblemWriter.WriteAsync(http, problem)
            : RecordAnswer.WriteAsync(http, await read.OneAsync(SignedIn.CallerOf(http), at, http.RequestAborted)));

    private Task ListAsync(HttpContext http, ItemType type) => PathIds.Read(http, "id", out var id) is { } problem
        ? ProblemWriter.WriteAsync(http, problem)
        : PageHandling.RunAsync(
            http, type.Plural, (asked, token) => read.ListAsync(asked.Caller, type, id, asked.Limit, asked.AfterId, token));

    private static Problem? AddressOf(HttpContext http, ItemType type, out ItemAddress at)
    {
        Guid item = default;
        var problem = PathIds.Read(http, "id", out var collaboration) ?? PathIds.Read(http, "itemId", out item);
        at = new(collaboration, type, item);
        return problem;
    }
}
