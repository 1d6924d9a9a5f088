using Collab.Web.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api;

/// <summary>
/// Holds the whole process to its <see cref="RequestLimit"/>. It stands behind the sign-in, so that strangers take nobody's place, and
/// lets health through: an overloaded process is alive, and whoever asks must hear so.
/// </summary>
internal sealed class RequestLimitMiddleware(RequestDelegate next, RequestLimit limit)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments("/api/health", StringComparison.OrdinalIgnoreCase))
        {
            await next(http);
            return;
        }

        using var place = await limit.EnterAsync(http.RequestAborted);
        await (place.IsAcquired ? next(http) : ProblemWriter.WriteAsync(http, Problem.Overloaded));
    }
}
