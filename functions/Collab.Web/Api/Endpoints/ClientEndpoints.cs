using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Results;
using Collab.Web.Api.Answers;
using Collab.Web.Api.OpenApi;
using Collab.Web.Api.OpenApi.Descriptions;
using Collab.Web.Api.Problems;
using Collab.Web.Api.Requests;
using Collab.Web.Api.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Collab.Web.Api.Endpoints;

/// <summary><c>/clients</c>: who may sign in, and their keys.</summary>
internal sealed class ClientEndpoints(
    MakeClient make, RotateKey rotate, RemoveClient remove, ReadClients read, ApiOptions options, ILogger<ClientEndpoints> logger) : IEndpoints
{
    private const string Path = Routes.Base + "/clients";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(Path, ListAsync).Describe(ClientDescriptions.List);
        routes.Post(Path, PostAsync).Describe(ClientDescriptions.Make);
        routes.Get(Path + "/{id}", GetAsync).Describe(ClientDescriptions.Get);
        routes.Delete(Path + "/{id}", DeleteAsync).Describe(ClientDescriptions.Remove);
        routes.Post(Path + "/{id}/rotate", RotateAsync).Describe(ClientDescriptions.Rotate);
    }

    private Task PostAsync(HttpContext http) => KeyAsync(http, (caller, json) => make.RunAsync(caller, json, http.RequestAborted), MadeAsync);

    private async Task RotateAsync(HttpContext http) =>
        await (PathIds.Read(http, "id", out var id) is { } problem
            ? ProblemWriter.WriteAsync(http, problem)
            : KeyAsync(http, (caller, json) => rotate.RunAsync(caller, id, json, http.RequestAborted), RotatedAsync));

    private Task ListAsync(HttpContext http) => PageHandling.RunAsync(
        http, "clients", (asked, token) => read.ListAsync(asked.Caller, asked.Limit, asked.AfterId, token));

    private async Task GetAsync(HttpContext http) =>
        await ((PathIds.Read(http, "id", out var id) ?? Query.RefuseAny(http.Request)) is { } problem
            ? ProblemWriter.WriteAsync(http, problem)
            : RecordAnswer.WriteAsync(http, await read.OneAsync(SignedIn.CallerOf(http), id, http.RequestAborted)));

    private async Task DeleteAsync(HttpContext http)
    {
        if ((PathIds.Read(http, "id", out var id) ?? Query.RefuseAny(http.Request)) is { } problem)
        {
            await ProblemWriter.WriteAsync(http, problem);
            return;
        }

        var caller = SignedIn.CallerOf(http);
        var outcome = await remove.RunAsync(caller, id, http.RequestAborted);
        if (!outcome.TryGet(out _, out var refusal))
        {
            await ProblemWriter.WriteAsync(http, refusal);
            return;
        }

        Log.ClientRemoved(logger, caller.PlainName, id);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    /// <summary>What both requests that answer with a key have in common.</summary>
    private async Task KeyAsync(
        HttpContext http, Func<Caller, JsonElement, Task<Outcome<NewKey>>> operation, Func<HttpContext, NewKey, Task> answer)
    {
        using var input = new JsonInput();
        if ((IdempotencyKey.Refuse(http.Request)
            ?? Query.RefuseAny(http.Request)
            ?? await input.ReadAsync(http.Request, options.RecordBytes, http.RequestAborted)) is { } problem)
        {
            await ProblemWriter.WriteAsync(http, problem);
            return;
        }

        var outcome = await operation(SignedIn.CallerOf(http), input.Root);
        await outcome.Match(made => answer(http, made), refusal => ProblemWriter.WriteAsync(http, refusal));
    }

    private Task MadeAsync(HttpContext http, NewKey made)
    {
        Log.ClientMade(logger, SignedIn.CallerOf(http).PlainName, made.Client.Id, made.Client.Role, KeyHash.Of(made.Key).Id);
        return KeyAnswer.WriteAsync(http, made, $"{Path}/{made.Client.Id}");
    }

    private Task RotatedAsync(HttpContext http, NewKey made)
    {
        Log.KeyRotated(logger, SignedIn.CallerOf(http).PlainName, made.Client.Id, KeyHash.Of(made.Key).Id);
        return KeyAnswer.WriteAsync(http, made, location: null);
    }
}
