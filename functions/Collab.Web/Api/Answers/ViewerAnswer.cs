using Collab.Web.Api.OpenApi;
using Collab.Web.Api.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Collab.Web.Api.Answers;

/// <summary>Answers with a file of the page that shows the API.</summary>
internal static class ViewerAnswer
{
    public static Task WriteAsync(HttpContext http, ViewerFile file)
    {
        var headers = http.Response.Headers;
        headers.ETag = file.ETag;
        headers.CacheControl = "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.ContentSecurityPolicy = PagePolicy.Viewer;
        if (Preconditions.HasVersion(http.Request, file.ETag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var takesGzip = http.Request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value == "gzip" && e.Quality is not 0);
        headers.ContentEncoding = takesGzip ? "gzip" : default;
        var body = takesGzip ? file.Gzipped : file.Plain();
        http.Response.ContentType = file.ContentType;
        http.Response.ContentLength = body.Length;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }
}
