using System.Text;
using Collab.Core.Events;
using Collab.Core.Json;
using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api.Answers;

/// <summary>Answers with a new subscription and its secret, the only time that the secret is seen. No cache may keep it.</summary>
internal static class SecretAnswer
{
    public static Task WriteAsync(HttpContext http, NewSubscription made, string location)
    {
        var response = http.Response;
        response.StatusCode = StatusCodes.Status201Created;
        response.Headers.ETag = made.ETag;
        response.Headers.Location = location;
        response.Headers.CacheControl = "no-store";
        response.ContentType = "application/json";
        byte[] body = [.. RegisterJson.Bytes(made.Subscription)[..^1], .. Encoding.ASCII.GetBytes($",\"secret\":\"{made.Secret}\"}}")];
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }
}
