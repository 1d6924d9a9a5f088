using Collab.Core.Results;
using Collab.Core.Writing;
using Collab.Web.Api.Answers;
using Collab.Web.Api.Problems;
using Collab.Web.Api.SignIn;
using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api.Requests;

/// <summary>What all POSTs have in common: body, idempotency key, answer.</summary>
internal sealed class PostHandling(ApiOptions options, KeysInUse keys)
{
    /// <summary>Reads the request, runs <paramref name="operation"/> and answers; <paramref name="location"/> says where the record is to be found.</summary>
    public async Task RunAsync(
        HttpContext http, Func<Posted, CancellationToken, Task<Outcome<WriteAnswer>>> operation, Func<WriteAnswer, string>? location)
    {
        if (Query.RefuseAny(http.Request) is { } query)
        {
            await ProblemWriter.WriteAsync(http, query);
            return;
        }

        if (IdempotencyKey.Read(http.Request, out var key) is { } wrongKey)
        {
            await ProblemWriter.WriteAsync(http, wrongKey);
            return;
        }

        using var input = new JsonInput();
        if (await input.ReadAsync(http.Request, options.RecordBytes, http.RequestAborted) is { } problem)
        {
            await ProblemWriter.WriteAsync(http, problem);
            return;
        }

        await (key is null ? AnswerAsync(http, input, null, operation, location) : OnceAsync(http, input, key, operation, location));
    }

    private async Task OnceAsync(
        HttpContext http,
        JsonInput input,
        string key,
        Func<Posted, CancellationToken, Task<Outcome<WriteAnswer>>> operation,
        Func<WriteAnswer, string>? location)
    {
        var client = SignedIn.CallerOf(http).Name;
        if (!keys.TryEnter(client, key))
        {
            await ProblemWriter.WriteAsync(http, Problem.KeyInUse);
            return;
        }

        try
        {
            await AnswerAsync(http, input, new RequestMark(client, key, input.HashWith(http.Request)), operation, location);
        }
        finally
        {
            keys.Leave(client, key);
        }
    }

    private static async Task AnswerAsync(
        HttpContext http,
        JsonInput input,
        RequestMark? mark,
        Func<Posted, CancellationToken, Task<Outcome<WriteAnswer>>> operation,
        Func<WriteAnswer, string>? location)
    {
        var caller = SignedIn.CallerOf(http);
        var posted = new Posted(caller, input.Root, mark, caller.ByRequest(ProblemWriter.TraceIdOf(http)));
        var outcome = await operation(posted, http.RequestAborted);
        await (outcome.TryGet(out var answer, out var refusal)
            ? RecordAnswer.WriteAsync(http, answer, location?.Invoke(answer))
            : ProblemWriter.WriteAsync(http, refusal));
    }
}
