using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api.Requests;

/// <summary>Reads a request's body.</summary>
internal static class RequestBody
{
    /// <summary>As the stream's own method, but with one exception for every body that is broken.</summary>
    /// <exception cref="BadHttpRequestException">The body is broken, too long or too slow.</exception>
    public static async ValueTask<int> ReadAsync(HttpRequest request, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await request.Body.ReadAsync(buffer, cancellationToken);
        }
        catch (IOException broken) when (broken.InnerException is OverflowException)
        {
            // Kestrel says it so of a chunk whose size is beyond its integers, and of nothing else.
            throw new BadHttpRequestException("A chunk of the body has an impossible size.", StatusCodes.Status400BadRequest, broken);
        }
    }
}
