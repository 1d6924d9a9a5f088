using Collab.Core.Documents;
using Collab.Web.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api.Requests;

/// <summary>A request's body as a file's content, of any media type: what a file is, its content says.</summary>
internal static class ContentInput
{
    /// <summary>The problem of a body that is only a part of the content (RFC 9110, 14.5) or isn't the content itself, or null.</summary>
    public static Problem? Refuse(HttpRequest request) =>
        request.Headers.ContainsKey("Content-Range") ? Problem.Malformed("content-range", "The whole content is taken, not a range of it.")
        : request.Headers.ContentEncoding.Any(coding => !string.Equals(coding, "identity", StringComparison.OrdinalIgnoreCase))
            ? Problem.UnsupportedMediaType("The content is taken as it is, without Content-Encoding.")
        : null;

    public static ContentSource Of(HttpRequest request, ApiOptions options) =>
        new((buffer, token) => RequestBody.ReadAsync(request, buffer, token), request.ContentLength, options.UploadBytes);
}
