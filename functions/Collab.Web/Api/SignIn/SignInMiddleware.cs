using Collab.Web.Api.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Collab.Web.Api.SignIn;

/// <summary>Lets a request through to its endpoint when its bearer token (RFC 6750) is known, or when the endpoint is open to all.</summary>
internal sealed class SignInMiddleware(
    RequestDelegate next, ITokenDirectory tokens, FailedSignIns failed, LimitOptions limits, ILogger<SignInMiddleware> logger)
{
    private const string Scheme = "Bearer ";

    public Task InvokeAsync(HttpContext http) =>
        http.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<OpenToAll>() is not null ? next(http) : SignInAsync(http);

    private async Task SignInAsync(HttpContext http)
    {
        var header = http.Request.Headers.Authorization;
        if (header.Count == 0)
        {
            await RefuseAsync(http, "Bearer", Problem.OfStatus(StatusCodes.Status401Unauthorized));
            return;
        }

        var text = header is [{ } only] && only.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? only[Scheme.Length..].Trim() : string.Empty;
        var finding = text.Length > 0 ? await tokens.FindAsync(new(text), http.RequestAborted) : TokenFinding.Refused("no-bearer-token");
        if (finding.Caller is not { } caller)
        {
            await RefuseAsync(http, "Bearer error=\"invalid_token\"", ProblemOf(http, finding.Reason));
            return;
        }

        if (finding.IsFresh)
        {
            Log.SignedIn(logger, caller.PlainName, caller.Role);
        }

        http.Features.Set(new SignedIn(caller));
        await next(http);
    }

    private static Task RefuseAsync(HttpContext http, string challenge, Problem problem)
    {
        http.Response.Headers.WWWAuthenticate = challenge;
        return ProblemWriter.WriteAsync(http, problem);
    }

    /// <summary>Notes a wrong token. The log gets as many lines from an address a minute as it gets answers, and one more when that is enough.</summary>
    private Problem ProblemOf(HttpContext http, string reason)
    {
        var address = CallerAddress.Of(http, limits.TrustForwardedFor);
        var (count, secondsLeft) = failed.Note(address);
        if (count <= FailedSignIns.MostAMinute)
        {
            Log.SignInFailed(logger, reason, address, ProblemWriter.TraceIdOf(http));
            return Problem.OfStatus(StatusCodes.Status401Unauthorized);
        }

        if (count == FailedSignIns.MostAMinute + 1)
        {
            Log.SignInSlowed(logger, address);
        }

        return Problem.TooManyFailures(secondsLeft);
    }
}
