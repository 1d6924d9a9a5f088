using Collab.Web.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api.SignIn;

/// <summary>Lets a request through to its endpoint when its bearer token (RFC 6750) is known, or when the endpoint is open to all.</summary>
internal sealed class SignInMiddleware(RequestDelegate next, ITokenDirectory tokens)
{
    private const string Scheme = "Bearer ";

    public Task InvokeAsync(HttpContext http) =>
        http.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<OpenToAll>() is not null ? next(http) : SignInAsync(http);

    private async Task SignInAsync(HttpContext http)
    {
        var header = http.Request.Headers.Authorization;
        var token = header.Count == 1 && header[0]!.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[0]![Scheme.Length..].Trim() : null;
        if (token is { Length: > 0 } && await tokens.FindAsync(token, http.RequestAborted) is { } caller)
        {
            http.Features.Set(new SignedIn(caller));
            await next(http);
            return;
        }

        http.Response.Headers.WWWAuthenticate = header.Count == 0 ? "Bearer" : "Bearer error=\"invalid_token\"";
        await ProblemWriter.WriteAsync(http, Problem.OfStatus(StatusCodes.Status401Unauthorized));
    }
}
