using Collab.Core.Access;
using Collab.Core.Events;
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

/// <summary><c>/subscriptions</c>: who is told of events, and what couldn't be told.</summary>
internal sealed class SubscriptionEndpoints(
    MakeSubscription make,
    RemoveSubscription remove,
    ReadSubscriptions read,
    RetryDelivery retry,
    ApiOptions options,
    ILogger<SubscriptionEndpoints> logger) : IEndpoints
{
    private const string Path = Routes.Base + "/subscriptions";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(Path, ListAsync).Describe(SubscriptionDescriptions.List);
        routes.Post(Path, PostAsync).Describe(SubscriptionDescriptions.Make);
        routes.Get(Path + "/{id}", GetAsync).Describe(SubscriptionDescriptions.Get);
        routes.Delete(Path + "/{id}", DeleteAsync).Describe(SubscriptionDescriptions.Remove);
        routes.Post(Path + "/{id}/test", TestAsync).Describe(SubscriptionDescriptions.Test);
        routes.Get(Path + "/{id}/dead-letters", DeadLettersAsync).Describe(SubscriptionDescriptions.DeadLetters);
        routes.Post(Path + "/{id}/dead-letters/{eventId}/retry", RetryAsync).Describe(SubscriptionDescriptions.Retry);
    }

    private Task ListAsync(HttpContext http) => PageHandling.RunAsync(
        http, "subscriptions", (asked, token) => read.ListAsync(asked.Caller, asked.Limit, asked.AfterId, token));

    private async Task GetAsync(HttpContext http) =>
        await ((PathIds.Read(http, "id", out var id) ?? Query.RefuseAny(http.Request)) is { } problem
            ? ProblemWriter.WriteAsync(http, problem)
            : RecordAnswer.WriteAsync(http, await read.OneAsync(SignedIn.CallerOf(http), id, http.RequestAborted)));

    private async Task DeadLettersAsync(HttpContext http) =>
        await (PathIds.Read(http, "id", out var id) is { } problem
            ? ProblemWriter.WriteAsync(http, problem)
            : PageHandling.RunAsync(
                http, $"dead-letters of {id}", (asked, token) => read.DeadAsync(asked.Caller, id, asked.Limit, asked.AfterId, token)));

    private async Task PostAsync(HttpContext http)
    {
        using var input = new JsonInput();
        if ((IdempotencyKey.Refuse(http.Request)
            ?? Query.RefuseAny(http.Request)
            ?? await input.ReadAsync(http.Request, options.RecordBytes, http.RequestAborted)) is { } problem)
        {
            await ProblemWriter.WriteAsync(http, problem);
            return;
        }

        var outcome = await make.RunAsync(SignedIn.CallerOf(http), input.Root, http.RequestAborted);
        await outcome.Match(made => MadeAsync(http, made), refusal => ProblemWriter.WriteAsync(http, refusal));
    }

    private Task MadeAsync(HttpContext http, NewSubscription made)
    {
        Log.SubscriptionMade(logger, SignedIn.CallerOf(http).PlainName, made.Subscription.Id);
        return SecretAnswer.WriteAsync(http, made, $"{Path}/{made.Subscription.Id}");
    }

    private Task DeleteAsync(HttpContext http) => PathIds.Read(http, "id", out var id) is { } problem
        ? ProblemWriter.WriteAsync(http, problem)
        : DoAsync(http, caller => RemoveAsync(caller, id, http.RequestAborted));

    private async Task<Outcome<Subscription>> RemoveAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        var outcome = await remove.RunAsync(caller, id, cancellationToken);
        if (outcome.TryGet(out var removed, out _))
        {
            Log.SubscriptionRemoved(logger, caller.PlainName, removed.Id);
        }

        return outcome;
    }

    private Task TestAsync(HttpContext http) => PathIds.Read(http, "id", out var id) is { } problem
        ? ProblemWriter.WriteAsync(http, problem)
        : DoAsync(http, caller => retry.TestAsync(caller, id, http.RequestAborted));

    private Task RetryAsync(HttpContext http)
    {
        var happened = default(Guid);
        return (PathIds.Read(http, "id", out var id) ?? PathIds.Read(http, "eventId", out happened)) is { } problem
            ? ProblemWriter.WriteAsync(http, problem)
            : DoAsync(http, caller => retry.RunAsync(caller, id, happened, http.RequestAborted));
    }

    /// <summary>What the requests without a body have in common: 204 when it is done.</summary>
    private static async Task DoAsync(HttpContext http, Func<Caller, Task<Outcome<Subscription>>> operation)
    {
        if (Query.RefuseAny(http.Request) is { } problem)
        {
            await ProblemWriter.WriteAsync(http, problem);
            return;
        }

        if ((await operation(SignedIn.CallerOf(http))).TryGet(out _, out var refusal))
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        await ProblemWriter.WriteAsync(http, refusal);
    }
}
