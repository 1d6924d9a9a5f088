using Collab.Core.Documents;
using Collab.Core.Results;
using Collab.Web.Api.Problems;
using Collab.Web.Api.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Collab.Web.Api.Answers;

/// <summary>Answers with a kept file, streamed.</summary>
internal static class FileAnswer
{
    /// <summary>The disposition of a file that a browser may show; any other is kept.</summary>
    public const string Shown = "inline";

    /// <summary>The disposition of a file that somebody has sent: whatever is in it, no browser shows it in our name.</summary>
    public const string Kept = "attachment";

    public static async Task WriteAsync(HttpContext http, Outcome<DocumentFile> outcome, string disposition)
    {
        if (!outcome.TryGet(out var file, out var refusal))
        {
            await ProblemWriter.WriteAsync(http, refusal);
            return;
        }

        await using (file)
        {
            await WriteAsync(http, file, disposition);
        }
    }

    private static Task WriteAsync(HttpContext http, DocumentFile file, string disposition)
    {
        var response = http.Response;
        var etag = $"\"{file.Blob.Entry.ETag.Trim('"')}\"";
        response.Headers.ETag = etag;
        response.Headers.CacheControl = "private, no-cache";
        if (Preconditions.HasVersion(http.Request, etag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = file.ContentType;
        response.ContentLength = file.Blob.Entry.Size;
        response.Headers.ContentSecurityPolicy = PagePolicy.Of(file.ContentType, isShown: disposition == Shown);
        var named = new ContentDispositionHeaderValue(disposition);
        named.SetHttpFileName(file.FileName);
        response.Headers.ContentDisposition = named.ToString();
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : file.Blob.Content.CopyToAsync(response.Body, http.RequestAborted);
    }
}
