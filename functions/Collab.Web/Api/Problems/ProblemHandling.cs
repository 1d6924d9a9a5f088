using Collab.Core.Store;
using Collab.Web.Api.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Collab.Web.Api.Problems;

/// <summary>Turns exceptions, and statuses that something below left without a body, into problems.</summary>
internal sealed class ProblemHandling(RequestDelegate next, ILogger<ProblemHandling> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client is gone: there is nobody to answer, and what it broke off is no fault of ours.
            return;
        }
        catch (Exception fault) when (!http.Response.HasStarted)
        {
            await AnswerAsync(http, fault);
            return;
        }

        var response = http.Response;
        if (response.StatusCode >= StatusCodes.Status400BadRequest && !response.HasStarted && response.ContentType is null)
        {
            await ProblemWriter.WriteAsync(http, Problem.OfStatus(response.StatusCode));
        }
    }

    private Task AnswerAsync(HttpContext http, Exception fault)
    {
        http.Response.Clear();
        return ProblemWriter.WriteAsync(http, ProblemOf(http, fault));
    }

    private Problem ProblemOf(HttpContext http, Exception fault)
    {
        switch (fault)
        {
            case BadHttpRequestException bad:
                return Problem.OfStatus(bad.StatusCode);
            case StoreLimitException limit:
                return Problem.TooLarge(limit.Message);
            case StoreUnavailableException outage:
                Log.StoreUnavailable(logger, http.Request.Method, ProblemWriter.TraceIdOf(http), outage.Message);
                return Problem.StoreUnavailable;
            case IssuerUnavailableException outage:
                Log.IssuerUnavailable(logger, ProblemWriter.TraceIdOf(http), outage.Message);
                return Problem.IssuerUnavailable;
            default:
                Log.RequestFailed(logger, fault, http.Request.Method, ProblemWriter.TraceIdOf(http));
                return Problem.OfStatus(StatusCodes.Status500InternalServerError);
        }
    }
}
