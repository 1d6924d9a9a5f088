using Collab.Web.Api.Answers;
using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api;

/// <summary>
/// Gives every answer the headers that keep a browser from making more of it than it is: another type, a part of another site's page, a page
/// that loads something. An answer that is a page says in a policy of its own what it may do.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>A year, as browsers want it. Names below this one are others' to decide on.</summary>
    private const string Hsts = "max-age=31536000";

    private const string NoFeatures = "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()";
    private const string ForwardedProto = "X-Forwarded-Proto";

    public Task InvokeAsync(HttpContext http)
    {
        // At the last moment, because a problem clears what was there before it.
        http.Response.OnStarting(Add, http);
        return next(http);
    }

    private static Task Add(object state)
    {
        var http = (HttpContext)state;
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = NoFeatures;
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = PagePolicy.Nothing;
        }

        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        if (IsEncrypted(http.Request))
        {
            headers.StrictTransportSecurity = Hsts;
        }

        return Task.CompletedTask;
    }

    /// <summary>
    /// Did the client use https? In Azure a front end ends it and says so. Whoever makes the header up gains nothing: without https browsers pass
    /// over the answer's header (RFC 6797, 8.1).
    /// </summary>
    private static bool IsEncrypted(HttpRequest request) =>
        request.IsHttps || request.Headers[ForwardedProto] is [.., { } last] && last.AsSpan(last.LastIndexOf(',') + 1).Trim().Equals("https", StringComparison.OrdinalIgnoreCase);
}
