using Collab.Web.Api.Problems;
using Collab.Web.Api.SignIn;
using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api;

/// <summary>Holds each signed-in client to its <see cref="ClientLimits"/>.</summary>
internal sealed class ClientLimitsMiddleware(RequestDelegate next, ClientLimits limits)
{
    public Task InvokeAsync(HttpContext http) =>
        http.Features.Get<SignedIn>() is { } signedIn && limits.Take(signedIn.Caller.Name) is { } problem ? ProblemWriter.WriteAsync(http, problem) : next(http);
}
