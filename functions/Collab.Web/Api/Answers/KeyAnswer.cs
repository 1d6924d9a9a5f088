using System.Text;
using Collab.Core.Access;
using Collab.Core.Json;
using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api.Answers;

/// <summary>Answers with a client and its new key, the only time that the key is seen. No cache may keep it.</summary>
internal static class KeyAnswer
{
    /// <summary>A new client has a <paramref name="location"/>; one whose key was rotated had its own before.</summary>
    public static Task WriteAsync(HttpContext http, NewKey made, string? location)
    {
        var response = http.Response;
        response.StatusCode = location is null ? StatusCodes.Status200OK : StatusCodes.Status201Created;
        response.Headers.ETag = made.ETag;
        response.Headers.Location = location;
        response.Headers.CacheControl = "no-store";
        response.ContentType = "application/json";
        byte[] body = [.. RegisterJson.Bytes(made.Client)[..^1], .. Encoding.ASCII.GetBytes($",\"key\":\"{made.Key}\"}}")];
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }
}
