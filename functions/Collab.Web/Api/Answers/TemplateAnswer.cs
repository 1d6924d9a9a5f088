using Collab.Core.Results;
using Collab.Core.Templates;
using Collab.Web.Api.Problems;
using Collab.Web.Api.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Collab.Web.Api.Answers;

/// <summary>Answers with an empty table, as a file to keep.</summary>
internal static class TemplateAnswer
{
    public static Task WriteAsync(HttpContext http, Outcome<TemplateFile> outcome) =>
        outcome.Match(file => WriteAsync(http, file), refusal => ProblemWriter.WriteAsync(http, refusal));

    private static Task WriteAsync(HttpContext http, TemplateFile file)
    {
        var response = http.Response;
        response.Headers.ETag = file.ETag;
        response.Headers.CacheControl = "private, no-cache";
        if (Preconditions.HasVersion(http.Request, file.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = file.ContentType;
        response.ContentLength = file.Body.Length;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = file.FileName }.ToString();
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(file.Body, http.RequestAborted).AsTask();
    }
}
