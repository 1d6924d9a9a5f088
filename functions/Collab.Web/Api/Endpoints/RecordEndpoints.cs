using Collab.Core.Records;
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

/// <summary>
/// <c>/records</c>: many records in one request, each line answered for itself. Sent again it changes nothing that is there already, so an
/// idempotency key is taken and not needed.
/// </summary>
internal sealed class RecordEndpoints(SubmitRecords submit, ApiOptions options, TimeProvider clock, ILogger<RecordEndpoints> logger) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.Post(Routes.Base + "/records", PostAsync).Describe(RecordDescriptions.Submit);

    private Task PostAsync(HttpContext http) => (Query.RefuseAny(http.Request) ?? NdjsonInput.Refuse(http.Request, options)) is { } problem
        ? ProblemWriter.WriteAsync(http, problem)
        : SubmitAsync(http);

    private async Task SubmitAsync(HttpContext http)
    {
        var (caller, traceId, input) = (SignedIn.CallerOf(http), ProblemWriter.TraceIdOf(http), new NdjsonInput(http.Request, options));
        var stream = new RecordStream(caller, caller.ByRequest(traceId), input.ReadAsync, options.RecordBytes);
        await using var answers = new AnswerStream(http, clock);
        if (await submit.RunAsync(stream, answers, http.RequestAborted) is { } outage)
        {
            Log.StoreUnavailable(logger, http.Request.Method, traceId, outage.Message);
        }

        await answers.CompleteAsync();
    }
}
