using System.Text.Json;
using Collab.Core.Results;
using Collab.Core.Writing;
using Collab.Web.Api.Answers;
using Collab.Web.Api.Problems;
using Collab.Web.Api.SignIn;
using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api.Requests;

/// <summary>What all changes to one known record have in common: the version they are for, the body, the answer.</summary>
internal sealed class ChangeHandling(ApiOptions options)
{
    /// <summary>A PUT: names the version it replaces.</summary>
    public Task ReplaceAsync(HttpContext http, Func<Changed, CancellationToken, Task<Outcome<WriteAnswer>>> operation) =>
        WithBodyAsync(http, Preconditions.ReadIfMatch(http.Request, anyVersion: false, out var expectation), expectation, location: null, operation);

    /// <summary>A PUT that creates what isn't there yet, at <paramref name="location"/>, or replaces the version it names.</summary>
    public Task SaveAsync(HttpContext http, string location, Func<Changed, CancellationToken, Task<Outcome<WriteAnswer>>> operation) =>
        WithBodyAsync(http, Preconditions.ReadPut(http.Request, out var expectation), expectation, location, operation);

    /// <summary>A PATCH (RFC 7396): names the version it is for, or any.</summary>
    public Task PatchAsync(HttpContext http, Func<Changed, CancellationToken, Task<Outcome<WriteAnswer>>> operation) =>
        WithBodyAsync(http, Preconditions.ReadIfMatch(http.Request, anyVersion: true, out var expectation), expectation, location: null, operation);

    /// <summary>A POST that decides on a record: may name the version it is for.</summary>
    public Task DecideAsync(HttpContext http, Func<Changed, CancellationToken, Task<Outcome<WriteAnswer>>> operation) =>
        WithBodyAsync(http, Preconditions.ReadIfMatchIfAny(http.Request, out var expectation), expectation, location: null, operation);

    /// <summary>A DELETE: names the version it is for, or any; 204 when it is gone.</summary>
    public static async Task DeleteAsync(HttpContext http, Func<Changed, CancellationToken, Task<Outcome<WriteAnswer>>> operation)
    {
        if ((Preconditions.ReadIfMatch(http.Request, anyVersion: true, out var expectation) ?? Query.RefuseAny(http.Request)) is { } problem)
        {
            await ProblemWriter.WriteAsync(http, problem);
            return;
        }

        var outcome = await operation(ChangeOf(http, default, expectation), http.RequestAborted);
        if (outcome.TryGet(out _, out var refusal))
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        await ProblemWriter.WriteAsync(http, refusal);
    }

    private async Task WithBodyAsync(
        HttpContext http, Problem? precondition, Expectation expectation, string? location, Func<Changed, CancellationToken, Task<Outcome<WriteAnswer>>> operation)
    {
        using var input = new JsonInput();
        if ((precondition
            ?? Query.RefuseAny(http.Request)
            ?? await input.ReadAsync(http.Request, options.RecordBytes, http.RequestAborted)) is { } problem)
        {
            await ProblemWriter.WriteAsync(http, problem);
            return;
        }

        var outcome = await operation(ChangeOf(http, input.Root, expectation), http.RequestAborted);
        await (outcome.TryGet(out var answer, out var refusal)
            ? RecordAnswer.WriteAsync(http, answer, answer.Created ? location : null)
            : ProblemWriter.WriteAsync(http, refusal));
    }

    private static Changed ChangeOf(HttpContext http, JsonElement json, Expectation expectation)
    {
        var caller = SignedIn.CallerOf(http);
        return new(caller, json, expectation, caller.ByRequest(ProblemWriter.TraceIdOf(http)));
    }
}
