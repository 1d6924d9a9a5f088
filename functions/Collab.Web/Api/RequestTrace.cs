using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Collab.Web.Api;

/// <summary>
/// Has everything below happen in the request's own span, the server's, and names that span by the route. A route never holds what was sent:
/// paths and queries may hold names, searches and signatures, and stay out of traces.
/// </summary>
internal sealed class RequestTrace(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var span = http.Features.Get<IHttpActivityFeature>()?.Activity;
        return span is null || (Activity.Current == span && !span.IsAllDataRequested) ? next(http) : WatchAsync(http, span);
    }

    private async Task WatchAsync(HttpContext http, Activity span)
    {
        // Under the genuine host a function runs beside the request that it answers, not below it: the span is the request's, not the current one.
        Activity.Current = span;
        try
        {
            await next(http);
        }
        finally
        {
            if (span.IsAllDataRequested)
            {
                Describe(span, http);
            }
        }
    }

    private static void Describe(Activity span, HttpContext http)
    {
        // Any other method is whatever somebody has sent.
        var method = IsKnown(http.Request.Method) ? http.Request.Method : "_OTHER";
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        var status = http.Response.StatusCode;
        span.DisplayName = route is null ? method : $"{method} {route}";
        span.SetTag("http.request.method", method)
            .SetTag("url.scheme", http.Request.Scheme)
            .SetTag("http.route", route)
            .SetTag("http.response.status_code", status);
        if (status >= StatusCodes.Status500InternalServerError)
        {
            span.SetTag("error.type", status.ToString(System.Globalization.CultureInfo.InvariantCulture)).SetStatus(ActivityStatusCode.Error);
        }
    }

    private static bool IsKnown(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsPost(method) || HttpMethods.IsPut(method) || HttpMethods.IsPatch(method)
        || HttpMethods.IsDelete(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}
