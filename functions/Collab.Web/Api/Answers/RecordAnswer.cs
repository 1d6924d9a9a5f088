using Collab.Core.Results;
using Collab.Core.Writing;
using Collab.Web.Api.Problems;
using Collab.Web.Api.Requests;
using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api.Answers;

/// <summary>Answers with one record.</summary>
internal static class RecordAnswer
{
    private const string Json = "application/json";

    /// <summary>Kept copies must be asked about first; shared caches keep none.</summary>
    private const string CacheControl = "private, no-cache";

    /// <summary>The answer to a GET: the record, or 304 when the client has it.</summary>
    public static Task WriteAsync(HttpContext http, Outcome<StoredRecord> outcome)
    {
        if (!outcome.TryGet(out var record, out var refusal))
        {
            return ProblemWriter.WriteAsync(http, refusal);
        }

        http.Response.Headers.ETag = record.ETag;
        http.Response.Headers.CacheControl = CacheControl;
        if (!Preconditions.HasVersion(http.Request, record.ETag))
        {
            return BodyAsync(http, record.Body);
        }

        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }

    /// <summary>The answer to a write; a replayed one has the status, headers and bytes of the first.</summary>
    public static Task WriteAsync(HttpContext http, WriteAnswer answer, string? location)
    {
        var headers = http.Response.Headers;
        headers.ETag = answer.ETag;
        headers.CacheControl = CacheControl;
        headers.Location = location;
        if (answer.Replayed)
        {
            headers["Idempotent-Replayed"] = "true";
        }

        http.Response.StatusCode = answer.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        return BodyAsync(http, answer.Body);
    }

    /// <summary>The answer to what goes on behind it: 202 with the record as it is now.</summary>
    public static Task AcceptedAsync(HttpContext http, Outcome<StoredRecord> outcome)
    {
        if (!outcome.TryGet(out var record, out var refusal))
        {
            return ProblemWriter.WriteAsync(http, refusal);
        }

        http.Response.StatusCode = StatusCodes.Status202Accepted;
        http.Response.Headers.ETag = record.ETag;
        http.Response.Headers.CacheControl = CacheControl;
        return BodyAsync(http, record.Body);
    }

    /// <summary>JSON that is no record of its own and has no version.</summary>
    public static Task WriteAsync(HttpContext http, byte[] body)
    {
        http.Response.Headers.CacheControl = CacheControl;
        return BodyAsync(http, body);
    }

    private static Task BodyAsync(HttpContext http, byte[] body)
    {
        http.Response.ContentType = Json;
        http.Response.ContentLength = body.Length;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }
}
